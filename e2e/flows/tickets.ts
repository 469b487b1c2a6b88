import assert from 'node:assert/strict';

import type { Sandbox } from '../../sandbox/server';
import { test } from '../fixtures';
import { NodePanel } from '../nodePanel';

/** Reading tickets and the knowledge base, from an empty canvas. */
export function tickets(): void {
	test('Ticket: Get Many shows tickets in words', async ({ credential, editor, sandbox }) => {
		await editor.startWorkflow();
		await editor.search('feishu');
		const panel = await editor.addFound('Feishu Helpdesk', 'Send a message');
		await panel.chooseCredential(credential.name);
		await panel.choose('resource', 'Ticket');
		await panel.choose('operation', 'Get Many');
		assert.match(await panel.execute(), /50 items/);
		const [first] = await panel.table();
		const [newest] = sandbox.tickets;
		assert.equal(first?.['ticket_id'], newest?.ticket_id);
		assert.equal(first?.['status_name'], 'queued');
		assert.equal(first['guest_name'], newest?.guest.name);
		assert.match(first['created_at'] ?? '', /^\d{4}-\d\d-\d\dT/);
	});
	test('Ticket: Get takes a ticket from the list, by its guest', async ({ editor }) => {
		const panel = new NodePanel(editor.page);
		await panel.choose('operation', 'Get');
		const found = await panel.pick('ticketId', 'Anna', 'processing');
		assert.match(found[0] ?? '', /^Anna Schmidt \d+ · [a-z ]+ · \d{4}-\d\d-\d\d \(\d+\)$/);
		assert.match(await panel.execute(), /1 item\b/);
		const rows = await panel.table();
		assert.equal(rows.length, 1);
		assert.match(rows[0]?.['guest_name'] ?? '', /^Anna Schmidt/);
		assert.equal(rows[0]?.['status_name'], 'processing');
	});
	test('FAQ: Search finds the answer to a question', async ({ editor }) => {
		const panel = new NodePanel(editor.page);
		await panel.choose('resource', 'FAQ');
		await panel.choose('operation', 'Search');
		await panel.fill('query', 'VPN');
		await panel.execute();
		const [best] = await panel.table();
		assert.equal(best?.['question'], 'How do I connect to the VPN?');
		assert.match(best['answer'] ?? '', /^Start the VPN client/);
	});
	test('Ticket: Download Image puts out a file', async ({ editor, sandbox }) => {
		const { ticketId, messageId } = imageOf(sandbox);
		const panel = new NodePanel(editor.page);
		await panel.choose('resource', 'Ticket');
		await panel.choose('operation', 'Download Image');
		const found = await panel.pick('ticketId', ticketId, ticketId);
		assert.equal(found.length, 1, 'the list also searches for an ID');
		await panel.fill('messageId', messageId);
		const says = await panel.execute();
		assert.match(says, /File Name:\s+\d+\.png\s/);
		assert.match(says, /Mime Type:\s+image\/png\s/);
		assert.match(says, /File Size:\s+[1-9]/);
	});
}

/** @returns a message of a guest that is a picture which Feishu still has */
function imageOf({ tickets: all }: Sandbox): { ticketId: string; messageId: string } {
	for (const { ticket_id: ticketId, messages } of all) {
		const image = messages.find(
			({ content }) => 'image_key' in content && content.image_key === 'img_v3_seed_vpn',
		);
		if (image) return { ticketId, messageId: image.id };
	}
	throw new Error('no ticket of the sandbox has a picture');
}
