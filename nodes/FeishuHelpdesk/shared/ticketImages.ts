import { isJsonObject, type JsonObject, type JsonValue } from './json';
import { parseAnswer } from './jsonText';

/** An image of a message, named as the operation that downloads images of tickets wants it. */
export type TicketImage = {
	ticket_id: string;
	/** ID of the ticket message: Feishu docs, get ticket images, points to the list of messages. */
	message_id: string;
	/** Place in a rich text message, from 0; `null` for an image message, which has no places. */
	image_index: number | null;
	image_key: string;
};

/**
 * Reads the content of a message in a ticket, which lists hold as JSON in a string, and events as an object.
 *
 * @param content as Feishu sent it
 * @returns the object; text that is none stays as it is: a guest may write JSON by chance, such as a number
 */
export function contentOf(content: JsonValue | undefined): JsonValue {
	if (typeof content !== 'string') return content ?? null;
	const parsed = parseAnswer(content);
	return parsed.ok && isJsonObject(parsed.value) ? parsed.value : content;
}

/**
 * Lists the images of a message in a ticket (Feishu docs: helpdesk-v1, ticket message content).
 *
 * @param ticketId the ticket
 * @param messageId the message
 * @param content of the message, read
 * @returns the images in order; one that `image_key` and `image_keys` both name, once
 */
export function ticketImagesOf(
	ticketId: string,
	messageId: string,
	content: JsonObject,
): TicketImage[] {
	const keys = Array.isArray(content.image_keys) ? content.image_keys : [];
	const { image_key: only, msg_type: type } = content;
	// One picture under both names is in a place of a text, unless the message is nothing but a picture.
	const isAlone = type === 'image' || !keys.includes(only ?? null);
	const places = [
		...(isAlone ? [{ image_index: null, image_key: only }] : []),
		...keys
			.map((image_key, image_index) => ({ image_index, image_key }))
			.filter(({ image_key }) => !isAlone || image_key !== only),
	];
	return places.flatMap(({ image_index, image_key }) =>
		typeof image_key === 'string' && image_key !== ''
			? [{ ticket_id: ticketId, message_id: messageId, image_index, image_key }]
			: [],
	);
}
