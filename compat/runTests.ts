import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { RENEWING, TESTS, WAITING } from './tests';
import type { Release } from './versions';

const ROOT = resolve(__dirname, '..');

/** Measures time, which says nothing about n8n, but much about a busy machine. */
const TIMED = 'pauses all lanes: 150 items';

/** How the tests ended. */
export interface Result {
	passed: number;
	/** Files that could not even be loaded count, too. */
	failed: number;
}

const Report = z.object({
	numPassedTests: z.number(),
	numFailedTests: z.number(),
	numRuntimeErrorTestSuites: z.number(),
});

/**
 * Runs the tests with the n8n of a folder. What jest prints about failures goes to stderr.
 *
 * @param folder holds `node_modules` with n8n-core and n8n-workflow
 * @param release what cannot pass there
 * @returns how many passed
 * @throws {Error} when jest does not come to its end
 */
export async function runTests(
	folder: string,
	{ except = TIMED, signsNoLinks = false, renewsNoTokens = false }: Partial<Release>,
): Promise<Result> {
	const scratch = await mkdtemp(join(tmpdir(), 'compat-'));
	const output = join(scratch, 'report.json');
	try {
		const jest = join(ROOT, 'node_modules/jest/bin/jest.js');
		const names = `^(?!.*(${TIMED}|${except}))`;
		const config = ['-c', 'compat/jest.config.js', '--testNamePattern', names];
		// Some versions leave a timer behind.
		const flags = [...config, '--forceExit', '--json', '--outputFile', output];
		const more = [...(signsNoLinks ? [] : [WAITING]), ...(renewsNoTokens ? [] : [RENEWING])];
		await ended([jest, ...flags, ...TESTS, ...more], folder);
		const report = Report.parse(JSON.parse(await readFile(output, 'utf8')));
		return {
			passed: report.numPassedTests,
			failed: report.numFailedTests + report.numRuntimeErrorTestSuites,
		};
	} finally {
		await rm(scratch, { recursive: true, force: true });
	}
}

async function ended(args: readonly string[], folder: string): Promise<void> {
	const env = { ...process.env, COMPAT_FOLDER: folder };
	// With `--json`, stdout holds the report once more.
	const jest = spawn(process.execPath, args, { cwd: ROOT, env, stdio: ['ignore', 'ignore', 2] });
	await new Promise((resolved, reject) => {
		jest.once('error', reject);
		jest.once('close', resolved);
	});
}
