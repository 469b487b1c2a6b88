import { setTimeout as sleep } from 'node:timers/promises';

const TIMEOUT_MS = 60_000;
const APART_MS = 200;

/**
 * Looks again and again.
 *
 * @param look returns `undefined` until there is something to see
 * @param otherwise what to say when nothing came
 * @returns what was seen
 * @throws {Error} after a minute
 */
export async function until<T>(
	look: () => Promise<T | undefined> | T | undefined,
	otherwise: string,
): Promise<T> {
	const deadline = Date.now() + TIMEOUT_MS;
	while (Date.now() < deadline) {
		const found = await look();
		if (found !== undefined) return found;
		await sleep(APART_MS);
	}
	throw new Error(otherwise);
}
