import { Hono, type Context } from 'hono';
import { z } from 'zod/v4';

import { badRequest } from '../content/read';
import { checkAccess, checkHelpdesk } from '../gateway/auth';
import { accept } from '../http/answers';
import type { SandboxEnv } from '../http/env';
import { readJsonBody } from '../http/schema';
import { EVENT_NAMES, EVENT_TYPES, type EventName } from '../push/eventNames';
import type { State } from '../state/state';

const subscriptionBody = z.strictObject({
	events: z
		.array(z.strictObject({ type: z.string().min(1), subtype: z.string().min(1) }))
		.min(1, 'is required'),
});

/**
 * POST /helpdesk/v1/events/subscribe and unsubscribe. Doing either again changes nothing; Feishu does
 * not document it. Feishu docs: Subscribe to helpdesk events, Unsubscribe from helpdesk events.
 */
export function eventRoutes(state: State): Hono<SandboxEnv> {
	const { subscribed } = state.pusher;
	return new Hono<SandboxEnv>()
		.post('/helpdesk/v1/events/subscribe', (c) => {
			for (const name of readEvents(c, state)) subscribed.add(name);
			state.changes.emit('change');
			return accept(c, { msg: 'success', data: {} });
		})
		.post('/helpdesk/v1/events/unsubscribe', (c) => {
			for (const name of readEvents(c, state)) subscribed.delete(name);
			state.changes.emit('change');
			return accept(c, { msg: 'success', data: {} });
		});
}

function readEvents(c: Context<SandboxEnv>, state: State): EventName[] {
	checkAccess(c, state, ['helpdesk:all:readonly']);
	const bytes = c.get('request').rawBody;
	const { events } = readJsonBody(c.req.header('Content-Type'), bytes, subscriptionBody);
	checkHelpdesk(c, state);
	return events.map(({ type, subtype }) => {
		const name = EVENT_NAMES.find((one) => one === subtype && EVENT_TYPES[one] === type);
		const isOther = state.isOther('event-subscription') && name !== 'ticket_message.created_v1';
		if (name === undefined || isOther) throw badRequest(`there is no event ${type} ${subtype}`);
		return name;
	});
}
