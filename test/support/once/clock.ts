/** Tests that wait for nothing any more would never end. */
const MOST_IDLE = 100;

/**
 * Lets jest's clock run as far as a promise needs, without a moment of real time.
 *
 * @param promise waits for timers of jest's clock only
 * @returns what it yields
 * @throws what it throws; when it waits for something that no timer brings
 */
export async function inNoTime<T>(promise: Promise<T>): Promise<T> {
	const waiting = new Set([promise]);
	const end = () => {
		waiting.clear();
	};
	promise.then(end, end);
	await jest.advanceTimersByTimeAsync(0);
	for (let idle = 0; waiting.size > 0 && idle < MOST_IDLE; idle += 1) {
		if (jest.getTimerCount() > 0) idle = 0;
		await jest.advanceTimersToNextTimerAsync();
	}
	if (waiting.size > 0) throw new Error('It waits for ever');
	return await promise;
}
