import type { INodeParameters } from 'n8n-workflow';
import { connectAccount } from '../../../../support/account';
import { items, openScene, receiver as byId, type Scene } from '../../../../support/scene';
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

const status = (agentId: string, value: number | string): INodeParameters => ({
	...{ resource: 'agent', operation: 'updateStatus', agentId: byId(agentId), status: value },
});

describeNamed(() => scene, {
	'Agent: Update Status': {
		label: 'Agent',
		path: ['/agents/', ''],
		of: (id) => status(id, 1),
	},
});

test('takes agents offline for lunch, and back', async () => {
	const input = { items: items({ id: 'ou_agent_003' }, { id: 'ou_agent_004' }) };
	const out = await read(scene, status('={{ $json.id }}', 2), input);
	expect(out).toEqual([
		{ agent_id: 'ou_agent_003', status: 2, updated: true },
		{ agent_id: 'ou_agent_004', status: 2, updated: true },
	]);
	await read(scene, status('={{ $json.id }}', '={{ 1 }}'), input);
	expect(written(scene)).toEqual([
		['PATCH /agents/ou_agent_003', { status: 2 }],
		['PATCH /agents/ou_agent_004', { status: 2 }],
		['PATCH /agents/ou_agent_003', { status: 1 }],
		['PATCH /agents/ou_agent_004', { status: 1 }],
	]);
});

test.each(['={{ 3 }}', '={{ "offline" }}'])(
	'refuses the status %s before asking',
	async (value) => {
		const { error } = await scene.engine.run({ parameters: status('ou_agent_003', value) });
		expect(error?.message).toContain("'Status' has the unknown value");
		expect(sent(scene)).toEqual([]);
	},
);
