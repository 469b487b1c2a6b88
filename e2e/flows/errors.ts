import assert from 'node:assert/strict';

import { test } from '../fixtures';
import { runForOneMessage } from '../inbox';
import { byId, chain, feishuNode, manualTrigger, node } from '../workflows';

const FOREIGN = 'ou_x_otherapp';

/** What a user sees when Feishu refuses. */
export function errors(): void {
	test('the error view says what happened, what to do and the log ID', async ({
		api,
		editor,
		credential,
		sandbox,
	}) => {
		const send = feishuNode({ receiver: byId(FOREIGN), text: 'Hello' }, credential);
		const id = await api.createWorkflow(chain('Refused', manualTrigger(), send));
		const panel = await editor.openNode(id, send.id);
		const before = sandbox.inbox.length;
		const says = await panel.execute();
		assert.match(says, /The open_id belongs to another app \[99992361\]/);
		assert.match(says, /Read the ID with the app of this credential, or use the union_id/);
		assert.match(says, /Log ID: \d{14}[0-9A-F]+/);
		assert.equal(sandbox.inbox.length, before, 'nothing was delivered');
	});
	test('what is wrong in the node itself is said before anything is sent', async ({
		api,
		editor,
		credential,
		sandbox,
	}) => {
		const send = feishuNode({ receiver: byId('={{ "oc_group" }}'), text: 'Hello' }, credential);
		const id = await api.createWorkflow(chain('Wrong', manualTrigger(), send));
		const panel = await editor.openNode(id, send.id);
		const before = sandbox.requests.length;
		assert.match(await panel.execute(), /is the ID of a chat, not of a person/);
		assert.equal(sandbox.requests.length, before, 'no request left');
	});
	test('refused items leave by the error output, the others go on', async ({ world }) => {
		const { credential } = world;
		const people = node('People', 'n8n-nodes-base.code', 2, {
			jsCode: `return ['${FOREIGN}', 'ou_bob'].map((id) => ({ json: { id } }));`,
		});
		const send = {
			...feishuNode({ receiver: byId('={{ $json.id }}'), text: 'Hello' }, credential),
			onError: 'continueErrorOutput',
		};
		const sent = node('Sent', 'n8n-nodes-base.noOp', 1, {});
		const failed = node('Failed', 'n8n-nodes-base.noOp', 1, {});
		const workflow = chain('Branches', manualTrigger(), people, send, sent);
		workflow.nodes.push(failed);
		workflow.connections[send.name] = {
			main: [sent, failed].map(({ name }) => [{ node: name, type: 'main', index: 0 }]),
		};
		const { message, output } = await runForOneMessage(world, workflow);
		assert.equal(message.receiverId, 'ou_bob');
		assert.equal(output.items('Sent')[0]?.['message_id'], message.messageId);
		const [refused] = output.items('Failed');
		assert.match(String(refused?.['error']), /another app \[99992361\]/);
		const details = refused?.['errorDetails'] as { code: number; delivery: string };
		assert.equal(details.code, 99992361);
		assert.equal(details.delivery, 'notSent');
	});
}
