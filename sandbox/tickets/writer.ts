import { SENDER, type SenderType, type TicketMessage } from './message';
import type { Ticket } from './ticket';

/** Who writes into a ticket, or ends it. */
export type Role = keyof typeof SENDER;

/** @returns who a message of a role comes from */
export function writer(
	ticket: Pick<Ticket, 'guest' | 'agent_owner'>,
	role: Role,
): Pick<TicketMessage, 'senderType' | 'userId' | 'userName' | 'avatarUrl'> {
	const user = role === 'guest' ? ticket.guest : ticket.agent_owner;
	const senderType: SenderType = SENDER[role];
	if (role === 'bot' || !user) {
		return { senderType, userId: '', userName: 'IT Helpdesk', avatarUrl: '' };
	}
	return { senderType, userId: user.id, userName: user.name, avatarUrl: user.avatar_url };
}
