import { setTimeout as sleep } from 'node:timers/promises';

/** Less than the time that a test has, so that no loop outlives its test; far more than a busy machine needs. */
const LONGEST_MS = 25_000;

/**
 * Waits until something is so, however busy the machine is.
 *
 * @param isSo asked again and again
 * @throws when it never happens
 */
export async function until(isSo: () => boolean): Promise<void> {
	const end = Date.now() + LONGEST_MS;
	while (!isSo()) {
		if (Date.now() > end) throw new Error('It did not happen');
		await sleep(5);
	}
}
