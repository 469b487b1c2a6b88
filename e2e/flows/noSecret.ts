import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';

import { check, type Flow } from '../checks';
import { EVENT_SECRETS } from './examples';
import { byId, chain, feishuNode, manualTrigger } from '../workflows';
import type { World } from '../world';

const PLAIN = 'This text is no secret';

/** What n8n stored, logged and showed while the other flows ran. */
export const noSecret: Flow<World> = {
	name: 'noSecret',
	checks: [
		check(
			'n8n keeps executions and logs where the next checks look',
			async ({ api, credential, userFolder, editor }) => {
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
			},
		),
		check(
			'no file of n8n holds a secret, a token or the helpdesk header: database, logs, events',
			async (world) => {
				assert.deepEqual(await filesWith(world.userFolder, secretsOf(world)), []);
			},
		),
		check(
			'the browser was told no secret, neither in answers nor during executions',
			async (world) => {
				const { editor } = world;
				const told = (await editor.received.all()) + (await editor.page.content());
				const leaked = secretsOf(world).filter((secret) => told.includes(secret));
				assert.deepEqual(leaked, []);
			},
		),
	],
};

/** Not the two IDs: Feishu itself names them in tickets and events. */
function secretsOf({ sandbox, secrets }: World): string[] {
	const { appSecret, helpdeskId, helpdeskToken } = secrets;
	const header = Buffer.from(`${helpdeskId}:${helpdeskToken}`).toString('base64');
	return [
		appSecret,
		helpdeskToken,
		header,
		...Object.values(EVENT_SECRETS),
		...sandbox.issuedTokens,
	];
}

/** @returns the files below the folder that hold one of the texts, and which */
async function filesWith(folder: string, texts: readonly string[]): Promise<string[]> {
	const entries = await readdir(folder, { recursive: true, withFileTypes: true });
	const found: string[] = [];
	for (const entry of entries) {
		const file = join(entry.parentPath, entry.name);
		if (!entry.isFile() || file.includes('/node_modules/')) continue;
		const bytes = await readFile(file);
		const held = texts.filter((text) => bytes.includes(text));
		if (held.length > 0) found.push(`${relative(folder, file)}: ${held.join(', ')}`);
	}
	return found;
}
