import { field, type Field } from '../../fields/field';
import { guestSearch } from '../../fields/guestSearch';
import { optionalPerson } from '../../fields/locator';
import { listFilters } from '../../fields/listFilters';
import {
	CHANNEL_NAMES,
	choicesOf,
	SCORE_NAMES,
	SOLVED_NAMES,
	STAGE_NAMES,
	STATUS_NAMES,
} from '../../shared/ticketWords';
import { agentSearch } from '../agent/agentSearch';

interface Words<Name extends string> {
	displayName: string;
	name: Name;
	placeholder?: string;
	description: string;
}

const text = <Name extends string>(words: Words<Name>): Field<Name> =>
	field({ ...words, type: 'string', default: '' });

const time = <Name extends string>(words: Words<Name>): Field<Name> =>
	field({ ...words, type: 'dateTime', default: '' });

/** Feishu docs: helpdesk-v1, list tickets. Sorted by label. */
export const ticketFilters = listFilters(
	[
		{
			query: 'agent_id',
			as: 'id',
			field: optionalPerson({
				displayName: 'Agent',
				name: 'agentId',
				description: 'An agent of the ticket',
				search: agentSearch,
			}),
		},
		{
			query: 'channel',
			as: 'number',
			field: field({
				displayName: 'Channel',
				name: 'channel',
				type: 'options',
				options: choicesOf(CHANNEL_NAMES),
				default: 9,
				description: 'Where the ticket came from',
			}),
		},
		{
			query: 'closed_by_id',
			as: 'id',
			field: optionalPerson({
				displayName: 'Closed By',
				name: 'closedById',
				description: 'The person who closed the ticket',
				search: agentSearch,
			}),
		},
		{
			query: 'create_time_end',
			as: 'ms',
			field: time({
				displayName: 'Created Before',
				name: 'createTimeEnd',
				description: 'The latest creation time, included',
			}),
		},
		{
			query: 'create_time_start',
			as: 'ms',
			field: time({
				displayName: 'Created After',
				name: 'createTimeStart',
				description: 'The earliest creation time, included. Alone: until now.',
			}),
		},
		{
			query: 'guest_id',
			as: 'id',
			field: optionalPerson({
				displayName: 'Guest',
				name: 'guestId',
				description: 'The person who opened the ticket',
				search: guestSearch,
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
			field: field({
				displayName: 'Score',
				name: 'score',
				type: 'options',
				options: choicesOf(SCORE_NAMES),
				default: 3,
				description: 'How the guest rated the service',
			}),
		},
		{
			query: 'solved',
			as: 'number',
			field: field({
				displayName: 'Solved',
				name: 'solved',
				type: 'options',
				options: choicesOf(SOLVED_NAMES),
				default: 1,
				description: 'Whether the question was solved',
			}),
		},
		{
			query: 'type',
			as: 'number',
			field: field({
				displayName: 'Stage',
				name: 'type',
				type: 'options',
				options: choicesOf(STAGE_NAMES),
				default: 2,
				description: 'Who serves the guest',
			}),
		},
		{
			query: 'status_list',
			as: 'numbers',
			field: field({
				displayName: 'Statuses',
				name: 'statusList',
				type: 'multiOptions',
				options: choicesOf(STATUS_NAMES),
				default: [],
				description: 'Tickets in any of these',
			}),
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
			as: 'id',
			field: text({
				displayName: 'Ticket ID',
				name: 'ticketId',
				placeholder: 'e.g. 6945345902185807891',
				description: 'The ID of one ticket',
			}),
		},
		{
			query: 'update_time_end',
			as: 'ms',
			field: time({
				displayName: 'Updated Before',
				name: 'updateTimeEnd',
				description: 'The latest time of the last change',
			}),
		},
		{
			query: 'update_time_start',
			as: 'ms',
			field: time({
				displayName: 'Updated After',
				name: 'updateTimeStart',
				description: 'The earliest time of the last change. Alone: until now.',
			}),
		},
	],
	[
		{
			start: 'createTimeStart',
			end: 'createTimeEnd',
			both: ['create_time_start', 'create_time_end'],
		},
		{
			start: 'updateTimeStart',
			end: 'updateTimeEnd',
			both: ['update_time_start', 'update_time_end'],
		},
	],
);
