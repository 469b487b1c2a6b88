import type { INodeParameters } from 'n8n-workflow';
import { connectAccount } from '../../../support/account';
import { openScene, type Scene } from '../../../support/scene';

const TOKEN = 'POST /authen/v2/oauth/token';
const INFO = 'GET /authen/v1/user_info';
const WHO: INodeParameters = { resource: 'user', operation: 'getConnected' };
const TEN = Array.from({ length: 10 }, (_, index) => ({ json: { index } }));

let scene: Scene;
beforeEach(async () => {
	scene = await openScene();
});
afterEach(() => scene.close());

const who = (input: object = {}) => scene.engine.run({ parameters: WHO, ...input });

test('tells whose account is connected', async () => {
	connectAccount(scene, { openId: 'ou_agent_002' });
	const { output, error } = await who();
	expect(error).toBeUndefined();
	expect(output[0]?.[0]?.json).toMatchObject({ open_id: 'ou_agent_002', name: '李伟' });
});

test('an operation for the app does not ask for an account', async () => {
	const { error } = await scene.engine.run({
		parameters: { resource: 'ticket', operation: 'getMany' },
	});
	expect(error).toBeUndefined();
});

test.each([400, 401] as const)(
	'a token that ended is renewed once for all items, whatever HTTP status says so (%i)',
	async (userTokenStatus) => {
		await scene.close();
		scene = await openScene({ userTokenStatus });
		connectAccount(scene);
		scene.sandbox.expireUserTokens();
		const runs = await Promise.all([who({ items: TEN }), who({ items: TEN }), who({ items: TEN })]);
		expect(runs.map(({ error }) => error)).toEqual([undefined, undefined, undefined]);
		expect(runs.flatMap(({ output }) => output[0] ?? [])).toHaveLength(30);
		expect(scene.sandbox.count(TOKEN)).toBe(1);
	},
);

test('where n8n notes the end, a token is renewed before, so that no request is refused', async () => {
	connectAccount(scene, { noted: 200 });
	const { error } = await who({ items: TEN });
	expect(error).toBeUndefined();
	expect(scene.sandbox.count(TOKEN)).toBe(1);
	expect(scene.sandbox.requests.filter(({ route, code }) => route === INFO && code !== 0)).toEqual(
		[],
	);
});

test('whatever goes wrong ahead of time, the old token serves until its end', async () => {
	connectAccount(scene, { noted: 200 });
	scene.sandbox.fault({ kind: 'answer', route: TOKEN, status: 400, code: 20064, msg: 'revoked' });
	const { error } = await who({ items: TEN });
	expect(error).toBeUndefined();
	expect((await who()).error).toBeUndefined();
	expect(scene.sandbox.count(TOKEN)).toBe(1);
});

test('a token with long to live is left alone', async () => {
	connectAccount(scene, { noted: 7200 });
	await who();
	expect(scene.sandbox.count(TOKEN)).toBe(0);
});

test.each([
	[500, 20050],
	[503, 20072],
])('a busy token endpoint (%i, %i) is asked once more', async (status, code) => {
	connectAccount(scene);
	scene.sandbox.expireUserTokens();
	scene.sandbox.fault({ kind: 'answer', route: TOKEN, status, code, msg: 'busy' });
	const { error } = await who();
	expect(error).toBeUndefined();
	expect(scene.sandbox.count(TOKEN)).toBe(2);
});

test.each([
	['no answer', { kind: 'resetBefore' }],
	['no answer of Feishu’s', { kind: 'html', status: 502 }],
] as const)('%s from the token endpoint: it is asked once more', async (_name, fault) => {
	connectAccount(scene);
	scene.sandbox.expireUserTokens();
	scene.sandbox.fault({ ...fault, route: TOKEN });
	expect((await who()).error).toBeUndefined();
	expect(scene.sandbox.count(TOKEN)).toBe(2);
});

test('an answer that got lost with the new token in it is told at once: connect again', async () => {
	connectAccount(scene);
	scene.sandbox.expireUserTokens();
	scene.sandbox.fault({ kind: 'resetAfterDelivery', route: TOKEN });
	const { error } = await who({ items: TEN });
	expect(error?.message).toMatch(/must be connected again/);
	expect(scene.sandbox.count(TOKEN)).toBe(2);
});

test.each([99991668, 99991677])(
	'a renewed token that is refused, too (%i), is no reason to connect again',
	async (code) => {
		connectAccount(scene);
		const fault = { kind: 'answer', status: 401, code, msg: 'Invalid access token' } as const;
		scene.sandbox.fault({ ...fault, route: INFO, times: Infinity });
		const { error } = await who({ items: TEN });
		expect(error?.message).toMatch(new RegExp(`\\[${code}\\]`));
		expect(error?.description).toContain("Run 'User: Get Connected Account'");
		expect(error?.description).not.toContain("click 'Connect'");
		expect(scene.sandbox.count(TOKEN)).toBe(1);
	},
);

test('a connection that is over fails the rest at once, and says who can help', async () => {
	connectAccount(scene);
	scene.sandbox.endConnections();
	const { output } = await who({ items: TEN, onError: 'continueRegularOutput' });
	const errors = (output[0] ?? []).map(({ json }) => json);
	expect(errors).toHaveLength(10);
	for (const { error, errorDetails } of errors) {
		expect(error).toMatch(/must be connected again/);
		expect(errorDetails).toMatchObject({ delivery: 'notSent', retryable: false });
		expect(errorDetails).toHaveProperty('hint', expect.stringContaining("click 'Connect'"));
	}
	expect(scene.sandbox.count(TOKEN)).toBe(1);
	const again = await who();
	expect(again.error?.message).toMatch(/must be connected again/);
	expect(scene.sandbox.count(TOKEN)).toBe(1);
});

test('connecting again ends that at once', async () => {
	const id = connectAccount(scene);
	scene.sandbox.endConnections();
	await who();
	connectAccount(scene, { id });
	expect((await who()).error).toBeUndefined();
});

test('a token that another process won is taken, though the own renewal was refused', async () => {
	const id = connectAccount(scene);
	scene.sandbox.expireUserTokens();
	scene.sandbox.fault({ kind: 'latency', route: TOKEN, ms: 300 });
	scene.sandbox.fault({ kind: 'answer', route: TOKEN, status: 400, code: 20064, msg: 'used' });
	const run = who();
	await new Promise((resolve) => setTimeout(resolve, 250));
	const pair = scene.sandbox.connectAccount();
	const row = scene.store.read(id);
	scene.store.set(
		'feishuHelpdeskUserOAuth2Api',
		{
			...row,
			oauthTokenData: { access_token: pair.accessToken, refresh_token: pair.refreshToken },
		},
		id,
	);
	expect((await run).error).toBeUndefined();
});

test('without a connected account nothing is sent, and it says what to click', async () => {
	const { appId, appSecret } = scene.sandbox.credentials;
	const url = scene.sandbox.url;
	const fields = { region: 'custom', baseUrl: url, appId, appSecret };
	scene.store.set('feishuHelpdeskUserOAuth2Api', fields);
	const { error } = await who();
	expect(error?.message).toContain('No Feishu account is connected');
	expect(error?.description).toContain("click 'Connect'");
	expect(scene.sandbox.requests).toEqual([]);
});

test('credentials of two apps are refused before anything is sent', async () => {
	const id = connectAccount(scene);
	scene.store.set(
		'feishuHelpdeskUserOAuth2Api',
		{ ...scene.store.read(id), appId: 'cli_other' },
		id,
	);
	const { error } = await who();
	expect(error?.message).toContain("'App ID' is 'cli_other' in 'Feishu Account'");
	expect(scene.sandbox.requests).toEqual([]);
});

test('no token and no secret shows in error, output or log', async () => {
	connectAccount(scene);
	scene.sandbox.endConnections();
	const { run } = await who({ items: TEN, onError: 'continueRegularOutput' });
	const shown = JSON.stringify([run.data.resultData, scene.logs]);
	expect(shown).not.toMatch(/eyJhbGciOiJFUzI1NiJ9/);
	expect(shown).not.toContain(scene.sandbox.credentials.appSecret);
	expect(shown).not.toContain(scene.sandbox.credentials.helpdeskToken);
});
