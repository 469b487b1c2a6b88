import type { INodeParameters } from 'n8n-workflow';
import { openScene, receiver as byId, type Scene } from '../../../../support/scene';
import { asked, describeIds, describeLists, describeRefusals, read } from '../reads';
import { listWith, objectWith } from '../../matchers';

let scene: Scene;
beforeAll(async () => {
	scene = await openScene();
});
beforeEach(() => {
	scene.sandbox.reset();
});
afterAll(() => scene.close());

const skill = (operation: string, parameters: INodeParameters = {}): INodeParameters => ({
	resource: 'agentSkill',
	operation,
	...parameters,
});

const LISTS = {
	'Agent Skill: Get Many': skill('getMany'),
	'Agent Skill: Get Rules': skill('getRules'),
};
describeRefusals(() => scene, {
	'Agent Skill: Get': skill('get', { agentSkillId: byId('7001436719011234402') }),
	...LISTS,
});
describeLists(() => scene, LISTS);
describeIds(() => scene, {
	'Agent Skill: Get': {
		label: 'Skill',
		path: ['/agent_skills/', ''],
		of: (id) => skill('get', { agentSkillId: byId(id) }),
	},
});

describe('Agent Skill: Get', () => {
	it('puts out rules and agents, with words beside the numbers', async () => {
		expect(await read(scene, skill('get', { agentSkillId: byId('7001436719011234402') }))).toEqual([
			{
				id: '7001436719011234402',
				name: 'Hardware & networks',
				is_default: false,
				agent_ids: ['ou_agent_001', 'ou_agent_003', 'ou_agent_010'],
				agents: listWith(objectWith({ name: '赵磊' })),
				rules: [
					objectWith({
						id: '14',
						category_name: 'knowledge base',
						selected_operator: 8,
						selected_operator_name: 'is any of (selection)',
						operator_option_names: ['is none of (selection)', 'is any of (selection)'],
						operand: { selected_categories: [{ id: '6948728206392295545', name: '电脑与手机' }] },
					}),
					objectWith({
						id: '3',
						category_name: 'user',
						selected_operator_name: 'is any of (text)',
						operand: { content: 'Berlin,Singapore' },
					}),
				],
			},
		]);
	});
});

describe('Agent Skill: Get Many', () => {
	it('puts out one item per skill, as Feishu sent it', async () => {
		const found = await read(scene, skill('getMany'));
		expect(found).toHaveLength(5);
		expect(found[4]).toEqual({
			id: '7001436719011234405',
			name: 'VIP <Board>',
			agent_ids: [],
			is_default: false,
		});
		expect(asked(scene)).toEqual([['GET /agent_skills', {}]]);
	});
});

describe('Agent Skill: Get Rules', () => {
	it('puts out one item per rule, with words beside the numbers', async () => {
		const found = await read(scene, skill('getRules'));
		expect(found).toHaveLength(9);
		expect(found[8]).toEqual({
			id: '17',
			category: 3,
			category_name: 'user',
			display_name: 'User level',
			operand: {},
			operator_options: [2, 3],
			operator_option_names: ['at least', 'at most'],
		});
		expect(asked(scene)).toEqual([['GET /agent_skill_rules', {}]]);
	});
});
