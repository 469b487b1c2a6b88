import { Hono } from 'hono';

import { readControl } from '../http/control';
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
			const input = await readControl(c, configInput);
			if (!input.ok) return c.json({ error: input.error }, 400);
			try {
				await pusher.configure(input.data);
				return c.body(null, 204);
			} catch (error) {
				return c.json({ error: error instanceof Error ? error.message : String(error) }, 422);
			}
		})
		.post('/events/faults', async (c) => {
			const input = await readControl(c, pushFaultInput);
			if (!input.ok) return c.json({ error: input.error }, 400);
			pusher.faults.add(input.data);
			return c.body(null, 204);
		})
		.post('/events/approve', async (c) => {
			const input = await readControl(c, approveInput);
			if (!input.ok) return c.json({ error: input.error }, 400);
			return c.json({ notification_id: state.approve(input.data.status) });
		});
}
