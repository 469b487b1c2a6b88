import { objectOf, type JsonObject, type JsonValue } from '../../shared/json';
import { codeOf, SENDER_NAMES, type Sender } from '../../shared/ticketWords';

/** Feishu's names of the helpdesk's events, without the `helpdesk.` that they all begin with. */
export const EVENT_NAMES = [
	'ticket.created_v1',
	'ticket.updated_v1',
	'ticket_message.created_v1',
	'notification.approve_v1',
] as const;

/** One of {@link EVENT_NAMES}. */
export type EventName = (typeof EVENT_NAMES)[number];

/** What an event tells about its ticket. */
export interface TicketState {
	ticketId: string | undefined;
	status: number | undefined;
	stage: number | undefined;
	/** The status before, when it changed; `ticket.updated_v1` only. */
	oldStatus: number | undefined;
	/** The stage before, when it changed; `ticket.updated_v1` only. */
	oldStage: number | undefined;
}

/**
 * Recognises an event of the helpdesk.
 *
 * @param eventType `header.event_type`
 * @returns its name, or `undefined` for an event of another product: an app has one URL for all
 */
export function eventNameOf(eventType: string): EventName | undefined {
	return EVENT_NAMES.find((name) => eventType === `helpdesk.${name}`);
}

/**
 * Finds the ticket of an event, which each event keeps elsewhere.
 *
 * @param name the event's name
 * @param event the event as Feishu sent it
 * @returns ID, status and stage, as far as they are told, or `undefined` when it is about no ticket
 */
export function ticketStateOf(name: EventName, event: JsonObject): TicketState | undefined {
	if (name === 'notification.approve_v1') return undefined;
	const ticket = objectOf(
		{
			'ticket.created_v1': event,
			'ticket.updated_v1': event.object,
			'ticket_message.created_v1': event.ticket,
		}[name],
	);
	const old = objectOf(name === 'ticket.updated_v1' ? event.old_object : undefined);
	return {
		ticketId: idOf(ticket.ticket_id),
		status: codeOf(ticket.status),
		// Feishu docs: ticket_message.created_v1 calls the stage `ticket_type`.
		stage: codeOf(ticket.stage ?? ticket.ticket_type),
		oldStatus: codeOf(old.status),
		oldStage: codeOf(old.stage),
	};
}

/**
 * Tells who wrote a message.
 *
 * @param event an event `ticket_message.created_v1`
 * @returns the sender, or `undefined` when it is none that Feishu's page names
 */
export function senderOf(event: JsonObject): Sender | undefined {
	const names: Readonly<Record<number, Sender>> = SENDER_NAMES;
	const code = codeOf(event.sender_type);
	return code === undefined ? undefined : names[code];
}

/**
 * Tells by what an event is known when it comes again. Of a message Feishu has been seen to make
 * two events with different IDs.
 *
 * @param eventId `header.event_id`
 * @param name the event's name
 * @param event the event as Feishu sent it
 * @returns texts, of which two different events share none
 */
export function identitiesOf(eventId: string, name: EventName, event: JsonObject): string[] {
	const messageId =
		name === 'ticket_message.created_v1' ? idOf(event.ticket_message_id) : undefined;
	return [eventId, ...(messageId === undefined ? [] : [`ticket message ${messageId}`])];
}

/**
 * Reads an ID.
 *
 * @param value text, or a number that a double can hold
 * @returns the ID as text, or `undefined` when it is none
 */
export function idOf(value: JsonValue | undefined): string | undefined {
	const id = typeof value === 'number' ? String(value) : value;
	return typeof id === 'string' && id !== '' ? id : undefined;
}
