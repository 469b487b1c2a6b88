import assert from 'node:assert/strict';

import { test } from '../fixtures';
import { readInbox, theOneMessage } from '../inbox';
import { NodePanel } from '../nodePanel';
import { readExample } from '../workflows';

const NODE = 'Feishu Helpdesk';
const ACTION = 'Send a message';
const TEXT = 'Quotes " \' \\ and 你好 <b>&amp;';

function search(words: string): void {
	test(`from an empty canvas, "${words}" leads to a text that arrives`, async ({ world }) => {
		const { editor, credential } = world;
		await editor.startWorkflow();
		await editor.search(words);
		const panel = await editor.addFound(NODE, ACTION);
		await panel.chooseCredential(credential.name);
		await panel.fillLocator('receiver', 'id', 'ou_alice');
		await panel.fill('text', TEXT);
		const message = await theOneMessage(world, () => panel.execute());
		assert.equal(message.receiverId, 'ou_alice');
		assert.deepEqual(JSON.parse(message.rawContent), { text: TEXT });
		assert.ok((await readInbox(world)).includes(TEXT), 'the inbox shows the text');
	});
}

/** Messages as a user composes them, from an empty canvas. */
export function canvas(): void {
	search('feishu');
	search('helpdesk');
	test('rich text is written as Markdown in the same node', async ({ world }) => {
		const panel = new NodePanel(world.editor.page);
		await panel.choose('messageType', 'Rich Text');
		await panel.choose('postMode', 'Markdown');
		await panel.fill('postTitle', 'Maintenance');
		await panel.fill('postMarkdown', 'On **Saturday** from *22:00*');
		const { msgType } = await theOneMessage(world, () => panel.execute());
		assert.equal(msgType, 'post');
		assert.match(await readInbox(world), /Maintenance[^]*On Saturday from 22:00/);
	});
	test('a card is filled in by fields', async ({ world }) => {
		const panel = new NodePanel(world.editor.page);
		await panel.choose('messageType', 'Card');
		await panel.fill('cardTitle', 'Ticket INC-2041');
		await panel.fill('cardMarkdown', 'Waiting for **you**');
		const { msgType } = await theOneMessage(world, () => panel.execute());
		assert.equal(msgType, 'interactive');
		assert.match(await readInbox(world), /Ticket INC-2041[^]*Waiting for you/);
	});
	test('a picture from the step before is uploaded and arrives', async ({ world }) => {
		const { api, editor, credential } = world;
		const workflow = await readExample('send-image.json', credential);
		const id = await api.createWorkflow(workflow);
		const panel = await editor.openNode(id, 'feishu-helpdesk');
		const { msgType, content } = await theOneMessage(world, () => panel.execute());
		assert.equal(msgType, 'image');
		assert.ok('image_key' in content && world.sandbox.images.has(content.image_key));
	});
	test('a picture that Feishu has already is named by its image key', async ({ world }) => {
		const panel = new NodePanel(world.editor.page);
		const [key] = world.sandbox.images.keys();
		assert.ok(key, 'an image was uploaded before');
		await panel.choose('imageSource', 'Image Key');
		await panel.fill('imageKey', key);
		const message = await theOneMessage(world, () => panel.execute());
		assert.deepEqual(JSON.parse(message.rawContent), { image_key: key });
	});
}
