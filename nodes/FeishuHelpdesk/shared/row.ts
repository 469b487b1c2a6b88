import { InputError } from './inputError';

/** One row of a collection, as n8n hands it over: expressions may have yielded anything. */
export type Row = Readonly<Record<string, unknown>>;

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
	if (typeof value !== 'object' || value === null) return String(value ?? '');
	const date = isoOfDate(value);
	if (date !== undefined) return date;
	throw new InputError(
		field,
		`is ${Array.isArray(value) ? 'a list' : 'an object'}, not text${place}`,
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
 * Reads a value that must be one of some.
 *
 * @param value what the field holds; nothing counts as the first of them
 * @param values the choices
 * @param field label of the field
 * @param place where in the field it stands, e.g. ` in row 2`
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
	const chosen = values.find((candidate) => candidate === value);
	if (chosen !== undefined) return chosen;
	throw new InputError(
		field,
		`has the unknown value '${String(value)}'${place}`,
		`Choose one of: ${values.join(', ')}.`,
	);
}
