import { Hono, type Context } from 'hono';
import { z } from 'zod/v4';

import { approveInput, configInput, pushFaultInput } from '../push/inputs';
import type { State } from '../state/state';

/** The setup of events and what was pushed below `/_sandbox/events`, for other processes. */
export function eventControlRoutes(state: State): Hono {
	const { pusher } = state;
	return new Hono()
		.get('/events', (c) =>
			c.json({
				config: pusher.config,
				lastCheck: pusher.lastCheck,
				subscribed: [...pusher.subscribed],
				pushes: pusher.log,
			}),
		)
		.post('/events', async (c) => {
			const input = await read(c, configInput);
			if (!input.ok) return c.json({ error: input.error }, 400);
			try {
				await pusher.configure(input.data);
				return c.body(null, 204);
			} catch (error) {
				return c.json({ error: error instanceof Error ? error.message : String(error) }, 422);
			}
		})
		.post('/events/faults', async (c) => {
			const input = await read(c, pushFaultInput);
			if (!input.ok) return c.json({ error: input.error }, 400);
			pusher.faults.add(input.data);
			return c.body(null, 204);
		})
		.post('/events/approve', async (c) => {
			const input = await read(c, approveInput);
			if (!input.ok) return c.json({ error: input.error }, 400);
			return c.json({ notification_id: state.approve(input.data.status) });
		});
}

async function read<T>(
	c: Context,
	schema: z.ZodType<T>,
): Promise<{ ok: true; data: T } | { ok: false; error: string }> {
	const body: unknown = await c.req.json().catch(() => undefined);
	const input = schema.safeParse(body);
	return input.success
		? { ok: true, data: input.data }
		: { ok: false, error: z.prettifyError(input.error) };
}
