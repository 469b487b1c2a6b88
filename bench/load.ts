import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { median } from './median';

const PROJECT = resolve(__dirname, '..');
const RUNS = 20;

/**
 * Measures what the package adds to every start of n8n: requiring its classes, with n8n-workflow
 * loaded already, each time in a fresh process.
 *
 * @returns the line to print, with the median in ms
 */
export function benchLoad(): string {
	const script = `
		require('n8n-workflow');
		const { n8n } = require('./package.json');
		const start = performance.now();
		for (const file of [...n8n.nodes, ...n8n.credentials]) require('./' + file);
		console.log(performance.now() - start);`;
	const times = Array.from({ length: RUNS }, () =>
		Number(execFileSync(process.execPath, ['-e', script], { cwd: PROJECT, encoding: 'utf8' })),
	);
	return `Load both nodes and the credential: ${median(times).toFixed(1)} ms (median of ${RUNS})`;
}
