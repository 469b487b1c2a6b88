import { Hono } from 'hono';

import { badRequest } from '../content/read';
import { checkAccess, checkHelpdesk } from '../gateway/auth';
import { accept } from '../http/answers';
import type { SandboxEnv } from '../http/env';
import { readQuery } from '../http/schema';
import type { State } from '../state/state';
import { matches, ticketQuery, type TicketQuery } from '../tickets/filters';
import { findTicket } from '../tickets/find';
import { ticketJson, ticketWithTagsJson } from '../tickets/ticket';

// Feishu docs: List tickets. Whoever wants more has to narrow the list by time.
const MAX_ROWS = 10_000;

/** GET /helpdesk/v1/tickets and one of them. Feishu docs: List tickets, Get a ticket. */
export function ticketRoutes(state: State): Hono<SandboxEnv> {
	return new Hono<SandboxEnv>()
		.get('/helpdesk/v1/tickets', (c) => {
			checkAccess(c, state, ['helpdesk:all:readonly']);
			const query = readQuery(c, ticketQuery);
			checkHelpdesk(c, state);
			checkPairs(query);
			const { page = 1, page_size: size = 20 } = query;
			const start = (page - 1) * size;
			if (start + size > MAX_ROWS) throw badRequest('only the first 10000 tickets can be listed');
			const sorted = state.tickets.newestFirst();
			const listed = state.isOther('ticket-order') ? [...sorted].reverse() : sorted;
			const found = listed.filter((ticket) => matches(ticket, query));
			const tickets = found.slice(start, start + size).map(ticketJson);
			const total = Math.min(found.length, MAX_ROWS);
			return accept(c, { msg: 'success', data: { total, tickets } });
		})
		.get('/helpdesk/v1/tickets/:ticket_id', (c) => {
			checkAccess(c, state, ['helpdesk:all:readonly']);
			checkHelpdesk(c, state);
			const ticket = findTicket(state.tickets, c.req.param('ticket_id'));
			return accept(c, { msg: 'success', data: { ticket: ticketWithTagsJson(ticket) } });
		});
}

/** Feishu docs: List tickets. Both ends of a time must come together. */
function checkPairs(query: TicketQuery): void {
	for (const name of ['create_time', 'update_time'] as const) {
		const ends = [query[`${name}_start`], query[`${name}_end`]];
		if (ends.filter((end) => end !== undefined).length === 1) {
			throw badRequest(`${name}_start and ${name}_end must be sent together`);
		}
	}
}
