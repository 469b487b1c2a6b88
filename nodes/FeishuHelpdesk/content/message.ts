import { InputError } from '../shared/inputError';
import { type JsonObject } from '../shared/json';
import { toJson } from '../shared/jsonText';
import type { MessageType } from './messageTypes';

/** What a message says: its type and the object that is sent, serialised, as `content`. */
export interface MessageContent {
	msg_type: MessageType;
	content: JsonObject;
}

/**
 * Serialises a message as Feishu wants it: `content` is JSON inside a JSON string. Built with a
 * serialiser, never by gluing strings, so that any character of the author arrives unchanged.
 *
 * @param message type and content
 * @returns the two fields of the request body
 */
export function encodeMessage(message: MessageContent): { msg_type: MessageType; content: string } {
	return { msg_type: message.msg_type, content: toJson(message.content) };
}

/**
 * Most bytes of the request body per message type. The helpdesk page names no limit; these are
 * those of the message API that it refers to for content (Feishu docs: im-v1, send message).
 */
export const MAX_BODY_BYTES = Object.freeze({
	text: 150 * 1024,
	post: 30 * 1024,
	image: 30 * 1024,
	interactive: 30 * 1024,
} satisfies Record<MessageType, number>);

/**
 * Refuses a message that Feishu would refuse for its size.
 *
 * @param body the request body that would be sent
 * @param field label of the field that holds the content
 * @throws {InputError} when the body has more bytes than its message type allows
 */
export function assertFits(body: JsonObject & { msg_type: MessageType }, field: string): void {
	const bytes = Buffer.byteLength(toJson(body));
	const limit = MAX_BODY_BYTES[body.msg_type];
	if (bytes <= limit) return;
	throw new InputError(
		field,
		`is too large: the request would have ${kilobytes(bytes)} kB, Feishu takes ${kilobytes(limit)} kB`,
		body.msg_type === 'text' || body.msg_type === 'post'
			? 'Shorten it, or add the option Split Long Text: it sends a text, or rich text from elements, Markdown or HTML, as several messages.'
			: 'Shorten the content, or send it as several messages.',
	);
}

function kilobytes(bytes: number): string {
	return (Math.ceil(bytes / 102.4) / 10).toString();
}
