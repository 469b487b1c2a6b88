import {
	choicesOf,
	CHANNEL_NAMES,
	SOLVED_NAMES,
	STAGE_NAMES,
	STATUS_NAMES,
} from '../../shared/ticketWords';
import { field, type Field } from '../../fields/field';

const choice = <Name extends string>(
	displayName: string,
	name: Name,
	names: Readonly<Record<number, string>>,
	description: string,
): Field<Name> =>
	field({
		displayName,
		name,
		type: 'options',
		options: choicesOf(names),
		default: firstOf(names),
		description,
	});

const firstOf = (names: Readonly<Record<number, string>>): number => Number(Object.keys(names)[0]);

/** Feishu docs: helpdesk-v1, update a ticket: only a guest's own closing has no number here. */
const SETTABLE = Object.fromEntries(
	Object.entries(STATUS_NAMES).filter(([status]) => status !== '52'),
);

/** What can be changed of a ticket. */
export const ticketUpdateFields = [
	choice('Channel', 'channel', CHANNEL_NAMES, 'Where the ticket came from'),
	field({
		displayName: 'Comment',
		name: 'comment',
		type: 'string',
		typeOptions: { rows: 2 },
		default: '',
		description: 'A note for the agents',
	}),
	choice('Solved', 'solved', SOLVED_NAMES, 'Whether the problem was solved'),
	choice(
		'Status',
		'status',
		SETTABLE,
		'Changes what lists and reports show. The chat with the guest stays open, also when closed.',
	),
	field({
		displayName: 'Tags',
		name: 'tagNames',
		type: 'string',
		default: '',
		placeholder: 'e.g. VPN, urgent',
		description: 'Names of tags. Several are separated by commas or line breaks.',
	}),
	field({
		displayName: 'Tags Are',
		name: 'tagMode',
		type: 'options',
		options: [
			{ name: 'Added', value: 'add', description: 'To those that the ticket has' },
			{ name: 'Replaced', value: 'replace', description: 'Only those in Tags stay' },
		],
		default: 'add',
		description: 'What to do with Tags',
	}),
	choice('Type', 'ticketType', STAGE_NAMES, 'Whether a bot or a human serves the guest'),
] as const;

/** The numbers of {@link ticketUpdateFields}, and what Feishu calls them. */
export const NUMBERS = [
	['status', 'status', Object.keys(SETTABLE)],
	['solved', 'solved', Object.keys(SOLVED_NAMES)],
	['ticketType', 'ticket_type', Object.keys(STAGE_NAMES)],
	['channel', 'channel', Object.keys(CHANNEL_NAMES)],
] as const;
