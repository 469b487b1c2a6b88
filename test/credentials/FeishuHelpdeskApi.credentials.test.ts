import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expiredToken, type Fault } from '../../sandbox/server';
import { callTool } from '../support/toolAgent';
import { testCredential } from '../support/credentialTest';
import { HELLO, items, openScene, receiver, ROUTES, type Scene } from '../support/scene';

let scene: Scene;
beforeEach(async () => {
	scene = await openScene();
});
afterEach(() => scene.close());

const stored = () => scene.store.read(scene.credentialId);
const change = (fields: Record<string, string | number>) =>
	scene.store.set('feishuHelpdeskApi', { ...stored(), ...fields }, scene.credentialId);

describe('the token', () => {
	test('is stored with its end and what it was issued for', async () => {
		const before = Date.now();
		await scene.send(HELLO);
		const { appId, appSecret } = scene.sandbox.credentials;
		const { tenantAccessToken, expiresAt, issuedFor } = stored();
		expect(tenantAccessToken).toBe(scene.sandbox.issuedTokens[0]);
		expect(Number(expiresAt) - before).toBeGreaterThan(7_190_000);
		expect(Number(expiresAt) - before).toBeLessThan(7_210_000);
		expect(issuedFor).toBe(
			createHash('sha256')
				.update(JSON.stringify([scene.sandbox.url, appId, appSecret]))
				.digest('hex'),
		);
		expect(scene.store.writes).toBe(1);
	});

	test('is fetched anew within a minute of its end, before anything is refused', async () => {
		await scene.send(HELLO);
		change({ expiresAt: Date.now() + 59_000 });
		await scene.send(HELLO);
		expect(scene.sandbox.count(ROUTES.token)).toBe(2);
		expect(scene.sandbox.count(ROUTES.message)).toBe(2);
		expect(scene.sandbox.requests.every(({ code }) => code === 0)).toBe(true);
	});

	test('is fetched anew when the app secret, the app or the host changed', async () => {
		await scene.send(HELLO);
		change({ issuedFor: 'something else' });
		await scene.send(HELLO);
		expect(scene.sandbox.count(ROUTES.token)).toBe(2);
	});

	test('refused before its end costs one more request, and the message goes out once', async () => {
		await scene.send(HELLO);
		scene.sandbox.revokeTokens();
		const { error } = await scene.send(HELLO);
		expect(error).toBeUndefined();
		expect(scene.sandbox.count(ROUTES.message)).toBe(3);
		expect(scene.sandbox.count(ROUTES.token)).toBe(2);
		expect(scene.sandbox.inbox).toHaveLength(2);
	});

	test('refused again and again is not asked for again and again', async () => {
		scene.sandbox.fault({ ...expiredToken, route: ROUTES.message, times: Infinity });
		const { error } = await scene.send(HELLO);
		expect(error?.message).toBe('Feishu refused the tenant access token [99991663]');
		expect(scene.sandbox.count(ROUTES.message)).toBe(2);
	});

	test('refused during an upload is refreshed too, and the file is sent whole again', async () => {
		await scene.send(HELLO);
		scene.sandbox.revokeTokens();
		const { PNG } = await import('../support/images');
		const file = { data: PNG.toString('base64'), mimeType: 'image/png', fileName: 'a.png' };
		const { error } = await scene.send(
			{ ...HELLO, messageType: 'image' },
			{ items: [{ json: {}, binary: { data: file } }] },
		);
		expect(error).toBeUndefined();
		expect([...scene.sandbox.images.values()].at(-1)?.bytes.equals(PNG)).toBe(true);
	});

	test('that lives shorter than the margin is used all the same', async () => {
		const short = await openScene({ tokenLifetimeSeconds: 20 });
		expect((await short.send(HELLO)).error).toBeUndefined();
		await short.close();
	});

	test('missing for many items at once is asked for once', async () => {
		await Promise.all([
			scene.send(
				{ ...HELLO, receiver: receiver('={{ $json.to }}') },
				{ items: items(...Array.from({ length: 40 }, (_, n) => ({ to: `ou_${n}` }))) },
			),
			scene.send(HELLO),
			scene.send(HELLO),
		]);
		expect(scene.sandbox.count(ROUTES.token)).toBe(1);
		expect(scene.sandbox.inbox).toHaveLength(42);
	});

	test('that cannot be had says why, with the code, on the item', async () => {
		change({ appSecret: 'wrong' });
		const { output } = await scene.send(HELLO, { onError: 'continueErrorOutput' });
		expect(output[1]?.[0]?.json).toMatchObject({
			error: 'Feishu does not know this App ID and App Secret [10014]',
			errorDetails: { code: 10014, msg: 'app secret invalid', delivery: 'notSent' },
		});
		expect(scene.sandbox.count(ROUTES.message)).toBe(0);
	});
});

describe('the credential test', () => {
	const testIt = (fields: Record<string, string | number> = {}) =>
		testCredential(scene.engine, 'feishuHelpdeskApi', { ...stored(), ...fields });

	test('passes with one token and a read of the helpdesk, which n8n then repeats', async () => {
		expect(await testIt()).toEqual({ status: 'OK', message: 'Connection successful!' });
		expect(scene.sandbox.requests.map(({ route }) => route)).toEqual([
			ROUTES.token,
			'GET /helpdesk/v1/categories',
			'GET /helpdesk/v1/categories',
		]);
		expect(scene.sandbox.requests.some(({ headers }) => 'x-feishu-helpdesk-test' in headers)).toBe(
			false,
		);
	});

	test.each([
		[
			'a wrong App ID',
			{ appId: 'cli_wrong' },
			/^Feishu does not know this App ID and App Secret \[10014\]\. .*'Region'.*app id not exists/,
		],
		[
			'a wrong App Secret',
			{ appSecret: 'wrong' },
			/^Feishu does not know this App ID and App Secret \[10014\]\. .*app secret invalid/,
		],
		[
			'a wrong Helpdesk ID',
			{ helpdeskId: '123' },
			/^Feishu refused the helpdesk token or the app \[154001\]/,
		],
		[
			'a wrong Helpdesk Token',
			{ helpdeskToken: 'ht-wrong' },
			/^Feishu refused the helpdesk token or the app \[154001\]\. Copy 'Helpdesk ID' and 'Helpdesk Token' again/,
		],
		[
			'a host that is not there',
			{ baseUrl: 'http://127.0.0.1:9' },
			/^Feishu can't be reached: The connection was refused\. Check 'Region' and 'Base URL'/,
		],
		[
			'a base URL with a query',
			{ baseUrl: 'https://a.b/c?d=e' },
			/^'Base URL' has something other than a plain path after the host/,
		],
		['a base URL without a scheme', { baseUrl: 'a.b' }, /^'Base URL' does not begin with http/],
	])('says what is wrong with %s', async (_what, fields, says) => {
		const { status, message } = await testIt(fields);
		expect(message).toMatch(says);
		expect(status).toBe('Error');
	});

	test.each<[string, (good: string) => string]>([
		['zero-width characters', (good) => `\u200b${good.slice(0, 3)}\ufeff${good.slice(3)}\u2060`],
		['white space', (good) => ` \n${good}\t`],
		['straight quotes', (good) => `"${good}"`],
		['curly quotes', (good) => `“${good}”`],
		['a lone quote and a space', (good) => `${good}' `],
	])('takes values with %s', async (_what, spoil) => {
		const { appId, appSecret, helpdeskId, helpdeskToken } = scene.sandbox.credentials;
		const good = { appId, appSecret, helpdeskId, helpdeskToken };
		const spoilt = Object.entries(good).map(([name, value]) => [name, spoil(value)]);
		expect(await testIt(Object.fromEntries(spoilt) as typeof good)).toMatchObject({ status: 'OK' });
		expect((await testIt({ baseUrl: spoil(scene.sandbox.url) })).status).toBe('OK');
	});

	test.each([
		['as id:token', (pair: string) => pair],
		['encoded, as Feishu shows how to send it', (pair: string) => btoa(pair)],
		['encoded, in quotes', (pair: string) => `"${btoa(pair)}"`],
		['encoded, without padding', (pair: string) => btoa(pair).replace(/=+$/, '')],
		['encoded, in lines', (pair: string) => btoa(pair).replace(/.{16}/g, '$&\n')],
		['as a header', (pair: string) => `X-Lark-Helpdesk-Authorization: ${btoa(pair)}`],
		['encoded, as other tokens are', (pair: string) => `Bearer ${btoa(pair)}`],
	])('takes a helpdesk token that was pasted %s', async (_what, paste) => {
		const { helpdeskId, helpdeskToken } = scene.sandbox.credentials;
		const pasted = paste(`${helpdeskId}:${helpdeskToken}`);
		expect(await testIt({ helpdeskToken: pasted })).toMatchObject({ status: 'OK' });
	});

	test.each([
		[{ appId: ' ' }, /^'App ID' is empty\. Copy 'App ID' again/],
		[{ appSecret: '' }, /^'App Secret' is empty/],
		[{ helpdeskId: '\u200b' }, /^'Helpdesk ID' is empty/],
		[{ helpdeskToken: '""' }, /^'Helpdesk Token' is empty/],
		[
			{ helpdeskId: Number('6939771743531696147') },
			/^'Helpdesk ID' is a number that has lost digits: '6939771743531696000'\./,
		],
		[
			{ helpdeskId: '6.93977E+18' },
			/^'Helpdesk ID' is a number that has lost digits: '6\.93977E\+18'/,
		],
		[
			{ helpdeskToken: btoa('6939771743531696999:ht-other') },
			/^'Helpdesk Token' was made for the helpdesk '6939771743531696999', but 'Helpdesk ID' is '\d+'\./,
		],
		[
			{ appId: 'cli_1\u00002' },
			/^'App ID' holds white space or a control character: 'cli_1<U\+0000>2'/,
		],
		[{ appSecret: 'se cret' }, /^'App Secret' holds white space or a control character\. /],
	])('names the field of %j before it asks Feishu', async (fields, says) => {
		expect((await testIt(fields)).message).toMatch(says);
		expect(scene.sandbox.requests).toEqual([]);
		change(fields);
		const { error } = await scene.send(HELLO);
		expect(`${error?.message ?? ''}. ${error?.description ?? ''}`).toMatch(
			new RegExp(says.source.replace(/\\\..*$/, '')),
		);
		expect(scene.sandbox.requests).toEqual([]);
	});

	test('says so when the scope is missing', async () => {
		const other = await openScene({ scopes: [] });
		const result = await testCredential(
			other.engine,
			'feishuHelpdeskApi',
			other.store.read(other.credentialId),
		);
		expect(result.message).toMatch(
			/^The app lacks a permission for this: helpdesk:all:readonly \[99991672\]\. .*'Permissions & Scopes'/,
		);
		await other.close();
	});

	test.each([
		[11210, /^The app is not enabled in this tenant \[11210\]\. .*publish a version/],
		[99991662, /^The app is not enabled in this tenant/],
		[1000040351, /^The app belongs to another region/],
		[99991401, /^The address of this n8n server is not in the app's IP allowlist/],
	])('says what code %i of the token endpoint means', async (code, says) => {
		scene.sandbox.fault({ kind: 'answer', status: 200, code, msg: 'x', route: ROUTES.token });
		expect((await testIt()).message).toMatch(says);
	});

	const READ = 'GET /helpdesk/v1/categories';

	test.each<[string, Fault, RegExp]>([
		[
			'the page of a proxy',
			{ kind: 'html', status: 502 },
			/^The answer is not from Feishu \(HTTP 502\)\. Something between n8n and Feishu/,
		],
		[
			'a login page',
			{ kind: 'html', status: 200 },
			/^The answer is not from Feishu \(HTTP 200\)\./,
		],
		[
			'a redirect',
			{ kind: 'redirect', status: 302, to: '/login' },
			/^The answer is not from Feishu \(HTTP 302\)\. Check 'Region' and 'Base URL'/,
		],
		[
			'a broken connection',
			{ kind: 'resetBefore' },
			/^The connection to Feishu broke\. The connection broke before Feishu answered\.$/,
		],
		[
			'a code that means something else',
			{ kind: 'answer', status: 403, code: 154003, msg: 'no permission' },
			/^The app may not do this in the helpdesk \[154003\]\. .*Feishu says: 'no permission'\. Log ID: /,
		],
	])('says what is wrong when %s answers the read', async (_what, fault, says) => {
		scene.sandbox.fault({ ...fault, route: READ, times: Infinity });
		const { status, message } = await testIt();
		expect(message).toMatch(says);
		expect(status).toBe('Error');
	});

	test.each([
		[{ code: 123456, msg: 'what is this' }],
		[{ code: 123456, msg: 'what is this', data: {} }],
		[{ code: 123456, msg: 'what is this', data: null }],
		[{ code: 123456, msg: 'what is this', data: { categories: [] } }],
	])('takes no unknown code for a success: %j', async (body) => {
		const { status, message } = await testOf(body);
		expect(message).toMatch(/^Feishu refused the request: what is this \[123456\]\. /);
		expect(status).toBe('Error');
	});

	test.each([
		[{ code: 0, msg: 'success' }],
		[{ code: 0, msg: 'success', data: {} }],
		[{ code: 0, msg: 'success', data: null }],
		[{ code: 0, msg: 'success', data: [] }],
		[{ code: 0, msg: 'success', data: 'categories' }],
	])('takes no code 0 without the thing for a success: %j', async (body) => {
		const { status, message } = await testOf(body);
		expect(message).toMatch(/^Feishu's answer lacks the categories \[0\]/);
		expect(status).toBe('Error');
	});

	test.each([[{}], [{ code: '0', data: { categories: [] } }], [[]], ['0'], [null]])(
		'takes nothing that is not of the form of Feishu for a success: %j',
		async (body) => {
			const { status, message } = await testOf(body);
			expect(message).toMatch(/^The answer is not from Feishu \(HTTP 200\)/);
			expect(status).toBe('Error');
		},
	);

	test.each([[{ categories: [] }], [{ categories: null }]])(
		'is content with a helpdesk without categories: %j',
		async (data) => {
			expect(await testOf({ code: 0, msg: 'success', data })).toMatchObject({ status: 'OK' });
		},
	);

	test('asks with a new token when Feishu refuses the one that is stored, and keeps it', async () => {
		await scene.send(HELLO);
		scene.sandbox.revokeTokens();
		const { tenantAccessToken: old } = stored();
		const result = await testCredential(
			scene.engine,
			'feishuHelpdeskApi',
			stored(),
			scene.credentialId,
		);
		expect(result).toMatchObject({ status: 'OK' });
		expect(stored().tenantAccessToken).not.toBe(old);
	});

	/** Against a server that answers the read with a body, whatever is asked. */
	async function testOf(body: unknown) {
		const server = createServer((request, response) => {
			const isToken = request.url?.includes('/auth/') === true;
			const token = { code: 0, msg: 'ok', tenant_access_token: 't-1234567890abcdef', expire: 7200 };
			response.setHeader('content-type', 'application/json');
			response.end(JSON.stringify(isToken ? token : body));
		});
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		const { port } = server.address() as AddressInfo;
		try {
			return await testIt({ baseUrl: `http://127.0.0.1:${port}` });
		} finally {
			server.closeAllConnections();
			server.close();
		}
	}

	test('never shows a secret', async () => {
		const { appSecret, helpdeskToken } = scene.sandbox.credentials;
		const results = await Promise.all([
			testIt({ appId: 'cli_wrong' }),
			testIt({ helpdeskId: '1' }),
			testIt({ baseUrl: 'http://127.0.0.1:9' }),
		]);
		for (const { message } of results) {
			expect(message).not.toContain(appSecret);
			expect(message).not.toContain(helpdeskToken);
		}
	});
});

test('the node works as a tool of an AI agent', async () => {
	const result = await callTool(scene.engine, {
		parameters: {
			resource: 'message',
			operation: 'send',
			receiver: receiver("={{ $fromAI('receiver') }}"),
			messageType: 'text',
			text: "={{ $fromAI('text') }}",
		},
		arguments: { receiver: 'ou_alice', text: 'Say "hi"' },
	});
	expect(JSON.stringify(result)).toContain('om_');
	expect(scene.sandbox.inbox[0]?.content).toEqual({ text: 'Say "hi"' });
});
