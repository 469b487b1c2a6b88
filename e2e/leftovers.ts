/** What is to be ended or removed when the run is over, however it ends. */
const closers: (() => Promise<void> | void)[] = [];
let ending: Promise<void> | undefined;

/**
 * Remembers how to end something. Later things end first.
 *
 * @param close ends a process, removes a folder
 */
export function atEnd(close: () => Promise<void> | void): void {
	closers.push(close);
}

/**
 * Ends all that was started; what fails to end does not keep the rest.
 *
 * @returns once nothing is left; a second call waits for the first
 */
export function endAll(): Promise<void> {
	ending ??= (async () => {
		for (const close of closers.reverse()) {
			await Promise.resolve()
				.then(close)
				.catch((error: unknown) => {
					console.error('could not clean up:', error);
				});
		}
	})();
	return ending;
}

/** @returns whether what was started is being ended: whatever fails now says nothing */
export function isEnding(): boolean {
	return ending !== undefined;
}

/** Ends all on Ctrl+C, too. */
export function endOnSignals(): void {
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
		process.on(signal, () => {
			// npm and tsx pass the signal on: it comes several times.
			if (!ending) console.error(`\n${signal}: ending all that was started`);
			void endAll().then(() => process.exit(1));
		});
	}
}
