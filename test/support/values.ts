/** Whether a value of unknown origin is an object whose properties can be looked at. */
export function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null;
}

/**
 * Reads a property deep inside a value of unknown origin, e.g. `cause.response.status`.
 *
 * @param value where to start
 * @param dottedPath property names with dots between
 * @returns the property, or undefined when something on the way is missing
 */
export function dig(value: unknown, dottedPath: string): unknown {
	return dottedPath
		.split('.')
		.reduce<unknown>((inner, key) => (isRecord(inner) ? inner[key] : undefined), value);
}

/** A value of unknown origin as text: strings, numbers and booleans; anything else is empty. */
export function text(value: unknown): string {
	if (typeof value === 'string') return value;
	return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}
