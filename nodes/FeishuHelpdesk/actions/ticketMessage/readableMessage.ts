import type { IDataObject } from 'n8n-workflow';

import { isJsonObject, objectOf, type JsonObject, type JsonValue } from '../../shared/json';
import { contentOf, ticketImagesOf } from '../../shared/ticketImages';
import { isoOfMs } from '../../shared/time';

/**
 * Makes a message of a ticket readable. Feishu sends `content` as JSON in a string (Feishu docs:
 * helpdesk-v1, list ticket messages; ticket message content).
 *
 * @param ticketId the ticket
 * @param message as Feishu sent it
 * @returns the message with `content` read, its plain `text`, and its `images` with all that
 * Ticket: Download Image asks for
 */
export function readableMessage(ticketId: string, message: JsonObject): IDataObject {
	const content = contentOf(message.content);
	return {
		ticket_id: ticketId,
		...(message as IDataObject),
		created_time: isoOfMs(message.created_at),
		content: content as IDataObject,
		text: textOf(isJsonObject(content) ? content.content : content),
		images: ticketImagesOf(ticketId, String(message.id), objectOf(content)),
	};
}

/** Rich text is four levels deep; thousands would overflow the stack. */
const MAX_LEVELS = 50;

/** All text in a content, line by line; rich text comes as text or as paragraphs of elements. */
function textOf(content: JsonValue | undefined, level = 0): string {
	if (typeof content === 'string') return content;
	if (level > MAX_LEVELS) return '';
	const inside = (each: JsonValue | undefined) => textOf(each, level + 1);
	if (Array.isArray(content)) {
		const isParagraph = content.some((element) => isJsonObject(element) && 'tag' in element);
		return content.map(inside).join(isParagraph ? '' : '\n');
	}
	if (!isJsonObject(content)) return '';
	const { title, text, user_name: userName, content: inner } = content;
	if (typeof text === 'string') return text;
	if (typeof userName === 'string') return `@${userName}`;
	const lines = [title, inner].map(inside).filter((line) => line !== '');
	return lines.join('\n');
}
