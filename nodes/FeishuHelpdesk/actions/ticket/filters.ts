import type { INodeProperties } from 'n8n-workflow';

import { filtersOf } from '../../fields/collections';
import { splitList } from '../../fields/list';
import { InputError } from '../../shared/inputError';
import {
	CHANNEL_NAMES,
	choicesOf,
	SCORE_NAMES,
	SOLVED_NAMES,
	STAGE_NAMES,
	STATUS_NAMES,
} from '../../shared/ticketWords';
import type { QueryValue } from '../../transport/request';
import type { Params } from '../params';

/** What `GET /tickets` filters by: names in its query, and the field of each. */
interface Filter {
	query: string;
	as: 'text' | 'number' | 'numbers' | 'texts' | 'time';
	field: INodeProperties;
}

const text = (
	words: Pick<INodeProperties, 'displayName' | 'name' | 'description' | 'placeholder'>,
): INodeProperties => ({ ...words, type: 'string', default: '' });

const time = (
	words: Pick<INodeProperties, 'displayName' | 'name' | 'description'>,
): INodeProperties => ({ ...words, type: 'dateTime', default: '' });

/** Feishu docs: helpdesk-v1, list tickets. Sorted by label. */
const FILTERS: readonly Filter[] = [
	{
		query: 'agent_id',
		as: 'text',
		field: text({
			displayName: 'Agent ID',
			name: 'agentId',
			placeholder: 'e.g. ou_…',
			description: 'The open_id of an agent of the ticket',
		}),
	},
	{
		query: 'channel',
		as: 'number',
		field: {
			displayName: 'Channel',
			name: 'channel',
			type: 'options',
			options: choicesOf(CHANNEL_NAMES),
			default: 9,
			description: 'Where the ticket came from',
		},
	},
	{
		query: 'closed_by_id',
		as: 'text',
		field: text({
			displayName: 'Closed By ID',
			name: 'closedById',
			placeholder: 'e.g. ou_…',
			description: 'The open_id of the person who closed the ticket',
		}),
	},
	{
		query: 'create_time_end',
		as: 'time',
		field: time({
			displayName: 'Created Before',
			name: 'createTimeEnd',
			description: "The latest creation time, included. Needs 'Created After'.",
		}),
	},
	{
		query: 'create_time_start',
		as: 'time',
		field: time({
			displayName: 'Created After',
			name: 'createTimeStart',
			description: "The earliest creation time, included. Needs 'Created Before'.",
		}),
	},
	{
		query: 'guest_id',
		as: 'text',
		field: text({
			displayName: 'Guest ID',
			name: 'guestId',
			placeholder: 'e.g. ou_…',
			description: 'The open_id of the person who opened the ticket',
		}),
	},
	{
		query: 'guest_name',
		as: 'text',
		field: text({
			displayName: 'Guest Name',
			name: 'guestName',
			placeholder: 'e.g. Alice',
			description: 'The name of the person who opened the ticket',
		}),
	},
	{
		query: 'score',
		as: 'number',
		field: {
			displayName: 'Score',
			name: 'score',
			type: 'options',
			options: choicesOf(SCORE_NAMES),
			default: 3,
			description: 'How the guest rated the service',
		},
	},
	{
		query: 'solved',
		as: 'number',
		field: {
			displayName: 'Solved',
			name: 'solved',
			type: 'options',
			options: choicesOf(SOLVED_NAMES),
			default: 1,
			description: 'Whether the question was solved',
		},
	},
	{
		query: 'type',
		as: 'number',
		field: {
			displayName: 'Stage',
			name: 'type',
			type: 'options',
			options: choicesOf(STAGE_NAMES),
			default: 2,
			description: 'Who serves the guest',
		},
	},
	{
		query: 'status_list',
		as: 'numbers',
		field: {
			displayName: 'Statuses',
			name: 'statusList',
			type: 'multiOptions',
			options: choicesOf(STATUS_NAMES),
			default: [],
			description: 'Tickets in any of these',
		},
	},
	{
		query: 'tags',
		as: 'texts',
		field: text({
			displayName: 'Tags',
			name: 'tags',
			placeholder: 'e.g. VIP, hardware',
			description: 'Tickets with these tags. Several are separated by commas or line breaks.',
		}),
	},
	{
		query: 'ticket_id',
		as: 'text',
		field: text({
			displayName: 'Ticket ID',
			name: 'ticketId',
			placeholder: 'e.g. 6945345902185807891',
			description: 'The ID of one ticket',
		}),
	},
	{
		query: 'update_time_end',
		as: 'time',
		field: time({
			displayName: 'Updated Before',
			name: 'updateTimeEnd',
			description: "The latest time of the last change. Needs 'Updated After'.",
		}),
	},
	{
		query: 'update_time_start',
		as: 'time',
		field: time({
			displayName: 'Updated After',
			name: 'updateTimeStart',
			description: "The earliest time of the last change. Needs 'Updated Before'.",
		}),
	},
];

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
