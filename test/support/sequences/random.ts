/** Draws, the same ones for the same seed. */
export interface Random {
	/** @returns a whole number from 0 to `below - 1` */
	int: (below: number) => number;
	/** @returns whether something of this chance happens */
	chance: (of: number) => boolean;
	pick: <Value>(values: readonly [Value, ...Value[]]) => Value;
}

/**
 * @param seed any whole number
 * @returns draws (mulberry32)
 */
export function randomOf(seed: number): Random {
	let state = seed;
	function next(): number {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	}
	const int = (below: number) => Math.floor(next() * below);
	return {
		int,
		chance: (of) => next() < of,
		pick: (values) => values[int(values.length)] ?? values[0],
	};
}
