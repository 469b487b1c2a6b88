/** Where a request goes. */
export interface ApiPath {
	/** Begins with `/open-apis`; what was put in is encoded. */
	readonly path: string;
	/** The same with `:id` for what was put in: Feishu's limits count per endpoint, not per ID. */
	readonly endpoint: string;
}

/**
 * Tag for the path of a request. What is put in is encoded, so that an ID can never leave its own
 * segment, whatever characters it holds.
 *
 * @param literal the fixed parts, which begin after `/open-apis`
 * @param values the IDs
 * @returns the path with `/open-apis` in front
 * @throws {Error} when a value is empty or dots only, which URL parsers treat as a step up
 */
export function path(literal: TemplateStringsArray, ...values: string[]): ApiPath {
	const encoded = values.map((value) => {
		if (/^\.*$/.test(value)) throw new Error(`'${value}' cannot be part of a path`);
		return encodeURIComponent(value.replace(/\p{Surrogate}/gu, '\ufffd'));
	});
	const fill = (parts: readonly string[]) =>
		`/open-apis${String.raw({ raw: literal.raw }, ...parts)}`;
	return { path: fill(encoded), endpoint: fill(values.map(() => ':id')) };
}
