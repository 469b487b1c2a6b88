import { Hono } from 'hono';
import { z } from 'zod/v4';

import { scheduleOf } from '../agents/find';
import type { AgentSchedule } from '../agents/schedules';
import { SKILL_RULES } from '../agents/skillRules';
import type { AgentSkillDetails } from '../agents/skills';
import { summaryOf, TEAM } from '../agents/team';
import { badRequest } from '../content/read';
import { checkUser } from '../gateway/auth';
import { accept, Refusal } from '../http/answers';
import type { SandboxEnv } from '../http/env';
import { replace } from '../state/desk';
import type { State } from '../state/state';
import { bodyOf, EDITORS, MANAGERS, WRITES } from './body';

const time = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/);
const hours = z.array(
	z.object({
		start_time: time,
		end_time: time,
		weekday: z.union([1, 2, 3, 4, 5, 6, 7, 9, 10, 11].map((day) => z.literal(day))),
	}),
);
const content = { schedule: hours.optional(), agent_skill_ids: z.array(z.string()).optional() };
const schedules = z.object({
	agent_schedules: z.array(z.object({ agent_id: z.string(), ...content })).min(1),
});
const schedule = z.object({ agent_schedule: z.object(content) });

const rule = z.object({
	id: z.string(),
	selected_operator: z.int(),
	operand: z.union([z.looseObject({}), z.string()]),
});
const newSkill = z.object({
	name: z.string().min(1),
	rules: z.array(rule.extend({ category: z.int() })),
	agent_ids: z.array(z.string()),
});
const changedSkill = z.object({
	agent_skill: z.object({
		name: z.string().min(1).optional(),
		rules: z.array(rule.extend({ operator_options: z.array(z.int()) })).optional(),
		agent_ids: z.array(z.string()).optional(),
	}),
});

/** Feishu docs: Agent. */
export function agentWriting(state: State): Hono<SandboxEnv> {
	const managed = { scopes: WRITES, roles: MANAGERS };
	const find = (id: string): AgentSchedule => {
		const found = scheduleOf(state, id);
		if (!found) throw badRequest('no such agent in this helpdesk');
		return found;
	};
	const skill = (id: string): AgentSkillDetails => {
		const found = state.records.skills.find((one) => one.id === id);
		if (!found) throw badRequest('no such agent skill in this helpdesk');
		return found;
	};
	const put = (agentId: string, change: z.infer<typeof schedule>['agent_schedule']): void => {
		const before = find(agentId);
		replace(state.records.schedules, before, {
			...before,
			...(change.schedule && { schedule: change.schedule }),
			...(change.agent_skill_ids && {
				agent_skills: change.agent_skill_ids.map(skill).map(({ id, name, is_default }) => ({
					id,
					name,
					is_default,
				})),
			}),
		});
	};
	return new Hono<SandboxEnv>()
		.patch('/helpdesk/v1/agents/:agent_id', (c) => {
			checkUser(c, state, { scopes: WRITES, roles: EDITORS });
			const before = find(c.req.param('agent_id'));
			const { status } = bodyOf(c, z.object({ status: z.int() }));
			if (status !== 1 && status !== 2) throw new Refusal(400, 150001, 'invalid status');
			replace(state.records.schedules, before, { ...before, status });
			return accept(c, { msg: 'success', data: {} });
		})
		.post('/helpdesk/v1/agent_schedules', (c) => {
			checkUser(c, state, managed);
			for (const { agent_id: id, ...change } of bodyOf(c, schedules).agent_schedules)
				put(id, change);
			return accept(c, { msg: 'success', data: {} });
		})
		.patch('/helpdesk/v1/agents/:agent_id/schedules', (c) => {
			checkUser(c, state, managed);
			put(c.req.param('agent_id'), bodyOf(c, schedule).agent_schedule);
			return accept(c, { msg: 'success', data: {} });
		})
		.delete('/helpdesk/v1/agents/:agent_id/schedules', (c) => {
			checkUser(c, state, managed);
			put(c.req.param('agent_id'), { schedule: [] });
			return accept(c, { msg: 'success', data: {} });
		})
		.post('/helpdesk/v1/agent_skills', (c) => {
			checkUser(c, state, managed);
			const body = bodyOf(c, newSkill);
			checkOperands(body.rules, state);
			const id = state.tickets.ids.next();
			const empty = { id, name: '', agent_ids: [], is_default: false, rules: [], agents: [] };
			state.records.skills.push(changed(empty, body));
			return accept(c, { msg: 'success', data: { agent_skill_id: id } });
		})
		.patch('/helpdesk/v1/agent_skills/:id', (c) => {
			checkUser(c, state, managed);
			const before = skill(c.req.param('id'));
			const body = bodyOf(c, changedSkill).agent_skill;
			checkOperands(body.rules ?? [], state);
			replace(state.records.skills, before, changed(before, body));
			return accept(c, { msg: 'success', data: {} });
		})
		.delete('/helpdesk/v1/agent_skills/:id', (c) => {
			checkUser(c, state, managed);
			state.records.skills.splice(state.records.skills.indexOf(skill(c.req.param('id'))), 1);
			return accept(c, { msg: 'success', data: {} });
		});
}

/** The page types it as a string, and shows an object. */
function checkOperands(rules: readonly z.infer<typeof rule>[], { isOther }: State): void {
	const taken = isOther('skill-operand') ? 'string' : 'object';
	if (rules.some(({ operand }) => typeof operand !== taken)) {
		throw badRequest(`operand is no ${taken}`);
	}
}

function changed(
	before: AgentSkillDetails,
	{
		name = before.name,
		rules,
		agent_ids: ids = before.agent_ids,
	}: {
		name?: string | undefined;
		rules?: readonly z.infer<typeof rule>[] | undefined;
		agent_ids?: readonly string[] | undefined;
	},
): AgentSkillDetails {
	const members = ids.map((id) => {
		const member = TEAM.find(({ openId }) => openId === id);
		if (!member) throw badRequest(`${id} is no agent of this helpdesk`);
		return member;
	});
	return {
		...before,
		name,
		agent_ids: ids,
		agents: members.map(summaryOf),
		rules:
			rules?.map(({ id, selected_operator, operand }) => {
				const known = SKILL_RULES.find((one) => one.id === id);
				if (!known?.operator_options.includes(selected_operator)) {
					throw badRequest('no such rule, or it does not know this operator');
				}
				return { ...known, selected_operator, operand };
			}) ?? before.rules,
	};
}
