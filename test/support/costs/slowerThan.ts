import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

import type { Work } from './works';

/** A text: a piece of it, and how often it stands there. */
export type Repeated = readonly [unit: string, times: number];

/** What never ends must not keep jest, which cannot interrupt this. */
const TIMEOUT_MS = 200_000;

/**
 * Measures work in a process of its own. In this one it would also be charged for what the garbage
 * collector does with all that jest keeps, which is several seconds in a process of 1.5 GB.
 *
 * @param maxMs the processor's time that each text may take, ms
 * @param work what to do
 * @param texts with each of these, one after another
 * @returns the pieces of those that took longer
 * @throws {Error} with what the process printed, when it fails
 */
export function slowerThan(maxMs: number, work: Work, texts: readonly Repeated[]): string[] {
	// The collector's own threads would be charged for waiting for one another.
	const flags = ['--single-threaded-gc', join(__dirname, 'measure.ts')];
	const { status, stdout, stderr, error } = spawnSync(
		process.execPath,
		[require.resolve('tsx/cli'), ...flags],
		{ input: JSON.stringify({ work, texts }), encoding: 'utf8', timeout: TIMEOUT_MS },
	);
	if (status !== 0) throw error ?? new Error(stderr);
	const costs = JSON.parse(stdout) as (number | undefined)[];
	return texts.flatMap(([unit], index) => ((costs[index] ?? Infinity) > maxMs ? [unit] : []));
}
