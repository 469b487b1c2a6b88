import { identifierText } from '../shared/identifier';
import { plainText } from '../shared/plainText';

/** Commas, semicolons and line breaks, also the Chinese ones. */
const SEPARATORS = /[,;\n\r\u2028\u2029，；、]+/;

const GAP = '[\\s,;，；、]';

/**
 * Makes the regex with which the editor checks a field that takes one thing or several. Nothing in it
 * can match in two ways, so that a pasted page does not make it hang.
 *
 * @param entry regex of one entry; it matches no white space and no separator
 * @returns regex of the whole field
 */
export const listPattern = (entry: string): string =>
	`^${GAP}*${entry}(?:${GAP}+${entry})*${GAP}*$`;

/** One of several, not read yet. */
interface Entry {
	value: unknown;
	/** Where it stands, to end a sentence with: ` in entry 2`; `''` where there is only one. */
	place: string;
}

/**
 * Takes apart what a field holds that takes one thing or several.
 *
 * @param value text with commas, semicolons or line breaks between the entries, or a list from an
 * expression
 * @param split takes text apart
 * @returns the entries, also empty ones
 */
export function entriesOf(
	value: unknown,
	split = (text: string): string[] => text.split(SEPARATORS),
): Entry[] {
	const isList = Array.isArray(value);
	const given: unknown[] = typeof value === 'string' ? split(value) : [value].flat();
	return given.map((entry, index) => ({
		value: entry,
		place: isList || given.length > 1 ? ` in entry ${index + 1}` : '',
	}));
}

/**
 * Takes text apart that holds IDs or addresses. A field of one line makes a space of each line break that
 * is pasted into it, so spaces separate, too, where they can't be part of what is meant: names have them
 * (`Alice Chen`, which is neither), and numbers (`138 0000 0001`).
 *
 * @param text one or several
 * @returns the entries, also empty ones
 */
export const splitText = (text: string): string[] =>
	text.split(SEPARATORS).flatMap((entry) => entry.split(/\s+(?=\+)/).flatMap(splitAtSpaces));

/** ITU-T E.164: no number has more digits; with the area, few have less than seven. */
const MOST_DIGITS = 15;
const LEAST_DIGITS = 7;

function splitAtSpaces(entry: string): string[] {
	const parts = entry.split(/\s+/).filter((part) => part !== '');
	const digits = parts.map((part) => part.replace(/\D/g, '').length);
	const areNumbers = parts.every((part) => !/[\p{L}@_]/u.test(part));
	const areApart = areNumbers
		? Math.min(...digits) >= LEAST_DIGITS && digits.reduce((sum, n) => sum + n, 0) > MOST_DIGITS
		: parts.every((part) => /[@\d_]/.test(part) && !/[<>]/.test(part));
	return parts.length > 1 && areApart ? parts : [entry];
}

/**
 * Reads a field that takes one thing or several.
 *
 * @param value as for {@link entriesOf}
 * @param field label of the field, for messages
 * @returns the entries without white space around them; empty ones are left out
 * @throws {InputError} for an object where text should be
 */
export const splitList = (value: unknown, field: string): string[] =>
	entriesOf(value)
		.map((entry) => plainText(entry.value, field, entry.place).trim())
		.filter((entry) => entry !== '');

/**
 * Reads a field that takes one ID or address, or several.
 *
 * @param value as for {@link entriesOf}
 * @param field label of the field, for messages
 * @returns the entries, each read by {@link identifierText}; empty ones are left out
 * @throws {InputError} naming the entry that is none
 */
export const splitIdentifiers = (value: unknown, field: string): string[] =>
	entriesOf(value, splitText)
		.map((entry) => identifierText(entry.value, field, entry.place))
		.filter((entry) => entry !== '');
