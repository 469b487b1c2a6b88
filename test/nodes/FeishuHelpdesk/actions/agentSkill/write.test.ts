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
const skill = (operation: string, parameters: INodeParameters = {}): INodeParameters => ({
	resource: 'agentSkill',
	operation,
	...parameters,
});
const second = async () => {
	const [, found] = await read(scene, skill('getMany'));
	const [whole] = await read(scene, skill('get', { agentSkillId: byId(text(found?.id)) }));
	scene.sandbox.reset();
	return { id: text(found?.id), agents: found?.agent_ids as string[], whole };
};
const update = (id: string, updateFields: INodeParameters) =>
	skill('update', { agentSkillId: byId(id), updateFields });
const run = (parameters: INodeParameters) => scene.engine.run({ parameters });
const rule = (more: INodeParameters = {}): INodeParameters => ({
	rule: [{ id: '3', selectedOperator: 5, operand: '{"content":"Berlin"}', category: 3, ...more }],
});

describeNamed(() => scene, {
	'Agent Skill: Update': {
		label: 'Skill',
		path: ['/agent_skills/', ''],
		of: (id) => update(id, { name: 'N' }),
	},
	'Agent Skill: Delete': {
		label: 'Skill',
		path: ['/agent_skills/', ''],
		of: (id) => skill('delete', { agentSkillId: byId(id) }),
	},
});

test('adds agents to those who have the skill, also of many items', async () => {
	const { id, agents } = await second();
	const input = { items: items({ id: 'ou_agent_007' }, { id: AGENT }, { id: 'ou_agent_008' }) };
	const parameters = update(id, { agentIds: '={{ $json.id }}' });
	await read(scene, parameters, input);
	const last = written(scene).at(-1)?.[1];
	expect(last).toEqual({
		agent_skill: { agent_ids: [...agents, 'ou_agent_007', 'ou_agent_008'] },
	});
});

test('replaces the agents, also by none', async () => {
	const { id } = await second();
	await read(scene, update(id, { agentIds: [AGENT], agentMode: 'replace' }));
	await read(scene, update(id, { agentIds: [], agentMode: 'replace' }));
	expect(sent(scene)).toEqual([
		[`PATCH /agent_skills/${id}`, { agent_skill: { agent_ids: [AGENT] } }],
		[`PATCH /agent_skills/${id}`, { agent_skill: { agent_ids: [] } }],
	]);
});

test('a rule of an update names the operators that Feishu knows for it', async () => {
	const { id } = await second();
	await read(scene, update(id, { rules: rule() }));
	expect(written(scene)[0]?.[1]).toEqual({
		agent_skill: {
			rules: [
				{
					id: '3',
					selected_operator: 5,
					operator_options: expect.arrayContaining([5]) as number[],
					operand: { content: 'Berlin' },
				},
			],
		},
	});
});

test('writes nothing where the agents could not be read', async () => {
	const { id } = await second();
	const route = 'GET /helpdesk/v1/agent_skills/:agent_skill_id';
	scene.sandbox.fault({ kind: 'answer', status: 200, code: 0, msg: 'ok', route });
	const { error } = await run(update(id, { agentIds: [AGENT] }));
	expect(error?.message).toContain('lacks the skill');
	expect(written(scene)).toEqual([]);
});

test('deletes a skill, and says so', async () => {
	const { id } = await second();
	expect(await read(scene, skill('delete', { agentSkillId: byId(id) }))).toEqual([
		{ agent_skill_id: id, deleted: true },
	]);
});

test('agents are chosen from a list', async () => {
	const options = await scene.engine.loadOptions({ method: 'searchAgents' });
	expect(options).toContainEqual(expect.objectContaining({ value: AGENT }));
});

test.each<[INodeParameters, string]>([
	[skill('create', { name: '={{ " " }}' }), "'Name' is empty"],
	[skill('create', { name: 'A', rules: rule({ id: '' }) }), "'Rules' has no rule ID in row 1"],
	[skill('create', { name: 'A', rules: rule({ operand: '{' }) }), "'Rules in row 1'"],
	[skill('create', { name: 'A', rules: rule({ selectedOperator: '={{ 4 }}' }) }), "'Rules'"],
	[update('7', {}), "'Update Fields' has no field"],
	[update('7', { agentIds: [] }), "'Update Fields' has no field"],
])('refuses %j before asking', async (parameters, words) => {
	const { error } = await run(parameters);
	expect(error?.message).toContain(words);
	expect(sent(scene)).toEqual([]);
});
