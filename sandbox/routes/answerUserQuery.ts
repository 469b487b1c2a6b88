import { Hono } from 'hono';
import { z } from 'zod/v4';

import { badRequest } from '../content/read';
import { checkAccess, checkHelpdesk } from '../gateway/auth';
import { accept } from '../http/answers';
import type { SandboxEnv } from '../http/env';
import { readJsonBody } from '../http/schema';
import type { State } from '../state/state';
import { findTicket } from '../tickets/find';
import { SENDER } from '../tickets/message';
import { isOpen, STAGE } from '../tickets/ticket';

const answerBody = z.strictObject({
	event_id: z.string().min(1),
	faqs: z.array(z.strictObject({ id: z.string().min(1), score: z.number().optional() })).optional(),
});

/**
 * POST /helpdesk/v1/tickets/:ticket_id/answer_user_query: the bot answers a guest's message.
 * Feishu docs: Reply to user queries in a ticket.
 */
export function answerUserQueryRoutes(state: State): Hono<SandboxEnv> {
	return new Hono<SandboxEnv>().post('/helpdesk/v1/tickets/:ticket_id/answer_user_query', (c) => {
		checkAccess(c, state, ['helpdesk:all']);
		const bytes = c.get('request').rawBody;
		const body = readJsonBody(c.req.header('Content-Type'), bytes, answerBody);
		checkHelpdesk(c, state);
		const ticket = findTicket(state.tickets, c.req.param('ticket_id'));
		if (!isOpen(ticket) || ticket.ticket_type !== STAGE.bot) {
			throw badRequest('the ticket must be in progress and still with the bot');
		}
		const isAsked = ticket.messages.some(
			({ eventId, senderType }) => senderType === SENDER.guest && eventId === body.event_id,
		);
		if (!isAsked) throw badRequest('event_id is of no message of the guest of this ticket');
		const answers = (body.faqs ?? []).map(({ id }) => answerOf(state, id));
		const words = answers.length > 0 ? answers.join('\n\n') : 'I found no answer.';
		state.desk.say(ticket, 'bot', words);
		return accept(c, { msg: 'success', data: {} });
	});
}

/** What the bot says for an FAQ. */
function answerOf({ records }: State, id: string): string {
	const faq = records.faqs.find((candidate) => candidate.id === id);
	return faq ? `${faq.question}\n${faq.answer}` : `FAQ ${id}`;
}
