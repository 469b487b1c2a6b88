import type { INodeProperties } from 'n8n-workflow';

import type { ListSearch } from './listSearch';

/** Only for the compiler: no field has these keys. */
declare const NAMES: unique symbol;
declare const COLUMNS: unique symbol;

/** A symbol, so that n8n, which copies and stores descriptions as JSON, never sees it. */
export const SEARCH: unique symbol = Symbol('search');

/**
 * A field whose names the compiler knows: its own, and `name.inner` for each field of a collection. What
 * reads it can name no other.
 */
export type Field<Name extends string> = INodeProperties & {
	readonly [NAMES]?: Name;
	/** What a 'From List' mode of it offers; the table of list searches takes it from here. */
	readonly [SEARCH]?: ListSearch;
};

/** A fixedCollection, which holds rows of columns. */
export type RowsField<Name extends string, Column extends string> = Field<Name> & {
	readonly [COLUMNS]?: Column;
};

/** The names that a field declares. */
export type NameOf<Declared> = Declared extends Field<infer Name> ? Name : never;

/** What n8n wants of a field, with a name that the compiler knows. */
type Declared<Name extends string> = INodeProperties & { name: Name };

/**
 * @param declaration of a field
 * @returns the same, with its name known
 */
export const field = <Name extends string>(declaration: Declared<Name>): Field<Name> => declaration;

/**
 * @param declarations of fields
 * @returns the same, with their names known
 */
export const fieldList = <Name extends string>(
	declarations: readonly Declared<Name>[],
): Field<Name>[] => [...declarations];

/**
 * Makes a field of rows.
 *
 * @param declaration of the fixedCollection, without its options
 * @param row the name that workflows store for a row, its label, and its columns
 * @returns the field
 */
export const rowsField = <Name extends string, Column extends string>(
	declaration: Declared<Name>,
	row: { displayName: string; name: string; values: readonly Field<Column>[] },
): RowsField<Name, Column> => ({
	...declaration,
	options: [{ ...row, values: [...row.values] }],
});

/**
 * @param rows a field of rows
 * @returns the name under which workflows store them
 */
export const groupOf = (rows: RowsField<string, string>): string => rows.options?.[0]?.name ?? '';

/**
 * @param rows a field of rows
 * @returns the names of their columns
 */
export const columnsOf = (rows: RowsField<string, string>): string[] => {
	const [row] = rows.options ?? [];
	return row && 'values' in row ? row.values.map(({ name }) => name) : [];
};

/**
 * @param shown a field
 * @param show the values of other fields with which it is shown, besides those it names itself
 * @returns the field, shown then only
 */
export const shownFor = <Name extends string>(
	shown: Field<Name>,
	show: Readonly<Record<string, readonly string[]>>,
): Field<Name> => ({
	...shown,
	displayOptions: {
		...shown.displayOptions,
		show: {
			...shown.displayOptions?.show,
			...Object.fromEntries(Object.entries(show).map(([name, values]) => [name, [...values]])),
		},
	},
});
