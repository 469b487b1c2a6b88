import assert from 'node:assert/strict';

import { test } from '../fixtures';
import { filesWith, secretsOf } from '../leaks';
import { byId, chain, feishuNode, manualTrigger } from '../workflows';

const PLAIN = 'This text is no secret';

/** What n8n stored, logged and showed while the other flows ran. */
export function noSecret(): void {
	test('n8n keeps executions and logs where the next checks look', async ({
		api,
		credential,
		userFolder,
		editor,
	}) => {
		const send = feishuNode({ receiver: byId('ou_alice'), text: PLAIN }, credential);
		const id = await api.createWorkflow(chain('Plain', manualTrigger(), send));
		const panel = await editor.openNode(id, send.id);
		await panel.execute();
		const found = await filesWith(userFolder, [PLAIN]);
		assert.ok(
			found.some((place) => place.includes('database.sqlite')),
			found.join(),
		);
		assert.ok((await editor.received.all()).includes(PLAIN), 'the editor was told');
	});
	test('no file of n8n holds a secret, a token or the helpdesk header: database, logs, events', async ({
		sandbox,
		userFolder,
	}) => {
		assert.deepEqual(await filesWith(userFolder, secretsOf(sandbox)), []);
	});
	test('the browser was told no secret, neither in answers nor during executions', async ({
		editor,
		sandbox,
	}) => {
		const told = (await editor.received.all()) + (await editor.page.content());
		const leaked = secretsOf(sandbox).filter((secret) => told.includes(secret));
		assert.deepEqual(leaked, []);
	});
}
