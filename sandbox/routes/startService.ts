import { Hono } from 'hono';
import { z } from 'zod/v4';

import { badRequest } from '../content/read';
import { checkAccess, checkHelpdesk } from '../gateway/auth';
import { accept, notFound, Refusal } from '../http/answers';
import type { SandboxEnv } from '../http/env';
import { readJsonBody } from '../http/schema';
import { AGENTS, type Person } from '../people/people';
import type { State } from '../state/state';
import { CHANNEL } from '../tickets/channels';
import { STAGE, type Ticket } from '../tickets/ticket';

const startBody = z.strictObject({
	open_id: z.string().min(1),
	human_service: z.boolean().default(false),
	appointed_agents: z.array(z.string()).default([]),
	customized_info: z.string().max(1024).optional(),
});

type StartBody = z.infer<typeof startBody>;

/** POST /helpdesk/v1/start_service. Feishu docs: Create a helpdesk conversation. */
export function startServiceRoutes(state: State): Hono<SandboxEnv> {
	return new Hono<SandboxEnv>().post('/helpdesk/v1/start_service', (c) => {
		checkAccess(c, state, ['helpdesk:helpdesk:access']);
		const bytes = c.get('request').rawBody;
		const body = readJsonBody(c.req.header('Content-Type'), bytes, startBody);
		checkHelpdesk(c, state);
		if (body.appointed_agents.length > 0 && !body.human_service) {
			throw badRequest('appointed_agents need human_service true');
		}
		const agents = body.appointed_agents.map(agentOf);
		checkGuest(body.open_id, state);
		const ticket = startOrJoin(body, agents, state);
		const data = {
			chat_id: ticket.chat_id,
			// Feishu docs: only a ticket of agents has its id here.
			ticket_id: ticket.ticket_type === STAGE.human ? ticket.ticket_id : undefined,
		};
		return accept(c, { msg: 'success', data });
	});
}

function startOrJoin(body: StartBody, agents: readonly Person[], state: State): Ticket {
	const [current] = state.tickets.openOf(body.open_id);
	if (current) {
		if (body.human_service) state.desk.handOver(current, agents);
		return current;
	}
	return state.desk.open({
		guestId: body.open_id,
		stage: body.human_service ? STAGE.human : STAGE.bot,
		channel: CHANNEL.api,
		agents,
		...(body.customized_info === undefined ? {} : { customizedInfo: body.customized_info }),
	});
}

function agentOf(openId: string): Person {
	const agent = AGENTS.find((one) => one.openId === openId);
	if (!agent) throw notFound(`there is no agent ${openId}`);
	return agent;
}

/** Only people of the company, and those who wrote before, can see the helpdesk. */
function checkGuest(openId: string, state: State): void {
	if (openId.startsWith('ou_') && openId.endsWith('_otherapp')) {
		throw new Refusal(400, 99992361, 'open_id cross app');
	}
	const guest = state.directory.byId(openId);
	const isKnown = guest?.openId === openId && guest.seesHelpdesk && !guest.isResigned;
	if (!isKnown && (guest !== undefined || !state.tickets.knowsGuest(openId))) {
		throw new Refusal(401, 154402, 'The helpdesk is not visible to the user');
	}
}
