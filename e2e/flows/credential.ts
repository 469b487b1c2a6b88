import assert from 'node:assert/strict';

import { missingScope, type Fault } from '../../sandbox/server';
import { test } from '../fixtures';
import { CredentialDialog } from '../credentialDialog';
import { freePorts } from '../ports';

const FIELDS = ['baseUrl', 'appId', 'appSecret', 'helpdeskId', 'helpdeskToken'] as const;

const READ = 'GET /helpdesk/v1/categories';

const MISTAKES = [
	{ what: 'App Secret', field: 'appSecret', wrong: 'wrong', says: /App ID and App Secret \[\d+\]/ },
	{ what: 'App ID', field: 'appId', wrong: 'cli_wrong', says: /App ID and App Secret \[\d+\]/ },
	{
		what: 'Helpdesk Token',
		field: 'helpdeskToken',
		wrong: 'ht-wrong',
		says: /refused the helpdesk token or the app \[154001\]\. Copy 'Helpdesk ID' and 'Helpdesk Token' again/,
	},
	{
		what: 'Helpdesk ID',
		field: 'helpdeskId',
		wrong: '6939771743531696000',
		says: /refused the helpdesk token or the app \[154001\]/,
	},
	{
		what: 'Base URL',
		field: 'baseUrl',
		wrong: 'https://open.feishu.cn/open-apis',
		says: /holds '\/open-apis', which the node adds itself.* write 'https:\/\/open\.feishu\.cn'/,
	},
	{
		what: 'Helpdesk ID from a spreadsheet',
		field: 'helpdeskId',
		wrong: '6.93977E+18',
		says: /'Helpdesk ID' is a number that has lost digits: '6\.93977E\+18'/,
	},
	{
		what: 'App Secret with a gap',
		field: 'appSecret',
		wrong: 'se cret',
		says: /'App Secret' holds white space or a control character\. Copy 'App Secret' again/,
	},
] as const;

const FAULTS: readonly { what: string; fault: Fault; says: RegExp }[] = [
	{
		what: 'the page of a proxy',
		fault: { kind: 'html', status: 502 },
		says: /The answer is not from Feishu \(HTTP 502\)\. Something between n8n and Feishu/,
	},
	{
		what: 'a broken connection',
		fault: { kind: 'resetBefore' },
		says: /The connection to Feishu broke\./,
	},
	{
		what: 'an unknown code',
		fault: { kind: 'answer', status: 200, code: 424242, msg: 'what is this' },
		says: /Feishu refused the request: what is this \[424242\]/,
	},
	{
		what: 'a scope that is missing',
		fault: missingScope('helpdesk:all:readonly'),
		says: /lacks a permission for this: helpdesk:all:readonly \[99991672\]/,
	},
];

/** How values look that were copied from a page, a chat or a configuration. */
const PASTED: readonly [what: string, paste: (good: string) => string][] = [
	['quotes', (good) => `"${good}" `],
	[
		'characters that nobody sees',
		(good) => `\u200b${good.slice(0, 3)}\u2060${good.slice(3)}\ufeff`,
	],
];

/** The credential, as a user creates it in the editor. */
export function credential(): void {
	test('is found under the name of its service, and takes the sandbox as a custom region', async ({
		editor,
		secrets,
	}) => {
		await editor.goto('/home/credentials');
		const dialog = new CredentialDialog(editor.page);
		await dialog.create('feishu', 'Feishu Helpdesk API');
		await dialog.choose('region', 'Custom');
		for (const name of FIELDS) await dialog.fill(name, secrets[name]);
	});
	for (const { what, field, wrong, says } of MISTAKES) {
		test(`a wrong ${what} is named, with what to do`, async ({ editor, secrets }) => {
			const dialog = new CredentialDialog(editor.page);
			await dialog.fill(field, wrong);
			assert.match(await dialog.save(), says);
			await dialog.fill(field, secrets[field]);
		});
	}
	for (const [what, paste] of PASTED) {
		test(`values with ${what} pass the test`, async ({ editor, secrets }) => {
			const dialog = new CredentialDialog(editor.page);
			for (const name of FIELDS) await dialog.fill(name, paste(secrets[name]));
			assert.equal(await dialog.save(), 'Connection tested successfully');
			for (const name of FIELDS) await dialog.fill(name, secrets[name]);
		});
	}
	test('a token that was encoded for the header passes the test', async ({ editor, secrets }) => {
		const dialog = new CredentialDialog(editor.page);
		const { helpdeskId, helpdeskToken } = secrets;
		await dialog.fill('helpdeskToken', btoa(`${helpdeskId}:${helpdeskToken}`));
		assert.equal(await dialog.save(), 'Connection tested successfully');
		await dialog.fill('helpdeskToken', helpdeskToken);
	});
	test('an address that nothing answers at is named', async ({ editor, secrets }) => {
		const dialog = new CredentialDialog(editor.page);
		const [port] = await freePorts(1);
		await dialog.fill('baseUrl', `http://127.0.0.1:${port ?? 9}`);
		assert.match(await dialog.save(), /refused|reach|connect/i);
		await dialog.fill('baseUrl', secrets.baseUrl);
	});
	for (const { what, fault, says } of FAULTS) {
		test(`${what} in place of an answer is named`, async ({ editor, sandbox }) => {
			const dialog = new CredentialDialog(editor.page);
			sandbox.fault({ ...fault, route: READ });
			// The dialog saves what was changed only.
			await dialog.fill('verificationToken', what);
			assert.match(await dialog.save(), says);
		});
	}
	test('with the right secrets the test passes', async ({ editor }) => {
		const dialog = new CredentialDialog(editor.page);
		await dialog.fill('verificationToken', '');
		assert.equal(await dialog.save(), 'Connection tested successfully');
		await dialog.close();
	});
}
