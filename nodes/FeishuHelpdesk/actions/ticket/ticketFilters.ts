import { field, type Field } from '../../fields/field';
import { listFilters } from '../../fields/listFilters';
import {
	CHANNEL_NAMES,
	choicesOf,
	SCORE_NAMES,
	SOLVED_NAMES,
	STAGE_NAMES,
	STATUS_NAMES,
} from '../../shared/ticketWords';

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
			field: text({
				displayName: 'Closed By ID',
				name: 'closedById',
				placeholder: 'e.g. ou_…',
				description: 'The open_id of the person who closed the ticket',
			}),
		},
		{
			query: 'create_time_end',
			as: 'ms',
			field: time({
				displayName: 'Created Before',
				name: 'createTimeEnd',
				description: "The latest creation time, included. Needs 'Created After'.",
			}),
		},
		{
			query: 'create_time_start',
			as: 'ms',
			field: time({
				displayName: 'Created After',
				name: 'createTimeStart',
				description: "The earliest creation time, included. Needs 'Created Before'.",
			}),
		},
		{
			query: 'guest_id',
			as: 'id',
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
				description: "The latest time of the last change. Needs 'Updated After'.",
			}),
		},
		{
			query: 'update_time_start',
			as: 'ms',
			field: time({
				displayName: 'Updated After',
				name: 'updateTimeStart',
				description: "The earliest time of the last change. Needs 'Updated Before'.",
			}),
		},
	],
	[
		{ start: 'createTimeStart', end: 'createTimeEnd', both: true },
		{ start: 'updateTimeStart', end: 'updateTimeEnd', both: true },
	],
);
