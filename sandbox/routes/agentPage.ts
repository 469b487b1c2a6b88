import { Hono, type Context } from 'hono';
import { z } from 'zod/v4';

import { agentPage } from '../pages/agent';
import { pageHeaders } from '../pages/headers';
import { refusedOf, type Refused } from '../pages/refused';
import { agentPath, type Shown } from '../pages/ticketList';
import type { State } from '../state/state';
import { beginInput, closeInput, rateInput, writeInput } from '../tickets/inputs';
import { isOpen, type Ticket } from '../tickets/ticket';

const shownSchema = z.enum(['open', 'all']).catch('open');

/** The page on which one plays guests and agents, and what its forms do. */
export function agentPageRoutes(state: State): Hono {
	const { desk, tickets } = state;

	const pageWith = (
		shown: Shown,
		ticket: Ticket | undefined,
		refused?: Refused,
	): ReturnType<typeof agentPage> =>
		agentPage({
			tickets: tickets.newestFirst(),
			shown,
			ticket,
			images: state.allImages(),
			nameOf: (id) => state.nameOf(id),
			people: state.directory.all,
			refused,
		});

	/** Does what a form says, and shows the ticket again. */
	async function act<T>(
		c: Context,
		schema: z.ZodType<T>,
		run: (input: T, ticket: Ticket) => void,
	): Promise<Response> {
		const form = await c.req.parseBody();
		const input = schema.safeParse(form);
		const ticket = tickets.get(c.req.param('id') ?? '');
		if (!ticket) return c.notFound();
		if (!input.success) {
			const refused = refusedOf(input.error, form);
			return c.html(pageWith(shownOf(form.show), ticket, refused), 400);
		}
		run(input.data, ticket);
		return c.redirect(agentPath(shownOf(form.show), ticket.ticket_id), 303);
	}

	return new Hono()
		.use('/agent', pageHeaders({ forms: true }))
		.use('/agent/*', pageHeaders({ forms: true }))
		.get('/agent', (c) =>
			c.html(pageWith(shownOf(c.req.query('show')), tickets.get(c.req.query('ticket') ?? ''))),
		)
		.post('/agent/tickets', async (c) => {
			const form = await c.req.parseBody();
			const input = beginInput(state.directory).safeParse(form);
			if (!input.success) {
				const refused = refusedOf(input.error, form);
				return c.html(pageWith(shownOf(form.show), undefined, refused), 400);
			}
			const { ticket_id } = desk.begin(input.data.guest, input.data.text);
			return c.redirect(agentPath(shownOf(form.show), ticket_id), 303);
		})
		.post('/agent/tickets/:id/messages', (c) =>
			act(c, writeInput, ({ as, text }, ticket) => {
				// Somebody closed it while this form was open; the page then shows so.
				if (isOpen(ticket)) desk.say(ticket, as, text);
			}),
		)
		.post('/agent/tickets/:id/close', (c) =>
			act(c, closeInput, ({ by }, ticket) => {
				desk.close(ticket, by);
			}),
		)
		.post('/agent/tickets/:id/rate', (c) =>
			act(c, rateInput, ({ score }, ticket) => {
				desk.rate(ticket, score);
			}),
		)
		.post('/agent/tickets/:id/handover', (c) =>
			act(c, z.unknown(), (_input, ticket) => {
				if (isOpen(ticket)) desk.handOver(ticket);
			}),
		);
}

function shownOf(value: unknown): Shown {
	return shownSchema.parse(value);
}
