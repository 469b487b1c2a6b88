/**
 * Adds methods that an older version of a class does not have yet.
 *
 * @param prototype of the class; existing methods stay
 * @param methods by name
 */
export function fill(prototype: object, methods: Readonly<Record<string, unknown>>): void {
	for (const [name, value] of Object.entries(methods)) {
		if (!(name in prototype)) Object.defineProperty(prototype, name, { value });
	}
}
