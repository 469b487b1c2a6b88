import assert from 'node:assert/strict';

import { CredentialDialog } from '../credentialDialog';
import { test } from '../fixtures';
import { theOneMessage } from '../inbox';
import { openNewcomer, type Newcomer } from '../newcomer';
import { NodePanel } from '../nodePanel';
import { Walker } from '../walker';
import { zendeskWalk } from '../zendeskWalk';

const TEXT = 'Your laptop is ready.';

/**
 * What a new user does by the words of README.md and docs/zendesk.md, from an n8n with nothing but the
 * package. Prints the clicks and seconds of each step, and leaves pictures in failures/.
 */
export function walk(): void {
	let newcomer: Newcomer;
	test.beforeAll(async ({ world }) => {
		newcomer = await openNewcomer(world);
	});
	test.afterAll(() => newcomer.close());

	test('README.md leads to a credential', () => credential(newcomer));
	test('then to a first message, which is sent once', () => firstMessage(newcomer));
	test('docs/zendesk.md leads to a card, and sends none before', () => zendeskWalk(newcomer));
}

async function credential({ editor, url, secrets }: Newcomer): Promise<void> {
	const { page } = editor;
	const walker = await Walker.begin(page, 'credential');
	const dialog = new CredentialDialog(page);
	await walker.step('open n8n', () => walker.open(url));
	await walker.step('New credential', () => editor.plus('New credential'));
	await walker.step('search', () => dialog.find('feishu', 'Feishu Helpdesk API'));
	await walker.step('Region', async () => {
		await dialog.choose('region', 'Custom');
		await dialog.fill('baseUrl', secrets.baseUrl);
	});
	await walker.step('four values', async () => {
		for (const name of ['appId', 'appSecret', 'helpdeskId', 'helpdeskToken'] as const) {
			await dialog.fill(name, secrets[name]);
		}
	});
	const said = await walker.step('Save', () => dialog.save());
	assert.equal(said, 'Connection tested successfully');
	await walker.step('close', () => dialog.close());
	walker.report(14);
}

async function firstMessage({ editor, sandbox }: Newcomer): Promise<void> {
	const { page } = editor;
	const walker = await Walker.begin(page, 'message');
	const panel = new NodePanel(page);
	await walker.step('New workflow', async () => {
		await editor.plus('New workflow');
		await page.getByTestId('canvas-add-button').waitFor();
	});
	await walker.step('Trigger manually', async () => {
		await page.getByTestId('canvas-add-button').click();
		await page.getByText('Trigger manually').click();
		await page.getByTestId('canvas-trigger-node').waitFor();
	});
	await walker.step('search', async () => {
		await page.getByTestId('canvas-handle-plus').click();
		await editor.search('Feishu Helpdesk');
	});
	await walker.step('choose', () => editor.openFound('Feishu Helpdesk'));
	await walker.step('Send a message', () => editor.addAction('Send a message'));
	assert.equal(await panel.credential(), 'Feishu Helpdesk account');
	await walker.step('Receiver', () => panel.fillLocator('receiver', 'email', 'alice@example.com'));
	await walker.step('Text', () => panel.fill('text', TEXT));
	assert.equal(sandbox.inbox.length, 0, 'nothing is sent before Execute step');
	const message = await theOneMessage({ sandbox }, () =>
		walker.step('Execute step', () => panel.execute()),
	);
	assert.equal(message.receiverId, 'ou_alice');
	assert.deepEqual(JSON.parse(message.rawContent), { text: TEXT });
	walker.report(16);
}
