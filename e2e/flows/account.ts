import assert from 'node:assert/strict';

import type { Sandbox } from '../../sandbox/server';
import { firstRow, openActing, openClosing } from '../acting';
import { CredentialDialog } from '../credentialDialog';
import { test } from '../fixtures';
import { filesWith, secretsOf } from '../leaks';
import { NodePanel } from '../nodePanel';
import type { World } from '../world';

/** The name that n8n suggests. */
const NAME = 'Feishu Helpdesk User account';
const FIELD = 'Feishu Account';
const TOKEN = 'POST /authen/v2/oauth/token';
const INFO = 'GET /authen/v1/user_info';
const FIELDS = ['baseUrl', 'appId', 'appSecret'] as const;

/** What n8n showed in the windows in which people agreed or refused. */
const windows: string[] = [];

/** The credential, once the editor has stored it. */
let person: World['credential'] | undefined;

const GET = { resource: 'user', operation: 'getConnected' };
/** The buttons are those of this n8n: the flow presses them by these names. */
const WHERE_TO =
	"Open the credential 'Feishu Helpdesk User OAuth2 API' in n8n and click 'Connect', or 'Switch account'";

/** The account of a person, as they connect it: docs/acting-user.md. */
export function account(): void {
	test('the credential is created in the editor, and names the address to allow', async ({
		editor,
		n8n,
		secrets,
	}) => {
		await editor.goto('/home/credentials');
		const dialog = new CredentialDialog(editor.page);
		await dialog.create('feishu', 'Feishu Helpdesk User OAuth2 API');
		await dialog.choose('region', 'Custom');
		for (const name of FIELDS) await dialog.fill(name, secrets[name]);
		assert.equal(await dialog.redirectUrl(), `${n8n.url}/rest/oauth2-credential/callback`);
	});
	test('who refuses stays unconnected, and is asked before leaving', async ({
		editor,
		sandbox,
	}) => {
		const dialog = new CredentialDialog(editor.page);
		const says = await dialog.connect('Connect', 'refuse');
		windows.push(says);
		assert.match(says, /Insufficient parameters for OAuth2 callback/);
		assert.match(says, /access_denied/);
		await dialog.untilSays('Connect your account');
		assert.match(await dialog.closeUnconnected(), /You need to connect your credential/);
		assert.equal(sandbox.count(TOKEN), 0);
	});
	test('a run without an account says what is missing, and sends nothing', async ({ world }) => {
		const panel = await openActing({ ...world, person }, GET);
		await panel.chooseCredential(NAME, FIELD);
		const says = await panel.execute();
		assert.match(says, /No Feishu account is connected/);
		assert.ok(says.includes(WHERE_TO), says);
		assert.equal(world.sandbox.count(INFO), 0);
		const all = (await world.api.call('GET', '/rest/credentials')) as World['credential'][];
		person = all.find(({ name }) => name === NAME);
		assert.ok(person);
	});
	test('who agrees is connected, and known by name', async ({ editor, world }) => {
		const dialog = await new NodePanel(editor.page).editCredential(FIELD);
		windows.push(await dialog.connect('Connect', { account: '李伟' }));
		await dialog.untilSays('Account connected');
		await dialog.close();
		const panel = await openActing({ ...world, person }, GET);
		assert.equal((await firstRow(panel))['name'], '李伟');
		assert.equal(world.sandbox.count(TOKEN), 1);
	});
	test('a ticket is closed in the name of that person', async ({ world, sandbox }) => {
		await closesTicket(world, '李伟');
		assert.equal(sandbox.count(TOKEN), 1, 'with the token that was there');
	});
	test('a token that ended is renewed once, and the change made once', async ({
		sandbox,
		world,
	}) => {
		const [tokens, changes] = [sandbox.count(TOKEN), changesOf(sandbox)];
		sandbox.expireUserTokens();
		await closesTicket(world, '李伟');
		assert.equal(sandbox.count(TOKEN) - tokens, 1);
		assert.equal(changesOf(sandbox) - changes, 1);
	});
	test('a connection that ended is named, with what to do, and nothing is changed', async ({
		sandbox,
		world,
	}) => {
		sandbox.endConnections();
		const { panel, closedBy } = await openClosing({ ...world, person });
		const says = await panel.execute();
		assert.match(says, /The connected Feishu account must be connected again/);
		assert.ok(says.includes(WHERE_TO), says);
		assert.match(says, /A connection ends after 7 days without use/);
		assert.equal(closedBy(), undefined);
	});
	test('while that is shown, no token is in the page, the log or the database', async ({
		editor,
		sandbox,
		userFolder,
	}) => {
		const secrets = secretsOf(sandbox);
		const sent = sandbox.requests.find(({ route }) => route === INFO)?.headers['authorization'];
		const known = secrets.some((secret) => sent?.startsWith(`Bearer ${secret}`));
		assert.ok(known, 'what was sent is among what is looked for');
		const told = (await editor.received.all()) + (await editor.page.content()) + windows.join();
		assert.ok(told.includes('must be connected again'));
		assert.deepEqual(
			secrets.filter((secret) => told.includes(secret)),
			[],
		);
		const places = await filesWith(userFolder, ['must be connected again']);
		assert.ok(
			places.some((place) => place.includes('database.sqlite')),
			places.join(),
		);
		assert.deepEqual(await filesWith(userFolder, secrets), []);
	});
	test('connected again, as somebody else, it works', async ({ editor, sandbox, world }) => {
		const dialog = await new NodePanel(editor.page).editCredential(FIELD);
		windows.push(await dialog.connect('Switch account', { account: 'Anna Becker' }));
		await dialog.untilSays('Account connected');
		await dialog.close();
		await closesTicket(world, 'Anna Becker');
		assert.deepEqual(await filesWith(world.userFolder, secretsOf(sandbox)), []);
	});
}

/** How often tickets were changed. */
const changesOf = ({ requests }: Sandbox): number =>
	requests.filter(({ method, code }) => method === 'PUT' && code === 0).length;

/** Closes a ticket. @param name who is to have done so */
async function closesTicket(world: World, name: string): Promise<void> {
	const { panel, closedBy } = await openClosing({ ...world, person });
	assert.equal((await firstRow(panel))['updated'], 'true');
	assert.equal(closedBy(), name);
}
