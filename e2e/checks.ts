import { setTimeout as sleep } from 'node:timers/promises';

import { isEnding } from './leftovers';
import { progress, since } from './progress';

/** One thing that must be so. */
export interface Check<T> {
	/** A sentence about behaviour. */
	name: string;
	/** Throws when it is not so. */
	run: (world: T) => Promise<void>;
}

/**
 * @param name a sentence about behaviour
 * @param run throws when it is not so
 */
export function check<T>(name: string, run: Check<T>['run']): Check<T> {
	return { name, run };
}

/** Checks that belong together and run in order. */
export interface Flow<T> {
	name: string;
	checks: readonly Check<T>[];
}

/** How many checks passed and failed. */
export interface Score {
	passed: number;
	failed: number;
}

/**
 * Runs the checks of a flow, one after another, and prints a line for each. A failed check does not
 * keep the others.
 *
 * @param flow the checks
 * @param world what they work on
 * @param onFailure called with a name for what it saves, e.g. a screenshot; returns lines to print
 * @returns the score of this flow
 */
export async function runFlow<T>(
	flow: Flow<T>,
	world: T,
	onFailure: (name: string) => Promise<string[]>,
): Promise<Score> {
	const score = { passed: 0, failed: 0 };
	for (const [index, { name, run }] of flow.checks.entries()) {
		const startedAt = Date.now();
		try {
			await inTime(run(world));
			score.passed += 1;
			progress(`ok      ${flow.name}: ${name} (${since(startedAt)})`);
		} catch (error) {
			if (isEnding()) return score;
			score.failed += 1;
			progress(`FAILED  ${flow.name}: ${name} (${since(startedAt)})`);
			const saved = await onFailure(`${flow.name}-${index + 1}`).catch(() => []);
			const text = error instanceof Error ? error.message : String(error);
			for (const line of [...text.split('\n').slice(0, MAX_LINES), ...saved]) {
				console.log(`${' '.repeat(17)}${line}`);
			}
		}
	}
	return score;
}

const MAX_LINES = 30;

/** Far more than any check needs, ms. */
const MAX_CHECK_MS = 480_000;

/** What hangs is one failed check, not a lost run. */
async function inTime(work: Promise<void>): Promise<void> {
	const ended = new AbortController();
	const limit = sleep(MAX_CHECK_MS, undefined, { signal: ended.signal }).then(() => {
		throw new Error(`Did not end within ${MAX_CHECK_MS / 1000} s`);
	});
	await Promise.race([work, limit]).finally(() => {
		limit.catch(() => undefined);
		ended.abort();
	});
}
