import type { INodeProperties } from 'n8n-workflow';

import {
	CHANNEL_NAMES,
	choicesOf,
	SCORE_NAMES,
	SOLVED_NAMES,
	STAGE_NAMES,
	STATUS_NAMES,
} from '../../shared/ticketWords';

/** What `GET /tickets` filters by: a name in its query, and the field for it. */
export interface Filter {
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
export const FILTERS: readonly Filter[] = [
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
