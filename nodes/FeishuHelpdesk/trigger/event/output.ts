import type { JsonObject } from '../../shared/json';
import { nameOf, SENDER_NAMES, STAGE_NAMES, STATUS_NAMES } from '../../shared/ticketWords';
import type { TicketImage } from '../../shared/ticketImages';
import type { EventHeader } from './envelope';
import { ticketStateOf, type EventName } from './events';
import { imagesOf } from './images';
import { isoTime } from './time';

/** What an event gives to the workflow. Words are absent where the event has no such number. */
export type EventOutput = {
	event_id: string;
	event_type: string;
	/** ISO 8601; `null` when Feishu's time cannot be read. */
	create_time: string | null;
	app_id: string;
	tenant_key: string;
	status_name?: string;
	stage_name?: string;
	/** The status before, when it changed. */
	old_status_name?: string;
	/** The stage before, when it changed. */
	old_stage_name?: string;
	sender_type_name?: string;
	/** Of a message, also when it has none. */
	images?: TicketImage[];
	/** As Feishu sent it. */
	event: JsonObject;
};

/**
 * Describes an event for the workflow.
 *
 * @param name the event's name
 * @param header of the envelope
 * @param event the event as Feishu sent it
 * @returns the item's JSON: Feishu's values, and words beside its numbers
 */
export function outputOf(name: EventName, header: EventHeader, event: JsonObject): EventOutput {
	const state = ticketStateOf(name, event);
	return {
		event_id: header.eventId,
		event_type: header.eventType,
		create_time: isoTime(header.createTime),
		app_id: header.appId,
		tenant_key: header.tenantKey,
		...present('status_name', nameOf(STATUS_NAMES, state?.status)),
		...present('stage_name', nameOf(STAGE_NAMES, state?.stage)),
		...present('old_status_name', nameOf(STATUS_NAMES, state?.oldStatus)),
		...present('old_stage_name', nameOf(STAGE_NAMES, state?.oldStage)),
		...(name === 'ticket_message.created_v1' ? messageParts(event) : {}),
		event,
	};
}

function messageParts(event: JsonObject) {
	return {
		...present('sender_type_name', nameOf(SENDER_NAMES, event.sender_type)),
		images: imagesOf(event),
	};
}

const present = (key: string, value: string | null) => (value === null ? {} : { [key]: value });
