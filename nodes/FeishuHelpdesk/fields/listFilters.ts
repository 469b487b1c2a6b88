import { InputError } from '../shared/inputError';
import type { QueryValue } from '../transport/request';
import { filtersOf } from './collections';
import type { Field } from './field';
import { identifierText } from '../shared/identifier';
import { EARLIEST_MS } from '../shared/time';
import { splitList } from './list';
import type { Params } from './params';
import { parseOpenId } from './personId';

/** Part of a query, by Feishu's names. */
export type Query = Record<string, QueryValue>;

/** What an endpoint filters by: the name in its query, how the value is written there, and the field. */
export type Filter<Name extends string> = { readonly field: Field<Name> } & (
	| {
			readonly query: string;
			readonly as: 'id' | 'text' | 'texts' | 'number' | 'numbers' | 'choice';
	  }
	/** Sent where it is on. */
	| { readonly query: string; readonly as: 'switch' }
	/** A moment: in ms; in seconds, the first or the last one that belongs to it. */
	| { readonly query: string; readonly as: 'ms' | 'fromSecond' | 'untilSecond' }
	/** A choice that stands for several names of the query. */
	| { readonly as: 'oneOf'; readonly queries: Readonly<Record<string, Query>> }
);

/**
 * Two moments of which one is the earlier. `both`, their names in the query: Feishu takes both or none, so one
 * alone gets the other, which is now or before any ticket.
 */
export interface Span<Name extends string> {
	readonly start: Name;
	readonly end: Name;
	readonly both?: readonly [startQuery: string, endQuery: string];
}

/** The filters of a list. */
export interface ListFilters<Name extends string> {
	readonly field: Field<`filters.${Name}`>;
	/**
	 * @param params the item's fields
	 * @returns the query
	 * @throws {InputError} for a value of the wrong kind, or a span in reverse
	 */
	readonly read: (params: Params<`filters.${Name}`>) => Query;
}

/**
 * Makes the filters of a list.
 *
 * @param filters the table
 * @param spans of moments in it
 * @returns the collection that offers them, and its reader
 */
export const listFilters = <Name extends string>(
	filters: readonly Filter<Name>[],
	spans: readonly Span<NoInfer<Name>>[] = [],
): ListFilters<Name> => ({
	field: filtersOf(filters.map(({ field }) => field)),
	read(params) {
		const query: Query = Object.fromEntries(
			filters.flatMap((filter) => Object.entries(readFilter(params, filter))),
		);
		return Object.assign(query, ...spans.map((span) => missingEnd(params, span)));
	},
});

function readFilter<Name extends string>(
	params: Params<`filters.${Name}`>,
	filter: Filter<Name>,
): Query {
	// A field that was made of a literal has its literal as its name.
	const name = `filters.${filter.field.name as Name}` as const;
	if (filter.as === 'switch') return params.flag(name) ? { [filter.query]: true } : {};
	const given = params.value(name);
	if (given === undefined || given === '') return {};
	if (filter.as === 'oneOf') {
		return filter.queries[params.choice(name, Object.keys(filter.queries))] ?? {};
	}
	const value = valueOf(params, name, filter, given);
	return value === undefined ? {} : { [filter.query]: value };
}

function valueOf<Name extends string>(
	params: Params<Name>,
	name: Name,
	{ as, field }: Exclude<Filter<string>, { as: 'oneOf' | 'switch' }>,
	given: unknown,
): QueryValue | undefined {
	const label = params.label(name);
	switch (as) {
		case 'id': {
			const id = identifierText(params.locator(name).value ?? '', label);
			if (id === '') return undefined;
			return field.type === 'resourceLocator' ? parseOpenId(id, label) : id;
		}
		case 'text':
			return params.text(name).trim() || undefined;
		case 'texts':
			return filled(splitList(given, label));
		case 'number':
			return one(numbers(given, label), label);
		case 'numbers':
			return filled(numbers(given, label));
		case 'choice':
			return params.choice(name, valuesOf(field));
		case 'ms':
			return params.time(name);
		case 'fromSecond':
			return seconds(params.time(name), Math.floor);
		case 'untilSecond':
			return seconds(params.time(name), Math.ceil);
	}
}

const filled = <Entry>(list: Entry[]): Entry[] | undefined => (list.length > 0 ? list : undefined);

const seconds = (ms: number | undefined, round: (value: number) => number) =>
	ms === undefined ? undefined : round(ms / 1000);

const valuesOf = ({ options = [] }: Field<string>): string[] =>
	options.flatMap((option) => ('value' in option ? [String(option.value)] : []));

function one(values: number[], label: string): number | undefined {
	if (values.length < 2) return values[0];
	throw new InputError(label, `takes one value, not ${values.length}`, 'Choose one of the list.');
}

const numbers = (given: unknown, label: string): number[] =>
	splitList(given, label).map((entry) => {
		const value = Number(entry);
		if (Number.isSafeInteger(value)) return value;
		throw new InputError(label, `is not a whole number: '${entry}'`, 'Choose from the list.');
	});

function missingEnd<Name extends string>(
	params: Params<`filters.${Name}`>,
	{ start: from, end: until, both }: Span<Name>,
): Query {
	const [startName, endName] = [`filters.${from}`, `filters.${until}`] as const;
	const [start, end] = [params.time(startName), params.time(endName)];
	if (start !== undefined && end !== undefined && start > end) {
		const hint = 'Exchange the two dates.';
		throw new InputError(params.label(startName), `is later than '${params.label(endName)}'`, hint);
	}
	if (both === undefined || (start === undefined) === (end === undefined)) return {};
	const [startQuery, endQuery] = both;
	return start === undefined
		? { [startQuery]: EARLIEST_MS }
		: { [endQuery]: Math.max(start, Date.now()) };
}
