import assert from 'node:assert/strict';

import { expect } from '@playwright/test';

import { CanvasPage } from '../canvasPage';
import { test } from '../fixtures';
import { CredentialDialog } from '../credentialDialog';
import { EVENT_SECRETS, requestUrl } from '../events';
import { TriggerPanel } from '../triggerPanel';
import type { World } from '../world';

const CREDENTIAL = 'Feishu of the trigger';
/** A second execution would begin within this time. */
const SETTLE_MS = 1500;
const REFUSAL = /'Verification Token' and 'Encrypt Key' are both empty in the credential/;

/** The trigger as a user sets it up, from an empty canvas until it is switched off. */
export function trigger(): void {
	test('"feishu" leads to it, and it explains itself', async ({ api, editor, secrets }) => {
		await api.createCredential(CREDENTIAL, 'feishuHelpdeskApi', secrets);
		await editor.searchTrigger('feishu');
		const panel = await editor.addFoundTrigger('Feishu Helpdesk', 'On message sent in ticket');
		const steps = await panel.steps();
		assert.equal(steps.length, 5);
		assert.match(steps[0] ?? '', /'Verification Token'/);
		const { test, production } = await panel.urls();
		assert.equal(test.replace('/webhook-test/', '/webhook/'), production);
		await panel.chooseCredential(CREDENTIAL);
	});
	test('without the event secrets it does not listen, and says why', async ({ editor }) => {
		const panel = new TriggerPanel(editor.page);
		await panel.listen();
		assert.match(await new CanvasPage(editor.page).toast('Problem running'), REFUSAL);
	});
	test('without them it is not published, and says why', async ({ editor, sandbox }) => {
		await new TriggerPanel(editor.page).close();
		const canvas = new CanvasPage(editor.page);
		assert.match(await canvas.nodes(), /Message Sent in Ticket/);
		await canvas.publish();
		assert.match(await canvas.toast('could not be published'), REFUSAL);
		assert.equal(sandbox.subscribedEvents.size, 0);
	});
	test('with them, a test event appears in the panel, once', async ({ world }) => {
		const { api, editor, n8n, sandbox } = world;
		const { page } = editor;
		await page.getByTestId('canvas-trigger-node').dblclick();
		const panel = new TriggerPanel(page);
		await panel.editCredential();
		const dialog = new CredentialDialog(page);
		await dialog.fill('verificationToken', EVENT_SECRETS.verificationToken);
		await dialog.fill('encryptKey', EVENT_SECRETS.encryptKey);
		assert.equal(await dialog.save(), 'Connection tested successfully');
		await dialog.close();
		await panel.listen();
		await panel.untilListening();
		const workflowId = await new CanvasPage(page).workflowId();
		const [node] = (await api.workflow(workflowId)).nodes;
		const url = requestUrl('webhook-test', n8n.url, node);
		await sandbox.setEventConfig({ url, ...EVENT_SECRETS });
		await writeAsGuest(world, 'Alice Chen', 'How do I get the VPN?');
		const shown = await panel.received('How do I get the VPN?');
		assert.match(shown, /^1 item$/m);
		assert.match(shown, /helpdesk\.ticket_message\.created_v1/);
		assert.equal(await api.count(workflowId, 'success'), 1);
		assert.equal(sandbox.subscribedEvents.size, 1, 'the test has ended, the subscription stays');
	});
	test('published, it runs once for a message of a guest', async ({ world }) => {
		const { api, editor, n8n, sandbox } = world;
		await new TriggerPanel(editor.page).close();
		const canvas = new CanvasPage(editor.page);
		await canvas.publish();
		await canvas.untilPublished();
		const [node] = (await api.workflow(await canvas.workflowId())).nodes;
		const url = requestUrl('webhook', n8n.url, node);
		await sandbox.setEventConfig({ url, ...EVENT_SECRETS });
		await runsOnce(world, () => writeAsGuest(world, 'Bob Li', 'My screen is black'));
	});
	repeated('an event that comes four times starts it once', 150);
	repeated('an event that comes four times at the same moment starts it once', 0);
	test('unpublished, its URL is gone, and the subscription stays', async ({ world }) => {
		const { api, editor, n8n, sandbox } = world;
		const canvas = new CanvasPage(editor.page);
		const [node] = (await api.workflow(await canvas.workflowId())).nodes;
		const url = requestUrl('webhook', n8n.url, node);
		await canvas.unpublish();
		// n8n says so before it has ended what the trigger began.
		const status = async () => (await fetch(url, { method: 'POST' })).status;
		await expect.poll(status, 'the URL still answers').toBe(404);
		assert.equal(sandbox.subscribedEvents.size, 1);
	});
}

function repeated(name: string, apartMs: number): void {
	test(name, async ({ world }) => {
		world.sandbox.pushFault({ kind: 'duplicate', copies: 4, apartMs });
		const text = `Four times, ${apartMs} ms apart`;
		const pushes = await runsOnce(world, () => writeAsGuest(world, 'Carol Zhang', text));
		assert.equal(pushes, 4);
	});
}

/**
 * Looks whether something starts the workflow once, in the list of executions; the last entry there is
 * of the test.
 *
 * @returns how many requests came for it; each was answered with 200 at once
 */
async function runsOnce(world: World, action: () => Promise<void>): Promise<number> {
	const { api, editor, sandbox } = world;
	const canvas = new CanvasPage(editor.page);
	const workflowId = await canvas.workflowId();
	const before = await api.count(workflowId, 'success');
	const known = sandbox.pushes.length;
	await action();
	await api.untilEnded(workflowId, before + 1);
	await editor.page.waitForTimeout(SETTLE_MS);
	const shown = await canvas.executions(before + 1);
	assert.equal(shown.length, before + 1, shown.join('\n'));
	for (const entry of shown) assert.match(entry, /Succeeded/);
	const pushes = sandbox.pushes.slice(known);
	for (const { attempts } of pushes) {
		assert.deepEqual(
			attempts.map(({ status }) => status),
			[200],
		);
	}
	return pushes.length;
}

/** As a person does, on the page of the sandbox that plays guests and agents. */
async function writeAsGuest(world: World, guest: string, text: string): Promise<void> {
	const page = await world.editor.page.context().newPage();
	try {
		await page.goto(`${world.sandbox.url}/agent`);
		await page.getByLabel('From').fill(guest);
		await page.getByLabel('Message').fill(text);
		await page.getByRole('button', { name: 'Send to the helpdesk' }).click();
		await page.getByText(text).first().waitFor();
	} finally {
		await page.close();
	}
	await world.sandbox.pushesDone();
}
