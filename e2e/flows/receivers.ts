import assert from 'node:assert/strict';

import { test } from '../fixtures';
import { theOneMessage } from '../inbox';
import { NodePanel } from '../nodePanel';
import { chain, feishuNode, manualTrigger } from '../workflows';

/** The ways to name a person, in the panel of one node. */
export function receivers(): void {
	test('a recent guest is found by name in the list, and gets the message', async ({ world }) => {
		const { api, credential, editor } = world;
		const send = feishuNode({ text: 'Hello' }, credential);
		const id = await api.createWorkflow(chain('Receivers', manualTrigger(), send));
		const panel = await editor.openNode(id, send.id);
		const found = await panel.pick('receiver', 'Anna', 'Anna Schmidt 2 (');
		assert.ok(found.length > 1, 'several people have that name');
		for (const label of found) assert.match(label, /^Anna Schmidt \d+ \(guest\d+@example\.com\)$/);
		const { receiverId } = await theOneMessage(world, () => panel.execute());
		assert.equal(receiverId, 'ou_guest_002');
	});
	byAddress('email', 'alice@example.com', ['ou_alice']);
	byAddress('email', 'alice@example.com, Bob@Example.com', ['ou_alice', 'ou_bob']);
	byAddress('mobile', '+86 138 0000 0003', ['ou_carol']);
	invalid('email', 'alice@', 'Enter an e-mail address, e.g. alice@example.com');
	invalid('mobile', '12', 'Enter a mobile number, e.g. +6581234567');
	invalid('id', 'oc_1', 'Enter the ID of a person, not of a chat, and not an e-mail address');
	test('an address that Feishu does not know is named, and nobody gets anything', async ({
		editor,
		sandbox,
	}) => {
		const panel = new NodePanel(editor.page);
		await panel.fillLocator('receiver', 'email', 'alice@example.com, nobody@example.com');
		const before = sandbox.inbox.length;
		const says = await panel.execute();
		assert.match(says, /e-mail address that Feishu does not know: 'nobody@example\.com'/);
		assert.match(says, /Enter the address that stands in the person's Feishu contact/);
		assert.equal(sandbox.inbox.length, before);
	});
}

function byAddress(mode: string, text: string, people: readonly string[]): void {
	test(`by ${mode}, "${text}" sends to ${people.join(' and ')}`, async ({ editor, sandbox }) => {
		const panel = new NodePanel(editor.page);
		await panel.fillLocator('receiver', mode, text);
		const before = sandbox.inbox.length;
		const says = await panel.execute();
		const arrived = sandbox.inbox.slice(before).map(({ receiverId }) => receiverId);
		assert.deepEqual(arrived.sort(), people, says);
	});
}

function invalid(mode: string, text: string, issue: string): void {
	test(`by ${mode}, "${text}" is marked while typing`, async ({ editor }) => {
		const panel = new NodePanel(editor.page);
		await panel.fillLocator('receiver', mode, text);
		assert.ok((await panel.issue('receiver')).includes(issue));
	});
}
