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
 * @param action what to do
 * @param events which events
 * @returns the request
 */
export function subscriptionRequest(
	action: 'subscribe' | 'unsubscribe',
	events: readonly EventName[],
): ApiRequest {
	return {
		method: 'POST',
		path:
			action === 'subscribe'
				? path`/helpdesk/v1/events/subscribe`
				: path`/helpdesk/v1/events/unsubscribe`,
		body: { json: { events: events.map((subtype) => ({ type: TYPES[subtype], subtype })) } },
		// Subscribing again changes nothing.
		effect: 'read',
	};
}

/** A trigger that listens, in the form of a key. */
type Listener = string;

/**
 * Who listens in this process, by helpdesk and event. Feishu keeps one subscription per app and
 * helpdesk and has no way to list them, so a workflow must not end what another one needs.
 */
const listeners = new Map<string, Set<Listener>>();

const slot = (helpdesk: string, event: EventName) => `${helpdesk} ${event}`;

/**
 * Notes that a trigger listens.
 *
 * @param helpdesk app and helpdesk
 * @param events which events
 * @param listener the trigger
 */
export function noteListener(
	helpdesk: string,
	events: readonly EventName[],
	listener: Listener,
): void {
	for (const event of events) {
		const key = slot(helpdesk, event);
		listeners.set(key, (listeners.get(key) ?? new Set()).add(listener));
	}
}

/**
 * Notes that a trigger does not listen any more.
 *
 * @param helpdesk app and helpdesk
 * @param events which events
 * @param listener the trigger
 * @returns the events that nobody in this process listens to now
 */
export function forgetListener(
	helpdesk: string,
	events: readonly EventName[],
	listener: Listener,
): EventName[] {
	return events.filter((event) => {
		const key = slot(helpdesk, event);
		const others = listeners.get(key);
		others?.delete(listener);
		const nobody = others === undefined || others.size === 0;
		if (nobody) listeners.delete(key);
		return nobody;
	});
}

/**
 * Tells whether a trigger is noted for all of some events.
 *
 * @param helpdesk app and helpdesk
 * @param events which events
 * @param listener the trigger
 */
export const isListening = (
	helpdesk: string,
	events: readonly EventName[],
	listener: Listener,
): boolean => events.every((event) => listeners.get(slot(helpdesk, event))?.has(listener) === true);
