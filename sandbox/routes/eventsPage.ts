import { Hono } from 'hono';
import { z } from 'zod/v4';

import { summaryOf } from '../longConnection/summary';
import { eventsPage } from '../pages/events';
import { pageHeaders } from '../pages/headers';
import { refusedOf, type Refused } from '../pages/refused';
import { approveInput, configInput } from '../push/inputs';
import type { State } from '../state/state';

/** The page on which one sets the Request URL and sees the push log, and what its forms do. */
export function eventsPageRoutes(state: State): Hono {
	const { connections, pusher } = state;
	const pageWith = (refused?: Refused): ReturnType<typeof eventsPage> => {
		const { config, lastCheck, subscribed, tried, log } = pusher;
		return eventsPage({
			config,
			lastCheck,
			subscribed,
			tried,
			pushes: log,
			connections: connections.all.map(summaryOf),
			problems: connections.problems,
			refused,
		});
	};
	return new Hono()
		.use('/events', pageHeaders({ forms: true }))
		.use('/events/*', pageHeaders({ forms: true }))
		.get('/events', (c) => c.html(pageWith()))
		.post('/events/config', async (c) => {
			const form = await c.req.parseBody();
			const input = configInput.safeParse(form);
			if (!input.success) return c.html(pageWith(refusedOf(input.error, form)), 400);
			// The page then shows what was wrong.
			await pusher.configure(input.data).catch(() => undefined);
			return c.redirect('/events', 303);
		})
		.post('/events/approve', async (c) => {
			const input = approveInput.safeParse(await c.req.parseBody());
			if (!input.success) return c.text(z.prettifyError(input.error), 400);
			state.approve(input.data.status);
			return c.redirect('/events', 303);
		});
}
