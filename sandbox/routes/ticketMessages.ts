import { Hono } from 'hono';
import { z } from 'zod/v4';

import { checkAccess, checkHelpdesk } from '../gateway/auth';
import { accept, Refusal } from '../http/answers';
import type { SandboxEnv } from '../http/env';
import { integerText, readJsonBody, readQuery } from '../http/schema';
import type { State } from '../state/state';
import { readTicketContent } from '../tickets/content';
import { findTicket } from '../tickets/find';
import { messageJson } from '../tickets/message';
import { isOpen } from '../tickets/ticket';

const PATH = '/helpdesk/v1/tickets/:ticket_id/messages';

const messageBody = z.strictObject({
	msg_type: z.enum(['text', 'post']),
	content: z.unknown().refine((content) => content !== undefined, { error: 'is required' }),
});

const listQuery = z.strictObject({
	// Ten digits in the examples of the page, so seconds, unlike the times in its answer.
	time_start: integerText(0).default(0),
	time_end: integerText(0).default(Number.MAX_SAFE_INTEGER),
	page: integerText(1).default(1),
	page_size: integerText(1, 200).default(20),
});

/** Messages inside a ticket. Feishu docs: Send ticket message, List messages of a ticket. */
export function ticketMessageRoutes(state: State): Hono<SandboxEnv> {
	return new Hono<SandboxEnv>()
		.post(PATH, (c) => {
			checkAccess(c, state, ['helpdesk:all']);
			const bytes = c.get('request').rawBody;
			const body = readJsonBody(c.req.header('Content-Type'), bytes, messageBody);
			checkHelpdesk(c, state);
			const ticket = findTicket(state.tickets, c.req.param('ticket_id'));
			if (!isOpen(ticket)) throw new Refusal(401, 154401, 'Ticket is already closed');
			const message = readTicketContent(body.msg_type, body.content, state);
			const { openMessageId } = state.desk.write(ticket, 'bot', message);
			return accept(c, { msg: 'success', data: { message_id: openMessageId } });
		})
		.get(PATH, (c) => {
			checkAccess(c, state, ['helpdesk:all:readonly']);
			const query = readQuery(c, listQuery);
			checkHelpdesk(c, state);
			const ticket = findTicket(state.tickets, c.req.param('ticket_id'));
			const unitMs = state.isOther('ticket-message-times') ? 1 : 1000;
			const found = ticket.messages.filter(
				({ createdAt }) =>
					createdAt >= query.time_start * unitMs && createdAt < (query.time_end + 1) * unitMs,
			);
			const start = (query.page - 1) * query.page_size;
			const messages = found.slice(start, start + query.page_size).map(messageJson);
			return accept(c, { msg: 'success', data: { messages, total: found.length } });
		});
}
