import { startSandbox, type Sandbox } from '../../sandbox/server';
import { call, helpdeskHeaders, requestToken, send, tokenOf } from './client';

let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox();
});
afterEach(() => {
	sandbox.reset();
});
afterAll(() => sandbox.close());

describe('the token endpoint', () => {
	it('answers flat, with the remaining life in seconds', async () => {
		const answer = await requestToken(sandbox);
		expect(answer).toMatchObject({ status: 200, code: 0, msg: 'ok' });
		expect(answer.tenant_access_token).toMatch(/^t-\w+$/);
		expect(answer.expire).toBeGreaterThan(7100);
		expect(answer.expire).toBeLessThanOrEqual(7200);
		expect(answer.data).toBeUndefined();
	});

	it('hands out the same token while it has 30 minutes or more to live', async () => {
		expect(await tokenOf(sandbox)).toBe(await tokenOf(sandbox));
	});

	it('hands out a new one below 30 minutes, and both are valid', async () => {
		const short = await startSandbox({ tokenLifetimeSeconds: 1799 });
		const first = await tokenOf(short);
		const second = await tokenOf(short);
		expect(second).not.toBe(first);
		expect(short.issuedTokens).toEqual([first, second]);
		const answers = await Promise.all(
			[first, second].map((token) =>
				send(short, { headers: { Authorization: `Bearer ${token}` } }),
			),
		);
		expect(answers.map((answer) => answer.code)).toEqual([0, 0]);
		await short.close();
	});

	it.each([
		['an unknown app', { app_id: 'cli_other', app_secret: 'x' }, 10014, 'app id not exists'],
		['an empty app id', { app_id: '', app_secret: 'x' }, 10003, 'invalid param'],
		['a missing secret', { app_id: 'cli_other' }, 10003, 'invalid param'],
		['no object', 'text', 10003, 'invalid param'],
	])('refuses %s', async (_case, body, code, msg) => {
		expect(await requestToken(sandbox, body)).toMatchObject({ status: 400, code, msg });
	});

	it('refuses a wrong secret', async () => {
		const body = { app_id: sandbox.credentials.appId, app_secret: 'wrong' };
		const expected = { status: 400, code: 10014, msg: 'app secret invalid' };
		expect(await requestToken(sandbox, body)).toMatchObject(expected);
	});
});

describe('the Authorization header', () => {
	it.each([
		['none', undefined, 99991661],
		['another scheme', 'Basic dDp0', 99991661],
		['an empty token', 'Bearer ', 99991661],
		['a token of another form', 'Bearer abc', 99991671],
		['a user token', 'Bearer u-abc', 99991668],
		['an unknown token', 'Bearer t-abc', 99991663],
	])('%s is refused with HTTP 400', async (_case, value, code) => {
		const answer = await send(sandbox, { headers: { Authorization: value } });
		expect(answer).toMatchObject({ status: 400, code });
		expect(sandbox.inbox).toHaveLength(0);
	});

	it.each(['revokeTokens', 'expireTokens'] as const)(
		'%s makes the token in use invalid and the next one new',
		async (end) => {
			const headers = await helpdeskHeaders(sandbox);
			sandbox[end]();
			const refused = await send(sandbox, { headers });
			expect(refused).toMatchObject({ status: 400, code: 99991663 });
			expect(`Bearer ${await tokenOf(sandbox)}`).not.toBe(headers.Authorization);
			expect(await send(sandbox)).toMatchObject({ code: 0 });
		},
	);

	it('a token ends by the clock', async () => {
		const short = await startSandbox({ tokenLifetimeSeconds: 0 });
		expect(await send(short)).toMatchObject({ code: 99991663 });
		await short.close();
	});
});

describe('the helpdesk header', () => {
	const wrong = Buffer.from('1:ht-wrong').toString('base64');

	it.each([
		['missing', (): undefined => undefined],
		['of another helpdesk', (): string => wrong],
		['with Bearer', (right: string): string => `Bearer ${right}`],
		['not encoded', (right: string): string => Buffer.from(right, 'base64').toString()],
	])('is refused when %s', async (_case, change) => {
		const right = (await helpdeskHeaders(sandbox))['X-Lark-Helpdesk-Authorization'] ?? '';
		const answer = await send(sandbox, {
			headers: { 'X-Lark-Helpdesk-Authorization': change(right) },
		});
		expect(answer).toMatchObject({ status: 401, code: 154001 });
		expect(sandbox.inbox).toHaveLength(0);
	});

	it('holds an id that is not a safe integer, so that programs must keep it as text', () => {
		const { helpdeskId } = sandbox.credentials;
		expect(String(Number(helpdeskId))).not.toBe(helpdeskId);
	});
});

describe('scopes', () => {
	it('a missing one is named with a link to grant it', async () => {
		const poor = await startSandbox({ scopes: ['helpdesk:all:readonly'] });
		const answer = await send(poor);
		expect(answer).toMatchObject({ status: 400, code: 99991672 });
		expect(answer.msg).toContain('helpdesk:all');
		expect(answer.error?.permission_violations?.[0]?.subject).toBe('helpdesk:all');
		expect(answer.error?.helps?.[0]?.url).toContain(poor.credentials.appId);
		await poor.close();
	});
});

describe('GET /helpdesk/v1/categories', () => {
	it('proves all four secrets', async () => {
		const headers = await helpdeskHeaders(sandbox);
		const path = '/open-apis/helpdesk/v1/categories';
		const answer = await call(sandbox, path, { headers });
		expect(answer).toMatchObject({ status: 200, code: 0, msg: 'success' });
		expect(answer.data).toHaveProperty('categories.0.helpdesk_id', sandbox.credentials.helpdeskId);
		expect(await call(sandbox, path)).toMatchObject({ code: 99991661 });
	});
});

describe('every answer', () => {
	it('carries the log id as header, and failures carry it in the body, too', async () => {
		const good = await send(sandbox);
		expect(good.headers.get('X-Tt-Logid')).toMatch(/^\d{14}[0-9A-F]{20}$/);
		const bad = await send(sandbox, { body: { msg_type: 'fax' } });
		expect(bad.error?.log_id).toBe(bad.headers.get('X-Tt-Logid'));
		expect(bad.error?.troubleshooter).toContain(bad.error?.log_id);
	});

	it('says what a wrong path or method is', async () => {
		expect(await call(sandbox, '/open-apis/nowhere')).toMatchObject({
			status: 404,
			code: 99991201,
		});
		expect(await call(sandbox, '/open-apis/helpdesk/v1/message')).toMatchObject({
			status: 405,
			code: 99991301,
		});
	});
});
