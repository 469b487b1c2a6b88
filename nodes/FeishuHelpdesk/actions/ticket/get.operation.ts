import { simplifyField } from '../../fields/simplify';
import { path } from '../../transport/path';
import { operation } from '../../engine/operation';
import { raw, readOne } from '../../engine/reading';
import { simpleTicket } from './simpleTicket';
import { ticketLocator } from './ticketLocator';

/** Feishu docs: helpdesk-v1, get a ticket. */
export const get = operation({
	name: 'Get',
	action: 'Get a ticket',
	description: 'Retrieve a ticket with its guest, agents, custom fields and times',
	fields: [ticketLocator.field, simplifyField],

	prepare(params) {
		const ticketId = ticketLocator.read(params);
		const shape = params.flag('simplify') ? simpleTicket : raw;
		return readOne(
			{
				path: path`/helpdesk/v1/tickets/${ticketId}`,
				names: ticketLocator.named(ticketId),
				expects: { what: 'the ticket', within: 'ticket', names: ['ticket_id'] },
			},
			shape,
		);
	},
});
