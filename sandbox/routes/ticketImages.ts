import { Hono } from 'hono';
import { z } from 'zod/v4';

import { badRequest } from '../content/read';
import { checkAccess, checkHelpdesk } from '../gateway/auth';
import { acceptFile, notFound, Refusal } from '../http/answers';
import type { SandboxEnv } from '../http/env';
import { integerText, readQuery } from '../http/schema';
import type { State } from '../state/state';
import { findTicket } from '../tickets/find';
import { imageKeys, type TicketMessage } from '../tickets/message';

const imageQuery = z.strictObject({
	ticket_id: z.string().min(1),
	msg_id: z.string().min(1),
	index: integerText().optional(),
});

/** GET /helpdesk/v1/ticket_images; the bytes as they are. Feishu docs: Get a ticket's image. */
export function ticketImageRoutes(state: State): Hono<SandboxEnv> {
	return new Hono<SandboxEnv>().get('/helpdesk/v1/ticket_images', (c) => {
		checkAccess(c, state, ['helpdesk:all:readonly']);
		const query = readQuery(c, imageQuery);
		checkHelpdesk(c, state);
		const ticket = findTicket(state.tickets, query.ticket_id);
		const isOther = state.isOther('ticket-image-id');
		// Of the chat: a list shows one ID of a message, an event another one.
		const message = ticket.messages.find(({ id, messageId, openMessageId }) =>
			(isOther ? [messageId, openMessageId] : [id]).includes(query.msg_id),
		);
		if (!message) throw notFound(`ticket ${query.ticket_id} has no message ${query.msg_id}`);
		const key = keyAt(message, query.index);
		const image = state.tickets.images.get(key) ?? state.images.get(key);
		if (!image) throw new Refusal(401, 154404, 'The image might be deleted');
		return acceptFile(c, image);
	});
}

function keyAt(message: TicketMessage, index: number | undefined): string {
	if (message.msgType === 'text') throw notFound('the message has no image');
	if (message.msgType === 'post' && index === undefined) {
		throw badRequest('a post message needs an index');
	}
	const key = imageKeys(message)[index ?? 0];
	if (key === undefined) throw badRequest(`the message has no image with index ${index ?? 0}`);
	return key;
}
