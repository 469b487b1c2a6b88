import { InputError } from './inputError';
import { misfit } from './plainText';

/** What people, sheets, forms and models write for a switch. */
const WORDS: ReadonlyMap<string, boolean> = new Map([
	['true', true],
	['1', true],
	['yes', true],
	['on', true],
	['false', false],
	['0', false],
	['no', false],
	['off', false],
]);

/**
 * Reads a switch. An expression yields text or a number as often as a boolean, and a switch that is off
 * without a word would send what should only be previewed.
 *
 * @param value what the field holds
 * @param field label of the field
 * @param place where in the field it stands, e.g. ` in row 2`; `''` for the field itself
 * @returns whether it is on
 * @throws {InputError} when it is neither on nor off
 */
export function switchValue(value: unknown, field: string, place = ''): boolean {
	const known =
		typeof value === 'object' ? undefined : WORDS.get(String(value).trim().toLowerCase());
	if (known !== undefined) return known;
	throw new InputError(
		field,
		`${misfit(value, 'is neither true nor false:')}${place}`,
		'Let the expression yield true or false, or set the switch by hand.',
	);
}
