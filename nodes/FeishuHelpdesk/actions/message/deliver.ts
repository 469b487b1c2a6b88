import type { IDataObject } from 'n8n-workflow';

import { sendParts } from '../../compose/sendParts';
import { assertFits, encodeMessage, type MessageContent } from '../../content/message';
import type { PersonId } from '../../fields/personId';
import type { JsonObject } from '../../shared/json';
import { Failure } from '../../transport/failure';
import { path } from '../../transport/path';
import type { ApiRequest } from '../../transport/request';
import type { Steps } from '../../transport/steps';
import type { OutputItem } from '../../engine/operation';
import { MESSAGE, writeInTicket } from '../ticketMessage/ticketMessage';
import type { RECEIVE_TYPES } from './receiveType';
import { findOpenTicket, mayMeanOpenTicket, type OpenTicket } from './openTicket';
import type { OnOpenTicket } from './onOpenTicket';

/** How a message is to reach a person. */
export interface Delivery {
	receiveType: (typeof RECEIVE_TYPES)[number];
	onOpenTicket: OnOpenTicket;
	/** Label of the field that holds most of the content, for messages about its size. */
	contentField: string;
}

/** Where a message goes: where it was meant to, or elsewhere because of a ticket in progress. */
type Route =
	| { to: 'chat' | 'user'; fallback: boolean }
	| { to: 'ticket'; ticketId: string; fallback: true };

/**
 * Sends a message to a person, part after part. When the service group refuses because of a ticket in
 * progress, the rest goes where the user chose; nothing goes twice, since only a part that Feishu
 * surely did not take is sent again.
 *
 * @param parts of the message; most have one
 * @param person who gets it
 * @param delivery how
 * @param address what the output says of the person besides the ID
 * @param out what the output says of parts that are out already
 * @returns one output item per part
 * @throws {InputError} when a part is too large
 * @throws {Failure} of the part that was refused or got lost; it says when earlier ones are out
 */
export function* deliver(
	parts: readonly MessageContent[],
	person: PersonId,
	delivery: Delivery,
	address: IDataObject,
	out: OutputItem[],
): Steps<OutputItem[]> {
	let route: Route = { to: delivery.receiveType, fallback: false };
	return yield* sendParts(parts, out, function* (part) {
		let reply: JsonObject | Failure = yield* sendTo(route, part, person, delivery.contentField);
		if (reply instanceof Failure && route.to === 'chat' && mayMeanOpenTicket(reply)) {
			const ticket: OpenTicket = yield* findOpenTicket(person);
			const other: Route | undefined = otherRoute(ticket, delivery.onOpenTicket);
			if (!other) return advised(reply, ticket, part);
			route = other;
			reply = yield* sendTo(route, part, person, delivery.contentField);
		}
		if (reply instanceof Failure) return reply;
		return {
			message_id: reply.message_id ?? null,
			receiver_id: person.id,
			...address,
			receive_type: route.to,
			msg_type: part.msg_type,
			...(route.fallback && { fallback: true }),
			...(route.to === 'ticket' && { ticket_id: route.ticketId }),
		};
	});
}

function* sendTo(
	route: Route,
	part: MessageContent,
	person: PersonId,
	field: string,
): Steps<JsonObject | Failure> {
	if (route.to === 'ticket') return yield* writeInTicket(route.ticketId, part);
	const reply = yield request(part, person, route.to, field);
	return reply instanceof Failure ? reply : reply.data;
}

function request(
	part: MessageContent,
	person: PersonId,
	receiveType: Delivery['receiveType'],
	field: string,
): ApiRequest {
	const body = {
		...encodeMessage(part),
		receiver_id: person.id,
		receive_type: receiveType,
	};
	assertFits(body, field);
	return {
		method: 'POST',
		path: path`/helpdesk/v1/message`,
		query: { user_id_type: person.idType },
		body: { json: body },
		effect: 'send',
		expects: MESSAGE,
		about: ['message', 'person', 'receiver'],
	};
}

/**
 * Says that a ticket in progress is the reason, as far as that is known: it has no code of its own (Feishu docs:
 * helpdesk-v1, send message). Where nobody can know, it is the likeliest reason for a text; of what has a form
 * that Feishu may dislike it comes second.
 */
function advised(
	failure: Failure,
	ticket: OpenTicket,
	{ msg_type: type }: MessageContent,
): Failure {
	const advice = "set 'Chat' to 'Private Chat', or let the option 'On Open Ticket' decide.";
	if (ticket.known) {
		return ticket.ticketId === undefined
			? failure
			: failure.because(
					'The person has a ticket in progress, so the service group takes no message',
					`To reach the person now, ${advice}`,
				);
	}
	const maybe = `The service group takes no message while the person has a ticket in progress. If so, ${advice}`;
	return type === 'text' ? failure.advise(maybe) : failure.advise('', maybe);
}

/** Where else a refused message may go; nowhere when the ticket is surely not the reason. */
function otherRoute(ticket: OpenTicket, onOpenTicket: OnOpenTicket): Route | undefined {
	if (onOpenTicket === 'fail') return undefined;
	if (onOpenTicket === 'replyInTicket') {
		return ticket.known && ticket.ticketId !== undefined
			? { to: 'ticket', ticketId: ticket.ticketId, fallback: true }
			: undefined;
	}
	const none = ticket.known && ticket.ticketId === undefined;
	return none ? undefined : { to: 'user', fallback: true };
}
