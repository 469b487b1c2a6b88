import assert from 'node:assert/strict';
import { join } from 'node:path';

import { CanvasPage } from './canvasPage';
import { addOption, removeOption } from './fields';
import { theOneMessage } from './inbox';
import type { Newcomer } from './newcomer';
import { TriggerPanel } from './triggerPanel';
import { Walker } from './walker';
import { EXAMPLES } from './workflows';

const STEP = 'Tell the Requester';
const HEADER = { name: 'X-Zendesk-Key', value: 'a long random text' };
/** What Zendesk sends, as the page has it. */
const UPDATE = {
	ticket_id: '4712',
	title: 'VPN',
	status: 'open',
	latest_comment: 'Please try it again.',
	assignee: 'Bob Lin',
	requester_email: 'bob@example.com',
	url: 'https://desk.example.com/tickets/4712',
	updated_at: '2026-05-04 09:31 88001',
};
/** A second message would come within this time. */
const SETTLE_MS = 1500;

/**
 * Does what docs/zendesk.md says, with the sandbox as Feishu and requests as Zendesk.
 *
 * @param newcomer with a credential, and a workflow open
 * @throws when a card leaves before it is meant to, or not once
 */
export async function zendeskWalk({ editor, sandbox }: Newcomer): Promise<void> {
	const { page } = editor;
	const walker = await Walker.begin(page, 'zendesk');
	const canvas = new CanvasPage(page);
	const panel = new TriggerPanel(page);
	const sent = sandbox.inbox.length;
	const unsent = () => {
		assert.equal(sandbox.inbox.length, sent, 'nothing is sent yet');
	};
	await page.getByTestId('ndv-close-button').click();
	await walker.step('New workflow', async () => {
		await editor.plus('New workflow');
		await page.getByTestId('canvas-add-button').waitFor();
	});
	await walker.step('Import', () => canvas.import(join(EXAMPLES, 'zendesk-ticket-by-email.json')));
	await walker.step('open', () => canvas.open(STEP));
	assert.equal(await panel.credential(), 'Feishu Helpdesk account');
	await walker.step('open Zendesk', async () => {
		await panel.close();
		await canvas.open('Zendesk');
	});
	await walker.step('Header Auth', async () => {
		const dialog = await panel.newCredential();
		await dialog.fill('name', HEADER.name);
		await dialog.fill('value', HEADER.value);
		await dialog.saveUntested();
	});
	const urls = await walker.step('the URLs', () => panel.urls());
	await walker.step('Preview Only', async () => {
		await panel.close();
		await canvas.open(STEP);
		await addOption(page, 'Preview Only');
	});
	const preview = await walker.step('look at the preview', async () => {
		await panel.execute();
		return await panel.received('#4711: Laptop does not start');
	});
	assert.match(preview, /alice@example\.com[^]*#4711: Laptop does not start/);
	unsent();
	await walker.step('listen', async () => {
		await panel.close();
		await canvas.open('Zendesk');
		await page.getByTestId('ndv-unpin-data').click();
		await panel.listen();
		await panel.untilListening();
	});
	await walker.step('answer in Zendesk', async () => {
		assert.equal(await notify(urls.test, HEADER.value), 200);
		await panel.received(UPDATE.latest_comment);
	});
	unsent();
	const real = await walker.step('look at the real card', async () => {
		await panel.close();
		await canvas.open(STEP);
		await panel.execute();
		return await panel.received('#4712: VPN');
	});
	assert.match(real, /bob@example\.com[^]*Service Group[^]*#4712: VPN/);
	unsent();
	await walker.step('remove Preview Only', () => removeOption(page, 'previewOnly'));
	unsent();
	const card = await theOneMessage({ sandbox }, () => walker.step('send', () => panel.execute()));
	assert.equal(card.receiverId, 'ou_bob');
	assert.match(card.rawContent, /4712: VPN/);
	await walker.step('publish', async () => {
		await panel.close();
		await canvas.publish();
		await canvas.untilPublished();
	});
	// A trial does not count as sent; what Zendesk repeats does, and nobody else can send.
	const statuses = [];
	for (const secret of [HEADER.value, HEADER.value, 'wrong']) {
		statuses.push(await notify(urls.production, secret));
		await page.waitForTimeout(SETTLE_MS);
	}
	assert.deepEqual(statuses, [200, 200, 403]);
	assert.equal(sandbox.inbox.length, sent + 2);
	walker.report(40);
}

/** Does what Zendesk does when somebody answers. @returns the status of n8n's answer */
async function notify(url: string, secret: string): Promise<number> {
	const headers = { 'Content-Type': 'application/json', [HEADER.name]: secret };
	return (await fetch(url, { method: 'POST', headers, body: JSON.stringify(UPDATE) })).status;
}
