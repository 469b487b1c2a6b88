import type { JsonObject } from '../../shared/json';
import { idOf, objectOf } from './events';

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
 * Lists the images of a message.
 *
 * @param event an event `ticket_message.created_v1`
 * @returns the images in order; none when an ID to download them with is missing
 */
export function imagesOf(event: JsonObject): TicketImage[] {
	const ticketId = idOf(objectOf(event.ticket).ticket_id);
	const messageId = idOf(event.ticket_message_id) ?? idOf(event.message_id);
	if (ticketId === undefined || messageId === undefined) return [];
	const content = objectOf(event.content);
	const keys = Array.isArray(content.image_keys) ? content.image_keys : [];
	const places = [
		{ image_index: null, image_key: content.image_key },
		...keys.map((image_key, image_index) => ({ image_index, image_key })),
	];
	return places.flatMap(({ image_index, image_key }) =>
		typeof image_key === 'string' && image_key !== ''
			? [{ ticket_id: ticketId, message_id: messageId, image_index, image_key }]
			: [],
	);
}
