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

/**
 * Reads a field that takes one thing or several.
 *
 * @param value text with commas, semicolons or line breaks between the entries, or a list from an
 * expression
 * @param field label of the field, for messages
 * @returns the entries without white space around them; empty ones are left out
 * @throws {InputError} for an object where text should be
 */
export function splitList(value: unknown, field: string): string[] {
	const entries = Array.isArray(value)
		? value.map((entry, index) => plainText(entry, field, ` in entry ${index + 1}`))
		: plainText(value, field).split(SEPARATORS);
	return entries.map((entry) => entry.trim()).filter((entry) => entry !== '');
}
