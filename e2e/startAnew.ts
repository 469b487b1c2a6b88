/** Begins the line that tells of a process that was started anew; the closing lines repeat it. */
export const STARTED_ANEW = 'Started anew:';

/** A process ended by itself before it was ready. */
export class CrashedAtStart extends Error {}

/**
 * Starts a browser or an n8n, and once more when it crashed by itself before it was ready. Nothing
 * was asked of it yet, so no check is repeated. A line says so, for the closing lines.
 *
 * @param what e.g. `the browser`
 * @param start starts it; throws CrashedAtStart when it ended by itself
 * @returns what was started
 * @throws what the second start throws, or the first one for another reason than a crash
 */
export async function startAnewIfCrashed<T>(what: string, start: () => Promise<T>): Promise<T> {
	try {
		return await start();
	} catch (error) {
		if (!(error instanceof CrashedAtStart)) throw error;
		console.log(`${STARTED_ANEW} ${what}, because ${error.message.split('\n', 1)[0] ?? ''}`);
		return await start();
	}
}
