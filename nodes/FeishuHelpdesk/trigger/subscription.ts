import type { EventName } from './event/events';
import { path } from '../transport/path';
import type { ApiRequest } from '../transport/request';

/**
 * How the subscription calls name an event. Only the message event is documented there (Feishu docs:
 * helpdesk-v1, subscribe); the others follow its pattern: the type is the event's without its last part.
 */
const TYPES: Readonly<Record<EventName, string>> = Object.freeze({
	'ticket.created_v1': 'helpdesk.ticket',
	'ticket.updated_v1': 'helpdesk.ticket',
	'ticket_message.created_v1': 'helpdesk.ticket_message',
	'notification.approve_v1': 'helpdesk.notification',
});

/**
 * @param events which events
 * @returns the request that subscribes them for the helpdesk of the credential
 */
export function subscribeRequest(events: readonly EventName[]): ApiRequest {
	return {
		method: 'POST',
		path: path`/helpdesk/v1/events/subscribe`,
		body: { json: { events: events.map((subtype) => ({ type: TYPES[subtype], subtype })) } },
		// Subscribing again changes nothing.
		effect: 'read',
	};
}
