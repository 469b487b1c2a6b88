import { identifierText } from '../shared/identifier';
import { plainText } from '../shared/plainText';

/** Commas, semicolons and line breaks, also the Chinese ones. */
const SEPARATORS = /[,;\n\r\u2028\u2029，；、]+/;

const SEPARATOR = '[,;\\n\\r\\u2028\\u2029，；、]';
const GAP = '[\\s,;，；、]*';
const SPACES = '[^\\S\\n\\r\\u2028\\u2029]*';

/**
 * Makes the regex with which the editor checks a field that takes one thing or several. Nothing in it
 * can match in two ways, so that a pasted page does not make it hang.
 *
 * @param entry regex of one entry; it matches no white space and no separator
 * @returns regex of the whole field
 */
export const listPattern = (entry: string): string =>
	`^${GAP}${entry}(?:${SPACES}${SEPARATOR}${GAP}${entry})*${GAP}$`;

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
 * @returns the entries, also empty ones
 */
export function entriesOf(value: unknown): Entry[] {
	const isList = Array.isArray(value);
	const given: unknown[] = typeof value === 'string' ? value.split(SEPARATORS) : [value].flat();
	return given.map((entry, index) => ({
		value: entry,
		place: isList || given.length > 1 ? ` in entry ${index + 1}` : '',
	}));
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
	entriesOf(value)
		.map((entry) => identifierText(entry.value, field, entry.place))
		.filter((entry) => entry !== '');
