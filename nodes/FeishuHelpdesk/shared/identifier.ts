import { excerpt, InputError } from './inputError';
import { plainText } from './plainText';

/** Format characters, variation selectors and fillers: copied along from a page, seen by nobody. */
const UNSEEN = /[\p{Cf}\p{DI}]+/gu;

/** Control characters, and halves of characters, are part of no ID and no address. */
const NEVER = /[^\P{Cc}\s]|\p{Cs}/u;

/** As spreadsheets and programs write a large number. A user_id may be `1e5`, so a sign or a dot tells. */
const ROUNDED = /^[+-]?(?:\d+(?:\.\d+)?e\+\d+|\d+\.\d+e\d+)$/i;

/** As spreadsheets write a whole number, too. */
const DECIMAL = /^[+-]?\d{6,}\.0+$/;

/** What to do about a number that has lost digits. */
export const GIVE_AS_TEXT =
	'n8n keeps about 15 digits of a number. Give it as text: in JSON with quotes around it, e.g. "6948728206392295444", in a spreadsheet in a column whose format is text.';

/**
 * Takes away what nobody sees in an address or an ID.
 *
 * @param text as it was entered or copied
 * @returns the text without format characters, and without white space around it
 */
export const visibleText = (text: string): string => text.replace(UNSEEN, '').trim();

/**
 * Reads an ID, a key or an address. What comes out is what was entered, or nothing does: a number that
 * cannot be told from its neighbour would name another ticket.
 *
 * @param value what the field holds; nothing counts as `''`
 * @param field label of the field
 * @param place where in the field it stands, e.g. ` in row 2`; `''` for the field itself
 * @returns the text, without white space around it and without what nobody sees
 * @throws {InputError} for a number that has lost digits, a structure, or a character no ID holds
 */
export function identifierText(value: unknown, field: string, place = ''): string {
	const text = visibleText(plainText(value, field, place));
	const fault = faultOfNumber(value, text);
	if (fault !== undefined) {
		throw new InputError(field, `${fault}${place}: '${excerpt(text)}'`, GIVE_AS_TEXT);
	}
	if (!NEVER.test(text)) return text;
	throw new InputError(
		field,
		`holds a character that cannot be part of it${place}: '${excerpt(text)}'`,
		'Remove what stands in pointed brackets, or enter it by hand.',
	);
}

function faultOfNumber(value: unknown, text: string): string | undefined {
	const isNumber = typeof value === 'number';
	if (isNumber ? !Number.isInteger(value) : DECIMAL.test(text)) return 'is a number with decimals';
	const isRounded = isNumber ? !Number.isSafeInteger(value) : ROUNDED.test(text);
	return isRounded ? 'is a number that has lost digits' : undefined;
}
