import { Hono, type Context } from 'hono';
import { stringify } from 'lossless-json';
import { z } from 'zod/v4';

import type { State } from '../state/state';
import { beginInput, closeInput, rateInput, writeInput } from '../tickets/inputs';
import { isOpen, ticketWithTagsJson, type Ticket } from '../tickets/ticket';

const MAX_NEW = 100_000;

const seedInput = z.strictObject({ tickets: z.int().min(1).max(MAX_NEW) });

const peopleInput = z.union([
	z.strictObject({ count: z.int().min(1).max(MAX_NEW) }),
	z.strictObject({
		people: z.array(
			z.strictObject({
				openId: z.string().regex(/^ou_\w+$/),
				name: z.string().optional(),
				email: z.string().optional(),
				mobile: z.string().optional(),
			}),
		),
	}),
]);

/** Tickets and people below `/_sandbox`, for other processes than the one that started it. */
export function ticketControlRoutes(state: State): Hono {
	const { desk, directory, tickets } = state;

	/** Does what a JSON body says to the ticket of the address. */
	async function act<T>(
		c: Context,
		schema: z.ZodType<T>,
		run: (input: T, ticket: Ticket) => object,
	): Promise<Response> {
		const ticket = tickets.get(c.req.param('id') ?? '');
		if (!ticket) return c.json({ error: 'there is no such ticket' }, 404);
		return withBody(c, schema, (input) => c.json(run(input, ticket)));
	}

	return new Hono()
		.get('/tickets', (c) => json(c, tickets.newestFirst().map(ticketWithTagsJson)))
		.post('/tickets', (c) =>
			withBody(c, beginInput(directory), ({ guest, text }) => {
				const { ticket_id } = desk.begin(guest, text);
				return c.json({ ticket_id }, 201);
			}),
		)
		.get('/tickets/:id', (c) => {
			const ticket = tickets.get(c.req.param('id'));
			if (!ticket) return c.json({ error: 'there is no such ticket' }, 404);
			return json(c, { ...ticketWithTagsJson(ticket), messages: ticket.messages });
		})
		.post('/tickets/:id/messages', async (c) => {
			const ticket = tickets.get(c.req.param('id'));
			if (ticket && !isOpen(ticket)) return c.json({ error: 'the ticket is closed' }, 409);
			return act(c, writeInput, ({ as, text }, found) => ({ id: desk.say(found, as, text).id }));
		})
		.post('/tickets/:id/close', (c) =>
			act(c, closeInput, ({ by }, ticket) => {
				desk.close(ticket, by);
				return { status: ticket.status };
			}),
		)
		.post('/tickets/:id/rate', (c) =>
			act(c, rateInput, ({ score }, ticket) => {
				desk.rate(ticket, score);
				return { score };
			}),
		)
		.post('/tickets/:id/handover', (c) =>
			act(c, z.unknown(), (_input, ticket) => {
				if (isOpen(ticket)) desk.handOver(ticket);
				return { status: ticket.status, stage: ticket.ticket_type };
			}),
		)
		.post('/seed', (c) =>
			withBody(c, seedInput, (input) => {
				tickets.seed(input.tickets);
				return c.json({ tickets: tickets.all.length }, 201);
			}),
		)
		.post('/people', (c) =>
			withBody(c, peopleInput, (input) =>
				c.json(directory.add('count' in input ? input.count : input.people), 201),
			),
		);
}

function json(c: Context, body: unknown): Response {
	return c.body(stringify(body) ?? '', 200, { 'Content-Type': 'application/json' });
}

async function withBody<T>(
	c: Context,
	schema: z.ZodType<T>,
	run: (input: T) => Response,
): Promise<Response> {
	// Nothing at all stands for no choice, as in closing or handing over a ticket.
	const text = await c.req.text();
	const body: unknown = text === '' ? {} : await c.req.json().catch(() => undefined);
	const input = schema.safeParse(body);
	return input.success ? run(input.data) : c.json({ error: z.prettifyError(input.error) }, 400);
}
