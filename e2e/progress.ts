const startedAt = Date.now();

/**
 * Prints a line with the time since the start.
 *
 * @param line what happens now
 */
export function progress(line: string): void {
	console.log(`${since(startedAt).padStart(7)}  ${line}`);
}

/**
 * @param time milliseconds since 1970
 * @returns the time that passed since, in seconds, e.g. `12.3 s`
 */
export function since(time: number): string {
	return `${((Date.now() - time) / 1000).toFixed(1)} s`;
}
