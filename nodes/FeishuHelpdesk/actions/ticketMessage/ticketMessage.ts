import { encodeMessage, type MessageContent } from '../../content/message';
import { type JsonObject } from '../../shared/json';
import { parseJson } from '../../shared/jsonText';
import { Failure } from '../../transport/failure';
import { path } from '../../transport/path';
import type { ApiRequest, Expected } from '../../transport/request';
import type { Steps } from '../../transport/steps';

/**
 * Codes with which Feishu refuses a `content` of the wrong type. The page types it as a string and
 * shows an object (helpdesk-v1, create ticket message).
 */
const WRONG_FORM: readonly (number | null)[] = [154000, 99992402, 9499];

/** What Feishu answers for a message that it took. */
export const MESSAGE: Expected = { what: 'the ID of the message', names: ['message_id'] };

/**
 * Writes into a ticket. The string form goes first; the object form follows only when Feishu surely
 * did not take the first.
 *
 * @param ticketId the ticket
 * @param message text or rich text
 * @returns the answer's `data`, or why Feishu refused
 */
export function* writeInTicket(
	ticketId: string,
	message: MessageContent,
): Steps<JsonObject | Failure> {
	const { msg_type: type, content } = encodeMessage(message);
	const reply = yield request(ticketId, { msg_type: type, content });
	if (!(reply instanceof Failure)) return reply.data;
	const parsed = parseJson(content);
	if (!WRONG_FORM.includes(reply.details.code) || reply.reason !== 'refused' || !parsed.ok) {
		return reply;
	}
	const again = yield request(ticketId, { msg_type: type, content: parsed.value });
	// When both are refused, the form was not the reason.
	if (!(again instanceof Failure)) return again.data;
	return again.details.delivery === 'notSent' ? reply : again;
}

const request = (ticketId: string, json: JsonObject): ApiRequest => ({
	method: 'POST',
	path: path`/helpdesk/v1/tickets/${ticketId}/messages`,
	body: { json },
	effect: 'send',
	expects: MESSAGE,
	about: ['message'],
});
