import { Hono } from 'hono';

import { readControl } from '../http/control';
import { cutInput, modeInput, secretInput, wireFaultInput } from '../longConnection/inputs';
import { summaryOf } from '../longConnection/summary';
import type { State } from '../state/state';

/** What became of long connections, and how to disturb them, below `/_sandbox/connections`. */
export function connectionControlRoutes(state: State): Hono {
	const { connections, pusher } = state;
	return new Hono()
		.get('/connections', (c) =>
			c.json({
				mode: pusher.mode,
				unplugged: connections.unplugged,
				clientConfig: connections.clientConfig,
				connections: connections.all.map(summaryOf),
				problems: connections.problems,
			}),
		)
		.post('/connections/faults', async (c) => {
			const input = await readControl(c, wireFaultInput);
			if (!input.ok) return c.json({ error: input.error }, 400);
			connections.faults.add(input.data);
			return c.body(null, 204);
		})
		.delete('/connections/faults', (c) => {
			connections.faults.clear();
			return c.body(null, 204);
		})
		.post('/connections/cut', async (c) => {
			const input = await readControl(c, cutInput);
			if (!input.ok) return c.json({ error: input.error }, 400);
			connections.cut(input.data.how, input.data.connection);
			return c.body(null, 204);
		})
		.post('/connections/unplug', (c) => {
			connections.unplug();
			return c.body(null, 204);
		})
		.post('/connections/plugIn', (c) => {
			connections.plugIn();
			return c.body(null, 204);
		})
		.post('/connections/mode', async (c) => {
			const input = await readControl(c, modeInput);
			if (!input.ok) return c.json({ error: input.error }, 400);
			pusher.mode = input.data.mode;
			return c.body(null, 204);
		})
		.post('/connections/secret', async (c) => {
			const input = await readControl(c, secretInput);
			if (!input.ok) return c.json({ error: input.error }, 400);
			state.appSecret = input.data.appSecret;
			return c.body(null, 204);
		});
}
