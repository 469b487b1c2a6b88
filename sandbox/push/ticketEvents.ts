import type { EventEmitter } from 'node:events';

import type { TicketEvents } from '../tickets/events';
import { messagePayload, ticketPayload, updatePayload, type PayloadContext } from './payloads';
import type { Pusher } from './pusher';

/**
 * Pushes what happens to tickets. Payloads are made at once: later the ticket is another one.
 *
 * @param events what happens
 * @param pusher sends
 * @param context whose ids to show
 */
export function pushTicketEvents(
	events: EventEmitter<TicketEvents>,
	pusher: Pusher,
	context: PayloadContext,
): void {
	events
		.on('ticketCreated', (ticket) => {
			pusher.push('ticket.created_v1', ticketPayload(ticket, context));
		})
		.on('ticketUpdated', (ticket, old) => {
			pusher.push('ticket.updated_v1', updatePayload(ticket, old, context));
		})
		.on('messageCreated', (ticket, message) => {
			pusher.push('ticket_message.created_v1', messagePayload(ticket, message, context));
		});
}
