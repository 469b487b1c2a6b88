/** What is still open, and would keep the process from ending. */
const open = new Set<() => Promise<void>>();

/**
 * Sees to it that something is closed in the end, also where the test fails that would close it.
 *
 * @param close ends it
 * @returns the same, which may be called as often as anybody likes
 */
export function closedInTheEnd(close: () => Promise<void>): () => Promise<void> {
	let closing: Promise<void> | undefined;
	const once = (): Promise<void> => {
		open.delete(once);
		closing ??= close();
		return closing;
	};
	open.add(once);
	return once;
}

/** Closes what the tests of a file left open. */
export async function closeLeftOpen(): Promise<void> {
	await Promise.all([...open].map((close) => close()));
}
