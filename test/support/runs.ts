/** Part of the cases of a property that are tried with a mutant: there are thousands, and tests of examples beside. */
const WITH_MUTANT = 1 / 20;

/**
 * @param all how many cases a property is tried with
 * @returns as many; fewer while Stryker looks whether a mutant is noticed
 */
export const runs = (all: number): number =>
	Math.ceil(all * ('__stryker__' in globalThis ? WITH_MUTANT : 1));
