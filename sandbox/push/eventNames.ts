/**
 * The events of the helpdesk with the `type` that the subscribe call wants beside each. Only the
 * message event is documented there (Feishu docs: helpdesk-v1, subscribe); the others follow its
 * pattern.
 */
export const EVENT_TYPES = {
	'ticket.created_v1': 'helpdesk.ticket',
	'ticket.updated_v1': 'helpdesk.ticket',
	'ticket_message.created_v1': 'helpdesk.ticket_message',
	'notification.approve_v1': 'helpdesk.notification',
} as const;

/** An event as subscribing names it; in a push `helpdesk.` stands before it. */
export type EventName = keyof typeof EVENT_TYPES;

/** All events of the helpdesk. */
export const EVENT_NAMES = [
	'ticket.created_v1',
	'ticket.updated_v1',
	'ticket_message.created_v1',
	'notification.approve_v1',
] as const satisfies readonly EventName[];
