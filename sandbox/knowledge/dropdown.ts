import { createHash } from 'node:crypto';

/** A choice of a dropdown, with the choices below it; three levels at most. */
export interface DropdownOption {
	/** UUID */
	tag: string;
	display_name: string;
	children?: DropdownOption[];
}

/** What a choice is made from: its name, or its name and what is below it. */
export type OptionSeed = string | readonly [name: string, below: readonly OptionSeed[]];

/**
 * Makes choices with fixed tags out of their names.
 *
 * @param seeds names, from top to bottom
 * @param path what tells these choices from others of the same name: field and names above
 * @returns the choices
 */
export function dropdownOptions(seeds: readonly OptionSeed[], path: string): DropdownOption[] {
	return seeds.map((seed) => {
		const [name, below] = typeof seed === 'string' ? [seed, []] : seed;
		const place = `${path}/${name}`;
		const option: DropdownOption = { tag: tagOf(place), display_name: name };
		return below.length === 0 ? option : { ...option, children: dropdownOptions(below, place) };
	});
}

function tagOf(place: string): string {
	const hex = createHash('sha256').update(place).digest('hex');
	return hex.slice(0, 32).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
