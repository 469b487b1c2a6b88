/** What n8n's editor reads of an operation's output before it ran (n8n 2.41, schema preview). */
export interface OutputSchema {
	type: string;
	properties?: Record<string, OutputSchema>;
	items?: OutputSchema;
}

/** Their keys are a user's own, so they stay open. */
const OPEN: ReadonlySet<string> = new Set(['customized_fields']);

/**
 * Describes values, as n8n's own nodes describe theirs.
 *
 * @param values examples of one thing; where some are `null`, the others decide
 * @param key under which they stand
 * @returns type, and what is inside objects and lists, keys in the order in which they come
 */
export function schemaOf(values: readonly unknown[], key = ''): OutputSchema {
	const known = values.filter((value) => value !== null && value !== undefined);
	const lists = known.filter((value): value is unknown[] => Array.isArray(value));
	if (lists.length > 0) {
		const entries = lists.flat();
		return { type: 'array', ...(entries.length > 0 && { items: schemaOf(entries) }) };
	}
	const objects = known.filter((value): value is object => typeof value === 'object');
	if (objects.length === 0) return { type: known.length > 0 ? typeof known[0] : 'null' };
	if (OPEN.has(key)) return { type: 'object' };
	const keys = new Set(objects.flatMap((object) => Object.keys(object)));
	const properties = Array.from(keys, (name): [string, OutputSchema] => [
		name,
		schemaOf(
			objects.map((object) => Reflect.get(object, name) as unknown),
			name,
		),
	]);
	return { type: 'object', properties: Object.fromEntries(properties) };
}
