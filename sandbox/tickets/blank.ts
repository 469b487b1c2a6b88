import { chatIdOf } from './ids';
import type { Ticket } from './ticket';

/** What every ticket must be told; the rest has a beginning of its own. */
type Given = Pick<
	Ticket,
	'ticket_id' | 'guest' | 'ticket_type' | 'status' | 'created_at' | 'channel'
>;

/** @returns a ticket in which nothing has happened yet, but for what is given */
export function blankTicket(given: Given & Partial<Ticket>): Ticket {
	return {
		score: 0,
		updated_at: -1,
		closed_at: 0,
		agents: [],
		collaborators: [],
		solve: 1,
		customized_fields: [],
		agent_service_duration: 0,
		agent_first_response_duration: 0,
		bot_service_duration: 0,
		agent_resolution_time: 0,
		actual_processing_time: 0,
		agent_entry_time: 0,
		agent_first_response_time: 0,
		agent_last_response_time: 0,
		tags: [],
		chat_id: chatIdOf(given.guest.id),
		messages: [],
		...given,
	};
}
