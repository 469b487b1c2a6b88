import { InputError } from './inputError';

/**
 * Reads a value that must be text; numbers and booleans from expressions become text.
 *
 * @param value what the field holds; nothing counts as `''`
 * @param field label of the field
 * @param place where in the field it stands, e.g. ` in row 2`; `''` for the field itself
 * @returns the text, exactly as given
 * @throws {InputError} for a list or an object, which would arrive as "[object Object]"
 */
export function plainText(value: unknown, field: string, place = ''): string {
	if (typeof value !== 'object' || value === null) return String(value ?? '');
	throw new InputError(
		field,
		`is ${Array.isArray(value) ? 'a list' : 'an object'}, not text${place}`,
		'The expression yields a structure. Choose one of its fields, or turn it into text with {{ JSON.stringify(…) }}.',
	);
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
