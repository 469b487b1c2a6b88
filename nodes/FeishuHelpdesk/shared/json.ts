import type { LosslessNumber } from 'lossless-json';

/** A value that JSON can hold. Whole numbers beyond 2^53 are kept as `LosslessNumber`. */
export type JsonValue =
	| string
	| number
	| boolean
	| null
	| LosslessNumber
	| JsonValue[]
	| { [key: string]: JsonValue };

/** A JSON object. */
export type JsonObject = { [key: string]: JsonValue };

/** Not by its class, which n8n need not load at its start. An object of JSON may have that name, too. */
const isExactNumber = (value: object): boolean =>
	'isLosslessNumber' in value && Object.getPrototypeOf(value) !== Object.prototype;

/**
 * Tells whether a value is a JSON object (not an array, not null).
 *
 * @param value any value
 * @returns whether its keys can be read
 */
export function isJsonObject(value: unknown): value is JsonObject {
	return (
		typeof value === 'object' && value !== null && !Array.isArray(value) && !isExactNumber(value)
	);
}

/**
 * Takes an object as one.
 *
 * @param value any value
 * @returns the object, `{}` for anything else
 */
export const objectOf = (value: unknown): JsonObject => (isJsonObject(value) ? value : {});

/**
 * Takes an object out of an answer.
 *
 * @param data the answer's `data`
 * @param name of the object in it
 * @returns the object, `{}` when it is not there
 */
export function objectIn(data: JsonObject, name: string): JsonObject {
	return objectOf(data[name]);
}

/**
 * Takes a list out of an answer.
 *
 * @param data the answer's `data`
 * @param name of the list in it
 * @returns its objects; Feishu leaves empty lists out
 */
export function listIn(data: JsonObject, name: string): JsonObject[] {
	const found = data[name];
	return Array.isArray(found) ? found.filter(isJsonObject) : [];
}

/**
 * Takes a text that may be missing.
 *
 * @param value any value
 * @returns the text; `null`, which tables show as nothing, for an empty one and for anything else
 */
export const textOrNull = (value: unknown): string | null =>
	typeof value === 'string' && value !== '' ? value : null;
