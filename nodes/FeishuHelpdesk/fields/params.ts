import type { RowsField } from './field';

/** A file of an item. */
export interface ItemFile {
	fileName: string;
	/** Reads it from the start; each call anew. */
	open: () => AsyncIterable<Uint8Array>;
}

/** What a resource locator holds. */
export interface Located {
	/** The chosen mode, `''` when an expression replaced the whole locator. */
	mode: string;
	value: unknown;
}

/** Reads the columns of one row. Errors name the field of the rows, and the row. */
export interface Row<Column extends string> {
	/** Where it stands, to end a sentence with: ` in button 2`. */
	readonly place: string;
	/** Any value, as an expression may have yielded it; `undefined` when the column has none. */
	readonly value: (column: Column) => unknown;
	/** Text, exactly as given; numbers and booleans from expressions become text. */
	readonly text: (column: Column) => string;
	/** One of the values of a dropdown; `fallback`, else the first, when it is empty. */
	readonly choice: <Value extends string>(
		column: Column,
		values: readonly [Value, ...Value[]],
		fallback?: Value,
	) => Value;
	/** Whether a switch is on; `absent` where the row does not have it. */
	readonly flag: (column: Column, absent: boolean) => boolean;
	/** Rows inside the row; `noun` is what one of them is called. */
	readonly rows: <Inner extends string>(
		field: RowsField<Column, Inner>,
		noun: string,
	) => Row<Inner>[];
}

/**
 * Reads the fields of one item, of those that its operation declares; every other name is refused by the
 * compiler, and throws where the compiler cannot tell. Names are parameter names; errors use the labels
 * users see.
 */
export interface Params<Name extends string> {
	/** The label of a field, for messages. */
	readonly label: (name: Name) => string;
	/** Any value, as an expression may have yielded it; `undefined` when the field has none. */
	readonly value: (name: Name) => unknown;
	/** Text, exactly as given; numbers and booleans from expressions become text. */
	readonly text: (name: Name) => string;
	/** A resource locator. */
	readonly locator: (name: Name) => Located;
	/** One of the values of a dropdown; `fallback` for an option that was not added. */
	readonly choice: <Value extends string>(
		name: Name,
		values: readonly Value[],
		fallback?: Value,
	) => Value;
	/** A moment, ms since 1970; `undefined` when the field is empty. `value` is what it holds, if not all. */
	readonly time: (name: Name, value?: unknown) => number | undefined;
	/**
	 * Whether a switch is on; `absent` for an option that was not added. What is neither true nor false,
	 * in words or as a number, is refused: a switch must not be off without a word.
	 */
	readonly flag: (name: Name, absent?: boolean) => boolean;
	/** Whether an option was added. */
	readonly has: (name: Name) => boolean;
	/** The rows of a field; `noun` is what one of them is called in messages. */
	readonly rows: <Column extends string>(
		field: RowsField<Name, Column>,
		noun: string,
	) => Row<Column>[];
	/**
	 * The file that an input data field names.
	 *
	 * @param chosen the field's name, or the file itself
	 * @param field label for messages
	 */
	readonly file: (chosen: unknown, field: string) => ItemFile;
	/** A link that wakes this execution while it waits at this node; with these parameters. */
	readonly resumeUrl: (query: Readonly<Record<string, string>>) => string;
}
