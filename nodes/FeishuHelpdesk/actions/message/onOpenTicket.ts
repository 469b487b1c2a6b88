import { field } from '../../fields/field';

/** What to do when the service group refuses because the person has a ticket in progress. */
export const ON_OPEN_TICKET = ['fail', 'sendPrivately', 'replyInTicket'] as const;

/** One of {@link ON_OPEN_TICKET}. */
export type OnOpenTicket = (typeof ON_OPEN_TICKET)[number];

/** Lets users choose it. */
export const onOpenTicketOption = field({
	displayName: 'On Open Ticket',
	name: 'onOpenTicket',
	type: 'options',
	options: [
		{ name: 'Stop With an Error', value: 'fail', description: 'And say what can be done' },
		{
			name: 'Send Privately',
			value: 'sendPrivately',
			description: 'As a private chat of the helpdesk bot instead; the output says so',
		},
		{
			name: 'Reply in the Ticket',
			value: 'replyInTicket',
			description: 'Text and rich text go into the ticket in progress instead; the output says so',
		},
	],
	default: 'fail',
	description:
		'What to do when Feishu refuses the service group because the person has a ticket in progress',
});
