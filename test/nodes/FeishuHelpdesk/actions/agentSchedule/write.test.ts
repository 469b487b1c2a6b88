import type { INodeParameters } from 'n8n-workflow';
import { connectAccount } from '../../../../support/account';
import { items, openScene, receiver as byId, type Scene } from '../../../../support/scene';
import { text } from '../../../../support/values';
import { read } from '../reads';
import { describeNamed, sent, written } from '../writes';

let scene: Scene;
beforeAll(async () => {
	scene = await openScene();
	connectAccount(scene);
});
beforeEach(() => {
	scene.sandbox.reset();
});
afterAll(() => scene.close());

const AGENT = 'ou_agent_003';
const schedule = (operation: string, parameters: INodeParameters = {}): INodeParameters => ({
	...{ resource: 'agentSchedule', operation, agentId: byId(AGENT), ...parameters },
});
const of = (id: string, operation: string, more: INodeParameters = {}) =>
	schedule(operation, { agentId: byId(id), ...more });
const ROWS = { day: [{ weekday: 1, startTime: '09:00', endTime: '12:00' }] };

describeNamed(() => scene, {
	'Agent Schedule: Update': {
		label: 'Agent',
		path: ['/agents/', '/schedules'],
		of: (id) => of(id, 'update', { schedule: ROWS }),
	},
	'Agent Schedule: Delete': {
		label: 'Agent',
		path: ['/agents/', '/schedules'],
		of: (id) => of(id, 'delete'),
	},
});

test('sets the hours of rows and the skills of a list', async () => {
	const [skill] = await read(scene, { resource: 'agentSkill', operation: 'getMany' });
	scene.sandbox.reset();
	const rows = {
		day: [
			{ weekday: 10, startTime: '9:00', endTime: '12:30' },
			{ weekday: 6, startTime: '00:00', endTime: '24:00' },
		],
	};
	const parameters = schedule('create', { schedule: rows, agentSkillIds: [text(skill?.id)] });
	expect(await read(scene, parameters)).toEqual([{ agent_id: AGENT, created: true }]);
	expect(written(scene)).toEqual([
		[
			'POST /agent_schedules',
			{
				agent_schedules: [
					{
						agent_id: AGENT,
						schedule: [
							{ start_time: '09:00', end_time: '12:30', weekday: 10 },
							{ start_time: '00:00', end_time: '24:00', weekday: 6 },
						],
						agent_skill_ids: [skill?.id],
					},
				],
			},
		],
	]);
});

test('takes the rows of a sheet, in whatever words it names days', async () => {
	const days = ['Monday', 'tue', '周三', '星期日', '礼拜天', 4, '5', 'Saturday and Sunday'];
	const rows = days.map((weekday) => ({ weekday, startTime: ' 9:30 ', endTime: '18:00:00' }));
	const input = { items: items({ rows }) };
	await read(scene, schedule('update', { scheduleJson: '={{ $json.rows }}' }), input);
	const body = written(scene)[0]?.[1] as { agent_schedule: { schedule: { weekday: number }[] } };
	expect(body.agent_schedule.schedule.map(({ weekday }) => weekday)).toEqual([
		1, 2, 3, 7, 7, 4, 5, 11,
	]);
	expect(body.agent_schedule.schedule[0]).toEqual({
		start_time: '09:30',
		end_time: '18:00',
		weekday: 1,
	});
});

test('takes the hours that reading a schedule puts out, to give them to another agent', async () => {
	const agentId = byId('ou_agent_001');
	const [from] = await read(scene, { resource: 'agentSchedule', operation: 'get', agentId });
	scene.sandbox.reset();
	const rows = from?.schedule as { start_time: string; end_time: string; weekday: number }[];
	const input = { items: items({ rows }) };
	await read(scene, schedule('update', { scheduleJson: '={{ $json.rows }}' }), input);
	expect(rows.length).toBeGreaterThan(0);
	expect(written(scene)).toEqual([
		[
			`PATCH /agents/${AGENT}/schedules`,
			{
				agent_schedule: {
					schedule: rows.map(({ start_time, end_time, weekday }) => ({
						...{ start_time, end_time, weekday },
					})),
				},
			},
		],
	]);
});

test('what is left empty stays as it is', async () => {
	await read(scene, schedule('update', { schedule: ROWS, agentSkillIds: [] }));
	expect(written(scene)).toEqual([
		[
			`PATCH /agents/${AGENT}/schedules`,
			{ agent_schedule: { schedule: [{ start_time: '09:00', end_time: '12:00', weekday: 1 }] } },
		],
	]);
});

test('deletes the schedule of an agent, and says so', async () => {
	expect(await read(scene, schedule('delete'))).toEqual([{ agent_id: AGENT, deleted: true }]);
	expect(written(scene)).toEqual([[`DELETE /agents/${AGENT}/schedules`]]);
});

test.each([
	[[{ weekday: 8, startTime: '09:00', endTime: '10:00' }], "'Working Hours' has an unknown day"],
	[[{ weekday: 'Funday', startTime: '09:00', endTime: '10:00' }], 'in row 1'],
	[[{ weekday: 1, startTime: '24:30', endTime: '10:00' }], "'From in row 1' is no time of day"],
	[[{ weekday: 1, startTime: '09:00', endTime: 'noon' }], "'To in row 1' is no time of day"],
	[[], "'Working Hours' and 'Skill Names or IDs' are both empty"],
])('refuses %j before asking', async (rows, words) => {
	const { error } = await scene.engine.run({
		parameters: schedule('update', { schedule: { day: rows } }),
	});
	expect(error?.message).toContain(words);
	expect(sent(scene)).toEqual([]);
});

test('skills are chosen from a list', async () => {
	const options = await scene.engine.loadOptions({
		method: 'searchSkills',
		parameters: schedule('create'),
	});
	expect(options.map(({ name }) => name)).toContain('Hardware & networks');
});
