import { notFound } from '../http/answers';
import type { TicketStore } from './store';
import type { Ticket } from './ticket';

/**
 * Finds the ticket a request names.
 *
 * @throws Refusal 154004 with HTTP 404 when the helpdesk has none with this id
 */
export function findTicket(tickets: TicketStore, ticketId: string): Ticket {
	const ticket = tickets.get(ticketId);
	if (!ticket) throw notFound(`there is no ticket ${ticketId}`);
	return ticket;
}
