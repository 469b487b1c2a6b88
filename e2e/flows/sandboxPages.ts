import assert from 'node:assert/strict';
import type { Page } from '@playwright/test';

import { post } from '../../test/sandbox/helpdesk';
import { openReceiver } from '../../test/sandbox/receiver';
import { test } from '../fixtures';
import type { World } from '../world';

/** What the sandbox's pages do in a browser: their script, and how they fit a phone. */
export function sandboxPages(): void {
	test('a value of the credential is copied', async ({ world }) => {
		await onPage(world, '/', async (page) => {
			await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
			await page.getByRole('button', { name: 'Copy Helpdesk ID' }).click();
			await page.getByText('Copied').waitFor();
			const copied = await page.evaluate<string>('navigator.clipboard.readText()');
			assert.equal(copied, world.sandbox.credentials.helpdeskId);
		});
	});

	test('each push is shown once while pushes come in, and what is open stays open', async ({
		world,
	}) => {
		const { sandbox } = world;
		const receiver = await openReceiver();
		await sandbox.setEventConfig({ url: receiver.url, verificationToken: 'token' });
		const events = [{ type: 'helpdesk.ticket_message', subtype: 'ticket_message.created_v1' }];
		await post(sandbox, '/events/subscribe', { events });
		await onPage(world, '/events', async (page) => {
			const ticket = sandbox.startConversation('ou_carol', 'First');
			await page.getByText('Content').first().click();
			for (const text of ['Second', 'Third']) sandbox.writeMessage(ticket, 'agent', text);
			await sandbox.pushesDone();
			await page.getByText(`${sandbox.pushes.length} pushes`).waitFor();
			assert.equal(await page.locator('.push').count(), sandbox.pushes.length);
			assert.equal(await page.locator('details[open]').count(), 1);
		});
		await receiver.close();
	});

	for (const colorScheme of ['light', 'dark'] as const) {
		test(`no page is wider than a phone, ${colorScheme}`, async ({ world }) => {
			const ticket = world.sandbox.startConversation('ou_alice', 'Hi');
			for (const path of ['/', '/agent', `/agent?ticket=${ticket}`, '/events']) {
				await onPage(world, path, async (page) => {
					await page.setViewportSize({ width: 390, height: 844 });
					await page.emulateMedia({ colorScheme });
					const look = await page.evaluate<unknown>(`({
						width: document.documentElement.scrollWidth,
						ground: getComputedStyle(document.documentElement).backgroundColor,
					})`);
					const ground = colorScheme === 'dark' ? 'rgb(20, 20, 20)' : 'rgb(245, 246, 247)';
					assert.deepEqual(look, { width: 390, ground }, path);
				});
			}
		});
	}
}

async function onPage(
	{ sandbox, editor }: World,
	path: string,
	look: (page: Page) => Promise<void>,
): Promise<void> {
	const page = await editor.page.context().newPage();
	try {
		await page.goto(`${sandbox.url}${path}`);
		await look(page);
	} finally {
		await page.close();
	}
}
