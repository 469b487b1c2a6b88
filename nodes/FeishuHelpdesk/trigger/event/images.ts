import { objectOf, type JsonObject } from '../../shared/json';
import { contentOf, ticketImagesOf, type TicketImage } from '../../shared/ticketImages';
import { idOf } from './events';

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
	return ticketImagesOf(ticketId, messageId, objectOf(contentOf(event.content)));
}
