import { simplifyField } from '../../fields/simplify';
import { path } from '../../transport/path';
import { objectIn } from '../../transport/steps';
import { operation } from '../../engine/operation';
import { raw, readOne } from '../../engine/reading';
import { simpleTicket } from './simpleTicket';
import { readTicketId, ticketLocator, ticketNamed } from './ticketLocator';

/** Feishu docs: helpdesk-v1, get a ticket. */
export const get = operation({
	name: 'Get',
	action: 'Get a ticket',
	description: 'Retrieve a ticket with its guest, agents, custom fields and times',
	fields: [ticketLocator, simplifyField],

	prepare(params) {
		const ticketId = readTicketId(params);
		const shape = params.flag('simplify') ? simpleTicket : raw;
		return readOne(
			{ path: path`/helpdesk/v1/tickets/${ticketId}`, names: ticketNamed(ticketId) },
			(data) => shape(objectIn(data, 'ticket')),
		);
	},
});
