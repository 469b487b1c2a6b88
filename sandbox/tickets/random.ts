/** Draws that are the same in every run. */
export interface Draws {
	/** A number from 0 up to, without, 1. */
	next(): number;
	/** A whole number from `min` to `max`, both inclusive. */
	int(min: number, max: number): number;
	/** One of some things. */
	pick<T>(things: readonly [T, ...T[]]): T;
}

/**
 * Mulberry32, a small generator in the public domain: good enough to make things up.
 *
 * @param seed the same seed draws the same
 */
export function drawsFrom(seed: number): Draws {
	let state = (seed * 0x9e3779b1) >>> 0;
	const next = (): number => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
	return {
		next,
		int: (min, max) => min + Math.floor(next() * (max - min + 1)),
		pick: (things) => things[Math.floor(next() * things.length)] ?? things[0],
	};
}
