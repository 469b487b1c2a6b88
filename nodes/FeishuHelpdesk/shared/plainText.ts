import { excerpt, InputError } from './inputError';

/**
 * Reads a value that must be text; numbers and booleans from expressions become text, dates
 * ISO 8601.
 *
 * @param value what the field holds; nothing counts as `''`
 * @param field label of the field
 * @param place where in the field it stands, e.g. ` in row 2`; `''` for the field itself
 * @returns the text, exactly as given
 * @throws {InputError} for a list or an object, which would arrive as "[object Object]"
 */
export function plainText(value: unknown, field: string, place = ''): string {
	if (isNoNumber(value)) throw new InputError(field, `${NO_NUMBER}${place}`, CHECK_CALCULATION);
	if (typeof value !== 'object' || value === null) return String(value ?? '');
	const date = isoOfDate(value);
	if (date !== undefined) return date;
	throw new InputError(
		field,
		`is ${structureOf(value)}, not text${place}`,
		'The expression yields a structure. Choose one of its fields, or turn it into text with {{ JSON.stringify(…) }}.',
	);
}

/**
 * @param value a `Date`, as database nodes yield it, or a Luxon `DateTime` of n8n's expressions, of
 *   whichever copy of Luxon
 * @returns ISO 8601; `undefined` for anything else, and for a date that is none
 */
function isoOfDate(value: object): string | undefined {
	// Told by what they can do: expressions may run in another realm, whose `Date` is another class.
	const write: unknown = Reflect.get(value, 'toISO') ?? Reflect.get(value, 'toISOString');
	if (typeof write !== 'function' || Number.isNaN(Number(value))) return undefined;
	const iso: unknown = Reflect.apply(write, value, []);
	return typeof iso === 'string' ? iso : undefined;
}

/**
 * @param value what a field holds
 * @returns the value; `undefined` for nothing, which an empty expression yields as empty text
 */
export const filled = (value: unknown): unknown =>
	value === null || (typeof value === 'string' && value.trim() === '') ? undefined : value;

/**
 * @param value a number, or text that is one
 * @returns the number; NaN for anything else, of which JavaScript would make one: a list, a boolean, nothing
 */
export const numberIn = (value: unknown): number =>
	typeof value === 'number' || (typeof value === 'string' && value.trim() !== '')
		? Number(value)
		: NaN;

/** NaN and Infinity: a calculation in an expression went wrong, e.g. with a field that is missing. */
const isNoNumber = (value: unknown): boolean =>
	typeof value === 'number' && !Number.isFinite(value);

const NO_NUMBER = 'is the result of a calculation that failed';
const CHECK_CALCULATION = 'Check the expression: it calculates with something that is no number.';

const structureOf = (value: object): string => (Array.isArray(value) ? 'a list' : 'an object');

/**
 * Says what a value is that none of the choices of a field fits.
 *
 * @param value what the field holds
 * @param otherwise what to say of a plain value, e.g. `has the unknown value`; the value follows
 * @returns the rest of a sentence
 */
export function misfit(value: unknown, otherwise: string): string {
	if (value === undefined || value === null) return 'is empty';
	if (typeof value === 'object') return `is ${structureOf(value)}`;
	if (isNoNumber(value)) return NO_NUMBER;
	const shown = String(value);
	return shown.trim() === '' ? 'is empty' : `${otherwise} '${excerpt(shown)}'`;
}

/**
 * Reads a value that must be one of some. Expressions yield the number 1 where the choice is the text 1.
 *
 * @param value what the field holds; nothing counts as the first of them
 * @param values the choices
 * @param field label of the field
 * @param place where in the field it stands, e.g. ` in row 2`; `''` for the field itself
 * @returns the choice
 * @throws {InputError} for any other value
 */
export function oneOf<Value extends string>(
	value: unknown,
	values: readonly [Value, ...Value[]],
	field: string,
	place: string,
): Value {
	if (value === undefined || value === null || value === '') return values[0];
	return choiceOf(value, values, field, place);
}

/**
 * Reads a value that must be one of some, and not nothing.
 *
 * @param value what the field holds
 * @param values the choices
 * @param field label of the field
 * @param place where in the field it stands, e.g. ` in row 2`; `''` for the field itself
 * @returns the choice
 * @throws {InputError} for any other value
 */
export function choiceOf<Value extends string>(
	value: unknown,
	values: readonly Value[],
	field: string,
	place: string,
): Value {
	const given = typeof value === 'number' ? String(value) : value;
	const chosen = values.find((candidate) => candidate === given);
	if (chosen !== undefined) return chosen;
	const choices = values.filter((candidate) => candidate !== '').join(', ');
	throw new InputError(
		field,
		`${misfit(value, 'has the unknown value')}${place}`,
		`Choose one of: ${choices}.`,
	);
}
