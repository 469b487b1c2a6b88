import { CREDENTIALS } from '../app/credentials';
import { person, type Person } from '../people/people';
import type { OldValues } from '../tickets/events';
import { messageContent, messageText, SENDER, type TicketMessage } from '../tickets/message';
import { commentJson, type Ticket } from '../tickets/ticket';

/** How a notification was decided. Feishu docs: notification.approve_v1. */
export type ApproveStatus = 'REJECTED' | 'APPROVED' | 'CANCELED' | 'DELETED';

/** What a payload is made with. */
export interface PayloadContext {
	/** Finds a person by open_id. */
	personOf: (openId: string) => Person | undefined;
	/** Feishu docs: user_id comes with the scope contact:user.employee_id:readonly only. */
	showsUserIds: boolean;
}

/**
 * The `event` of ticket.created_v1, and `object` of ticket.updated_v1. Feishu docs list
 * `customized_fields`, too, and say that they are never sent.
 *
 * @param ticket as it is now
 * @param context whose ids to show
 */
export function ticketPayload(ticket: Ticket, context: PayloadContext): object {
	const { ticket_id, guest, status, score, created_at, updated_at, closed_at } = ticket;
	return {
		ticket_id,
		helpdesk_id: CREDENTIALS.helpdeskId,
		guest: { id: idsOf(guest.id, context), name: guest.name },
		stage: ticket.ticket_type,
		status,
		score,
		created_at,
		updated_at,
		closed_at,
		channel: ticket.channel,
		solve: ticket.solve,
		chat_id: ticket.chat_id,
	};
}

/**
 * The `event` of ticket.updated_v1.
 *
 * @param ticket as it is now
 * @param old what it was before, only what changed
 * @param context whose ids to show
 */
export function updatePayload(ticket: Ticket, old: OldValues, context: PayloadContext): object {
	return { object: ticketPayload(ticket, context), old_object: old };
}

/**
 * The `event` of ticket_message.created_v1, odd as it is: `position` is text, and there is no
 * `helpdesk_id`. `sender_id` is missing for the bot and `chat_id` no number, as in the sample of
 * Feishu's Go SDK (sample/mocksendevent).
 *
 * @param ticket as it is now, with the message
 * @param message the message
 * @param context whose ids to show
 * @returns for lossless-json's stringify, which leaves out what is undefined
 */
export function messagePayload(
	ticket: Ticket,
	message: TicketMessage,
	context: PayloadContext,
): object {
	return {
		ticket_message_id: message.id,
		message_id: message.openMessageId,
		msg_type: message.msgType,
		position: String(ticket.messages.indexOf(message) + 1),
		sender_id: message.senderType === SENDER.bot ? undefined : idsOf(message.userId, context),
		sender_type: message.senderType,
		text: messageText(message),
		ticket: {
			ticket_id: ticket.ticket_id,
			comments: ticket.comments && commentJson(ticket.comments),
			ticket_type: ticket.ticket_type,
			status: ticket.status,
			dissatisfaction_reason: ticket.dissatisfaction_reason,
			agent_service_duration: ticket.agent_service_duration,
			agent_first_response_duration: ticket.agent_first_response_duration,
			bot_service_duration: ticket.bot_service_duration,
			agent_resolution_time: ticket.agent_resolution_time,
			actual_processing_time: ticket.actual_processing_time,
			agent_entry_time: ticket.agent_entry_time,
			agent_first_response_time: ticket.agent_first_response_time,
			agent_last_response_time: ticket.agent_last_response_time,
			agent_owner: ticket.agent_owner,
		},
		event_id: message.eventId,
		chat_id: ticket.chat_id,
		content: messageContent(message),
	};
}

/** The `event` of notification.approve_v1. */
export function approvePayload(notificationId: string, status: ApproveStatus): object {
	return {
		notification_id: notificationId,
		helpdesk_id: CREDENTIALS.helpdeskId,
		approve_status: status,
	};
}

function idsOf(id: string, { personOf, showsUserIds }: PayloadContext): object {
	const { openId, unionId, userId } = personOf(id) ?? person({ openId: id });
	return { union_id: unionId, ...(showsUserIds ? { user_id: userId } : {}), open_id: openId };
}
