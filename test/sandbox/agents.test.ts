import { z } from 'zod/v4';

import { startSandbox, type Sandbox } from '../../sandbox/server';
import { codesWithoutAccess, NO_ACCESS, read, readData } from './reading';

let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox();
});
afterAll(() => sandbox.close());

const openId = z.string().startsWith('ou_agent_');
const id = z.string().regex(/^\d{19}$/);
const schedule = z.strictObject({
	status: z.int(),
	agent: z.strictObject({
		id: openId,
		avatar_url: z.url(),
		name: z.string(),
		email: z.string(),
		department: z.string(),
		company_name: z.string(),
	}),
	schedule: z.array(
		z.strictObject({
			start_time: z.string().regex(/^\d\d:\d\d$/),
			end_time: z.string().regex(/^\d\d:\d\d$/),
			weekday: z.int(),
		}),
	),
	agent_skills: z.array(z.strictObject({ id, name: z.string(), is_default: z.boolean() })),
});
const skill = { id, name: z.string(), agent_ids: z.array(openId), is_default: z.boolean() };
const rule = {
	id: z.string(),
	operator_options: z.array(z.int()),
	operand: z.looseObject({}),
	category: z.int().min(1).max(3),
	display_name: z.string(),
};

type Schedule = z.infer<typeof schedule>;

const schedules = async (...statuses: number[]): Promise<Schedule[]> => {
	const query = statuses.map((status) => `status=${status}`).join('&');
	const shape = z.strictObject({ agent_schedules: z.array(schedule) });
	return (await readData(sandbox, `/agent_schedules?${query}`, shape)).agent_schedules;
};
const ids = (found: readonly Schedule[]): string[] => found.map(({ agent }) => agent.id);

describe('GET /helpdesk/v1/agent_emails', () => {
	it('returns a map from open_id to address, of all who still are agents', async () => {
		const shape = z.strictObject({ agents: z.record(openId, z.email()) });
		const { agents } = await readData(sandbox, '/agent_emails', shape);
		expect(Object.keys(agents)).toEqual(ids(await schedules(1, 2, 3)));
		expect(agents['ou_agent_005']).toBe("zoe.o'brien@example.com");
	});
});

describe('GET /helpdesk/v1/agent_schedules', () => {
	it.each([1, 2, 3, 4])('returns the agents of status %i', async (status) => {
		const found = await schedules(status);
		expect(found.length).toBeGreaterThan(0);
		expect(found.every((one) => one.status === status)).toBe(true);
	});

	it('takes several statuses as a repeated key', async () => {
		expect(await schedules(1, 2, 3, 4)).toHaveLength(12);
		expect(ids(await schedules(2, 4, 4))).toEqual([
			'ou_agent_005',
			'ou_agent_007',
			'ou_agent_011',
			'ou_agent_012',
		]);
	});

	it('names single days, every day, working days and weekends, and 24:00 as an end', async () => {
		const hours = (await schedules(1, 2, 3)).flatMap((one) => one.schedule);
		const weekdays = new Set(hours.map(({ weekday }) => weekday));
		expect([...weekdays].sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 9, 10, 11]);
		expect(hours.map(({ end_time: end }) => end)).toContain('24:00');
	});

	it.each(['', '?status=', '?status=0', '?status=5', '?status=1,2', '?status=1&status=x'])(
		'refuses "%s" and names the field',
		async (query) => {
			const answer = await read(sandbox, `/agent_schedules${query}`);
			expect(answer).toMatchObject({ status: 400, code: 99992402 });
			expect(answer.error?.field_violations?.[0]?.field).toMatch(/^status/);
		},
	);
});

describe('GET /helpdesk/v1/agents/:agent_id/schedules', () => {
	it('returns the schedule as the list does', async () => {
		const [first] = await schedules(1);
		const shape = z.strictObject({ agent_schedule: schedule });
		expect(await readData(sandbox, '/agents/ou_agent_001/schedules', shape)).toEqual({
			agent_schedule: first,
		});
	});

	it.each(['ou_alice', 'ou_agent_012', '%E7%8E%8B', '1'])(
		'refuses %s, who is no agent, as a bad request',
		async (agentId) => {
			const answer = await read(sandbox, `/agents/${agentId}/schedules`);
			expect(answer).toMatchObject({ status: 400, code: 154000 });
		},
	);
});

describe('GET /helpdesk/v1/agent_skills', () => {
	const list = z.strictObject({ agent_skills: z.array(z.strictObject(skill)) });
	const details = z.strictObject({
		agent_skill: z.strictObject({
			...skill,
			rules: z.array(z.strictObject({ ...rule, selected_operator: z.int() })),
			agents: z.array(z.strictObject({ id: openId, avatar_url: z.url(), name: z.string() })),
		}),
	});

	it('returns the skills, one of them the default', async () => {
		const { agent_skills: skills } = await readData(sandbox, '/agent_skills', list);
		expect(skills.filter((one) => one.is_default)).toHaveLength(1);
		expect(skills.map((one) => one.agent_ids.length)).toContain(0);
	});

	it('agrees with the schedules', async () => {
		const { agent_skills: skills } = await readData(sandbox, '/agent_skills', list);
		for (const { agent, agent_skills: own } of await schedules(1, 2, 3)) {
			const expected = skills.filter((one) => one.agent_ids.includes(agent.id));
			expect(own.map((one) => one.id)).toEqual(expected.map((one) => one.id));
		}
	});

	it('returns one with its agents and its rules, whose operators are allowed', async () => {
		const { agent_skills: skills } = await readData(sandbox, '/agent_skills', list);
		for (const one of skills) {
			const found = (await readData(sandbox, `/agent_skills/${one.id}`, details)).agent_skill;
			expect(found).toMatchObject(one);
			expect(found.agents.map((agent) => agent.id)).toEqual(one.agent_ids);
			expect(found.rules.length > 0).toBe(!one.is_default);
			for (const { selected_operator: operator, operator_options: options } of found.rules) {
				expect(options).toContain(operator);
			}
		}
	});

	it('refuses an unknown one as a bad request', async () => {
		const answer = await read(sandbox, '/agent_skills/7001436719011234499');
		expect(answer).toMatchObject({ status: 400, code: 154000 });
	});
});

describe('GET /helpdesk/v1/agent_skill_rules', () => {
	it('returns every kind of rule once', async () => {
		const shape = z.strictObject({ rules: z.array(z.strictObject(rule)) });
		const { rules } = await readData(sandbox, '/agent_skill_rules', shape);
		expect(rules.map((one) => Number(one.id)).sort((a, b) => a - b)).toEqual([
			3, 9, 10, 11, 12, 14, 15, 16, 17,
		]);
	});
});

it.each([
	'/agent_emails',
	'/agent_schedules?status=1',
	'/agents/ou_agent_001/schedules',
	'/agent_skills',
	'/agent_skills/1',
	'/agent_skill_rules',
])('GET %s needs the token, the helpdesk and the scope', async (path) => {
	expect(await codesWithoutAccess(sandbox, path)).toEqual(NO_ACCESS);
});
