import type { INodeProperties } from 'n8n-workflow';

import type { ListSearch } from './listSearch';
import type { FieldMapping } from './mapping';

/** Only for the compiler: no field has these keys. */
declare const NAMES: unique symbol;
declare const COLUMNS: unique symbol;

/** A symbol, so that n8n, which copies and stores descriptions as JSON, never sees it. */
export const SEARCH: unique symbol = Symbol('search');

/** The same for a resource mapper. */
export const MAPPING: unique symbol = Symbol('mapping');

/**
 * A field whose names the compiler knows: its own, and `name.inner` for each field of a collection. What
 * reads it can name no other.
 */
export type Field<Name extends string> = INodeProperties & {
	readonly [NAMES]?: Name;
	/** What its list offers; the tables of lists take it from here. */
	readonly [SEARCH]?: ListSearch;
	/** The columns of a resource mapper. */
	readonly [MAPPING]?: FieldMapping;
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
 * Makes a field that takes several things from a list; an expression yields their IDs.
 *
 * @param search finds what the list offers
 * @param words label, which n8n wants to end in 'Names or IDs', and name
 * @returns the field
 */
export const severalFrom = <Name extends string>(
	search: ListSearch,
	words: { displayName: `${string} Names or IDs`; name: Name },
): Field<Name> => ({
	...words,
	type: 'multiOptions',
	typeOptions: { loadOptionsMethod: search.name },
	default: [],
	description:
		'Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
	[SEARCH]: search,
});

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
 * @param rows a field of rows that stands in a collection
 * @param name of the collection and its own
 * @returns the field under the name by which it is read there
 */
export const rowsIn = <Name extends string, Column extends string, Collection extends string>(
	{ options }: RowsField<Name, Column>,
	name: `${Collection}.${Name}`,
): RowsField<`${Collection}.${Name}`, Column> => ({
	displayName: '',
	name,
	type: 'fixedCollection',
	default: {},
	...(options && { options }),
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
