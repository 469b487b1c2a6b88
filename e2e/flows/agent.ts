import assert from 'node:assert/strict';

import { test } from '../fixtures';
import { runForOneMessage } from '../inbox';
import { startModelServer } from '../modelServer';
import { agentNodes, byId, chain, feishuNode, manualTrigger, NODE_TYPE } from '../workflows';

const TEXT = 'Your laptop is ready';

/** The node as a tool of n8n's AI Agent, with a stand-in for the model. */
export function agent(): void {
	test('a model that uses the tool once sends one message, and learns that it arrived', async ({
		world,
	}) => {
		const { api, credential, secrets } = world;
		const modelServer = await startModelServer({ receiver: 'ou_dora', text: TEXT });
		const { brain, model } = await agentNodes(api, modelServer.url);
		const tool = {
			...feishuNode(
				{
					receiver: byId("={{ $fromAI('receiver', 'open_id of the person', 'string') }}"),
					text: "={{ $fromAI('text', 'what to say', 'string') }}",
				},
				credential,
			),
			type: `${NODE_TYPE}Tool`,
		};
		const workflow = chain('Agent', manualTrigger(), brain);
		workflow.nodes.push(model, tool);
		for (const [{ name }, type] of [
			[model, 'ai_languageModel'],
			[tool, 'ai_tool'],
		] as const) {
			workflow.connections[name] = { [type]: [[{ node: 'Agent', type, index: 0 }]] };
		}
		const { message, output } = await runForOneMessage(world, workflow);
		assert.equal(message.receiverId, 'ou_dora');
		assert.deepEqual(JSON.parse(message.rawContent), { text: TEXT });
		assert.equal(output.items('Agent')[0]?.['output'], 'Dora was told.');
		const { questions } = modelServer;
		assert.equal(questions.length, 2, 'the model was asked, and told what the tool gave');
		const told = JSON.stringify(questions);
		assert.ok(told.includes(message.messageId), 'the model learns the message ID');
		assert.ok(!told.includes(secrets.appSecret) && !told.includes(secrets.helpdeskToken));
	});
}
