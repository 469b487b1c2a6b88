import { filtersOf } from '../../fields/collections';
import { splitList } from '../../fields/list';
import { InputError } from '../../shared/inputError';
import type { QueryValue } from '../../transport/request';
import type { Params } from '../../engine/params';
import { FILTERS, type Filter } from './filterTable';

/** The filters of a list of tickets. */
export const filtersField = filtersOf(FILTERS.map(({ field }) => field));

/** What is asked of Feishu. */
export type TicketQuery = Record<string, QueryValue>;

/**
 * Reads the filters of an item.
 *
 * @param params the item's fields
 * @returns the query
 * @throws {InputError} for a value of the wrong kind, half a pair of times, or times in reverse
 */
export function readFilters(params: Params): TicketQuery {
	const query: TicketQuery = {};
	for (const filter of FILTERS) {
		const value = readFilter(params, filter);
		if (value !== undefined) query[filter.query] = value;
	}
	checkPair(params, query, 'create_time', ['createTimeStart', 'createTimeEnd']);
	checkPair(params, query, 'update_time', ['updateTimeStart', 'updateTimeEnd']);
	return query;
}

function readFilter(params: Params, { as, field }: Filter): QueryValue | undefined {
	const name = `filters.${field.name}`;
	const given = params.value(name);
	if (given === undefined || given === '') return undefined;
	const label = params.label(name);
	if (as === 'time') return params.time(name);
	if (as === 'text') return params.text(name).trim() || undefined;
	const list = splitList(given, label);
	if (list.length === 0) return undefined;
	if (as === 'texts') return list;
	const numbers = list.map((entry) => wholeNumber(entry, label));
	if (as === 'numbers') return numbers;
	if (numbers.length === 1) return numbers[0];
	throw new InputError(label, `takes one value, not ${numbers.length}`, 'Choose one of the list.');
}

function wholeNumber(entry: string, label: string): number {
	const value = Number(entry);
	if (Number.isInteger(value)) return value;
	throw new InputError(label, `is not a whole number: '${entry}'`, 'Choose from the list.');
}

/** Feishu docs: helpdesk-v1, list tickets: both ends of a time must be sent together. */
function checkPair(
	params: Params,
	query: TicketQuery,
	pair: string,
	[startName, endName]: [string, string],
): void {
	const [start, end] = [query[`${pair}_start`], query[`${pair}_end`]];
	const [startLabel, endLabel] = [startName, endName].map((name) =>
		params.label(`filters.${name}`),
	);
	if (start === undefined && end === undefined) return;
	if (start === undefined || end === undefined) {
		const [given, missing] = start === undefined ? [endLabel, startLabel] : [startLabel, endLabel];
		throw new InputError(
			missing ?? '',
			`is missing beside '${given}'`,
			'Feishu takes both ends of a time or none. Add the other filter.',
		);
	}
	if (start <= end) return;
	throw new InputError(startLabel ?? '', `is later than '${endLabel}'`, 'Exchange the two dates.');
}
