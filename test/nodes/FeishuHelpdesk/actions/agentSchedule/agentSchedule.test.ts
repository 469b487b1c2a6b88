import type { INodeParameters } from 'n8n-workflow';
import { openScene, receiver as byId, type Scene } from '../../../../support/scene';
import { asked, describeIds, describeLists, describeRefusals, read } from '../reads';

let scene: Scene;
beforeAll(async () => {
	scene = await openScene();
});
beforeEach(() => {
	scene.sandbox.reset();
});
afterAll(() => scene.close());

const schedule = (operation: string, parameters: INodeParameters = {}): INodeParameters => ({
	resource: 'agentSchedule',
	operation,
	...parameters,
});

describeRefusals(() => scene, {
	'Agent Schedule: Get': schedule('get', { agentId: byId('ou_agent_001') }),
	'Agent Schedule: Get Many': schedule('getMany'),
});
describeLists(() => scene, { 'Agent Schedule: Get Many': schedule('getMany') });
describeIds(() => scene, {
	'Agent Schedule: Get': {
		label: 'Agent',
		path: ['/agents/', '/schedules'],
		of: (id) => schedule('get', { agentId: byId(id) }),
	},
});

describe('Agent Schedule: Get', () => {
	it('puts words beside the numbers of status and weekdays', async () => {
		expect(await read(scene, schedule('get', { agentId: byId('ou_agent_007') }))).toMatchObject([
			{
				status: 2,
				status_name: 'offline',
				agent: { id: 'ou_agent_007', name: 'Priya Nair', email: 'priya.nair+helpdesk@example.com' },
				schedule: [
					{
						start_time: '10:00',
						end_time: '19:00',
						weekday: 10,
						weekday_name: 'Monday to Friday',
					},
					{ start_time: '10:00', end_time: '14:00', weekday: 6, weekday_name: 'Saturday' },
				],
				agent_skills: [{ name: 'Expenses / invoices', is_default: false }],
			},
		]);
	});

	it('shows an agent without working hours', async () => {
		expect(await read(scene, schedule('get', { agentId: byId('ou_agent_011') }))).toMatchObject([
			{ status_name: 'offline', schedule: [] },
		]);
	});
});

describe('Agent Schedule: Get Many', () => {
	it('asks for all but removed agents unless told otherwise', async () => {
		const found = await read(scene, schedule('getMany'));
		expect(found).toHaveLength(11);
		expect(new Set(found.map(({ status_name: name }) => name))).toEqual(
			new Set(['online', 'offline', 'off duty']),
		);
		expect(asked(scene)).toEqual([['GET /agent_schedules', { status: ['1', '2', '3'] }]]);
	});

	it.each<[INodeParameters[string], string[], number]>([
		[[4], ['4'], 1],
		[[1, 3], ['1', '3'], 8],
		['={{ [2, 2] }}', ['2'], 3],
		['={{ "1, 4" }}', ['1', '4'], 7],
	])('asks for the agents of %j', async (status, query, count) => {
		expect(await read(scene, schedule('getMany', { filters: { status } }))).toHaveLength(count);
		expect(asked(scene)).toEqual([['GET /agent_schedules', { status: query }]]);
	});

	it.each<[INodeParameters[string], string]>([
		['={{ [] }}', "'Status' is empty"],
		['={{ [5] }}', "'Status' has the unknown value '5'"],
		['={{ ["toString"] }}', "'Status' has the unknown value 'toString'"],
	])('refuses %j before asking', async (status, message) => {
		const { error } = await scene.engine.run({
			parameters: schedule('getMany', { filters: { status } }),
		});
		expect(error?.message).toContain(message);
		expect(asked(scene)).toEqual([]);
	});
});
