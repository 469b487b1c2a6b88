import { Hono } from 'hono';
import { z } from 'zod/v4';

import { scheduleOf } from '../agents/find';
import { SKILL_RULES } from '../agents/skillRules';
import { badRequest } from '../content/read';
import { accept } from '../http/answers';
import type { SandboxEnv } from '../http/env';
import { readQuery } from '../http/schema';
import { checkReader } from '../knowledge/reader';
import type { State } from '../state/state';

const scheduleQuery = z.object({
	// The key is repeated: status=1&status=2. Feishu docs: List agent schedules.
	status: z.preprocess(
		(value) => (typeof value === 'string' ? [value] : value),
		z.array(z.enum(['1', '2', '3', '4'])),
	),
});

/** What can be read about agents, their working hours and skills. Feishu docs: Agent. */
export function agentRoutes(state: State): Hono<SandboxEnv> {
	return new Hono<SandboxEnv>()
		.get('/helpdesk/v1/agent_emails', (c) => {
			checkReader(c, state);
			// Typed as a string in the docs; their example shows a map from open_id to address.
			return accept(c, { msg: 'success', data: { agents: agentEmails(state) } });
		})
		.get('/helpdesk/v1/agent_schedules', (c) => {
			checkReader(c, state);
			const { status } = readQuery(c, scheduleQuery);
			const wanted = new Set(status.map(Number));
			const schedules = state.records.schedules.filter((schedule) => wanted.has(schedule.status));
			return accept(c, { msg: 'success', data: { agent_schedules: schedules } });
		})
		.get('/helpdesk/v1/agents/:agent_id/schedules', (c) => {
			checkReader(c, state);
			const schedule = scheduleOf(state, c.req.param('agent_id'));
			// The page lists no 154004.
			if (!schedule) throw badRequest('no such agent in this helpdesk');
			return accept(c, { msg: 'success', data: { agent_schedule: schedule } });
		})
		.get('/helpdesk/v1/agent_skills', (c) => {
			checkReader(c, state);
			return accept(c, {
				msg: 'success',
				data: {
					agent_skills: state.records.skills.map(({ id, name, agent_ids, is_default }) => ({
						id,
						name,
						agent_ids,
						is_default,
					})),
				},
			});
		})
		.get('/helpdesk/v1/agent_skills/:agent_skill_id', (c) => {
			checkReader(c, state);
			const skill = state.records.skills.find(({ id }) => id === c.req.param('agent_skill_id'));
			// The page lists no 154004.
			if (!skill) throw badRequest('no such agent skill in this helpdesk');
			return accept(c, { msg: 'success', data: { agent_skill: skill } });
		})
		.get('/helpdesk/v1/agent_skill_rules', (c) => {
			checkReader(c, state);
			return accept(c, { msg: 'success', data: { rules: SKILL_RULES } });
		});
}

/** @returns e-mail addresses by open_id, of all agents who still are */
function agentEmails({ records }: State): Record<string, string> {
	const present = records.schedules.filter(({ status }) => status !== 4);
	return Object.fromEntries(present.map(({ agent: { id, email } }) => [id, email]));
}
