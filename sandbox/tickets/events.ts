import type { SenderType, TicketMessage } from './message';
import type { Stage, Ticket, TicketStatus } from './ticket';

/** What an update replaced; only what changed. Feishu docs: ticket updated, old_object. */
export interface OldValues {
	stage?: Stage;
	status?: TicketStatus;
	updated_at: number;
}

/**
 * What happens to tickets. Feishu tells of updates on a change of status or stage only, and of a
 * handover to agents as an update, never as a new ticket. Feishu docs: helpdesk-v1, events.
 */
export interface TicketEvents {
	ticketCreated: [ticket: Ticket];
	ticketUpdated: [ticket: Ticket, oldValues: OldValues];
	messageCreated: [ticket: Ticket, message: TicketMessage, senderType: SenderType];
}
