import { FeishuHelpdeskApi } from '../../credentials/FeishuHelpdeskApi.credentials';
import { issuedFor } from '../../nodes/FeishuHelpdesk/transport/token';
import { resolveOutsideWorkflow, withDefaults } from '../support/credentialExpressions';
import { testCredential } from '../support/credentialTest';
import { text } from '../support/values';
import { openScene, ROUTES, type Scene } from '../support/scene';

let scene: Scene;
beforeEach(async () => {
	scene = await openScene();
});
afterEach(() => scene.close());

/** n8n's HTTP Request node with our credential, reading the categories. */
const read = () =>
	scene.engine.run({
		type: 'n8n-nodes-base.httpRequest',
		typeVersion: 4.2,
		credentials: { feishuHelpdeskApi: { id: scene.credentialId, name: 'Feishu' } },
		parameters: {
			method: 'GET',
			url: `${scene.sandbox.url}/open-apis/helpdesk/v1/categories`,
			authentication: 'predefinedCredentialType',
			nodeCredentialType: 'feishuHelpdeskApi',
		},
	});

describe("n8n's HTTP Request node with this credential", () => {
	test('gets both headers and a token, which it then reuses', async () => {
		expect((await read()).output[0]?.[0]?.json).toMatchObject({ code: 0 });
		await read();
		expect(scene.sandbox.count(ROUTES.token)).toBe(1);
	});

	test('does not send again on an error that has nothing to do with the token', async () => {
		await read();
		scene.sandbox.fault({ kind: 'answer', status: 500, code: 155000, msg: 'internal' });
		await read();
		expect(scene.sandbox.count('GET /helpdesk/v1/categories')).toBe(2);
	});
});

describe('the secrets of the credential', () => {
	const OWN = 'https://open.feishu.cn';
	const credential = (fields: { region: string; baseUrl?: string }) => {
		const all = { ...fields, appId: 'cli_1', appSecret: 's', helpdeskId: '1', helpdeskToken: 't' };
		const token = { tenantAccessToken: 't-1', expiresAt: Date.now() + 3_600_000 };
		return { ...all, ...token, issuedFor: issuedFor(all) };
	};
	const authenticate = async (request: { url: string; baseURL?: string }, region = 'feishu') =>
		await new FeishuHelpdeskApi().authenticate(credential({ region }), request);

	test.each([
		[{ url: `${OWN}/open-apis/x` }],
		[{ url: 'HTTPS://OPEN.FEISHU.CN/open-apis/x' }],
		[{ url: `${OWN}:443/open-apis/x` }],
		[{ url: 'https:\\\\open.feishu.cn\\x', baseURL: undefined }],
		[{ url: '/open-apis/x', baseURL: OWN }],
		[{ url: '/@evil.example', baseURL: `${OWN}/` }],
		[{ url: '', baseURL: OWN }],
		[{ url: `${OWN}/x`, baseURL: 'https://evil.example' }],
	])('go to their own origin, without following redirects: %j', async (request) => {
		expect(await authenticate(request)).toMatchObject({
			headers: { Authorization: 'Bearer t-1', 'X-Lark-Helpdesk-Authorization': 'MTp0' },
			disableFollowRedirect: true,
			maxRedirects: 0,
		});
	});

	test.each([
		[{ url: 'https://evil.example/x' }, 'https://evil.example'],
		[{ url: 'https://open.larksuite.com/x' }, 'https://open.larksuite.com'],
		[{ url: `${OWN}:8443/x` }, `${OWN}:8443`],
		[{ url: 'http://open.feishu.cn/x' }, 'http://open.feishu.cn'],
		[{ url: `${OWN}@evil.example/x` }, 'https://evil.example'],
		[{ url: `${OWN}.evil.example/x` }, `${OWN}.evil.example`],
		[{ url: `${OWN}./x` }, `${OWN}.`],
		[{ url: `https://evil.example\\@open.feishu.cn/x` }, 'https://evil.example'],
		[{ url: 'https://open.fe\u0456shu.cn/x' }, 'https://open.xn--feshu-o2e.cn'],
		[{ url: '//evil.example/x', baseURL: OWN }, '//evil.example/x'],
		[{ url: '/x', baseURL: 'https://evil.example' }, 'https://evil.example'],
		[{ url: '.evil.example/x', baseURL: 'https://evil.example' }, 'https://evil.example'],
		[{ url: '/x' }, '/x'],
	])('go nowhere else, and both hosts are named: %j', async (request, host) => {
		const refusal = authenticate(request);
		await expect(refusal).rejects.toThrow(`'${host}'`);
		await expect(refusal).rejects.toThrow(`'${OWN}'`);
		expect(request).not.toHaveProperty('headers');
	});
});

describe('a proxy of the workflow', () => {
	const authenticate = async (own: string, request: Record<string, unknown>) => {
		const all = { region: 'custom', baseUrl: own, appId: 'cli_1', appSecret: 's' };
		const token = { tenantAccessToken: 't-1', expiresAt: Date.now() + 3_600_000 };
		return await new FeishuHelpdeskApi().authenticate(
			{ ...all, helpdeskId: '1', helpdeskToken: 't', ...token, issuedFor: issuedFor(all) },
			{ url: `${own}/x`, ...request },
		);
	};
	const [proxy, tls, plain] = ['http://evil.example:1', 'https://a.example', 'http://a.example'];

	test.each([
		[plain, { proxy }],
		[tls, { proxy, rejectUnauthorized: false }],
		[tls, { proxy: { host: 'evil.example', port: 1 }, skipSslCertificateValidation: true }],
	])('that could read the secrets for %s gets none: %j', async (own, request) => {
		await expect(authenticate(own, request)).rejects.toThrow(
			`'Proxy' could read the secrets of the credential for '${own}', so nothing was sent`,
		);
	});

	test.each([
		[tls, { proxy }],
		[tls, { rejectUnauthorized: false }],
		[plain, { proxy: '' }],
	])('that cannot is used for %s: %j', async (own, request) => {
		expect(await authenticate(own, request)).toHaveProperty('headers.Authorization', 'Bearer t-1');
	});
});

describe('which headers go where', () => {
	const ROUTE = 'GET /helpdesk/v1/categories';
	const PATH = '/open-apis/helpdesk/v1/categories';
	let other: Scene;
	beforeEach(async () => {
		other = await openScene();
	});
	afterEach(() => other.close());

	const change = (fields: Record<string, string>) =>
		scene.store.set(
			'feishuHelpdeskApi',
			{ ...scene.store.read(scene.credentialId), ...fields },
			scene.credentialId,
		);
	const redirect = () => {
		scene.sandbox.fault({
			kind: 'answer',
			status: 307,
			code: 0,
			msg: 'elsewhere',
			headers: { location: `${other.sandbox.url}${PATH}` },
			route: ROUTE,
			times: Infinity,
		});
	};
	const secretsAt = ({ sandbox }: Scene) =>
		sandbox.requests
			.filter(({ route }) => route !== ROUTES.token)
			.map(({ headers }) => [
				headers.authorization !== undefined,
				headers['x-lark-helpdesk-authorization'] !== undefined,
			]);

	const httpRequestNode = async (url: string) =>
		(
			await scene.engine.run({
				type: 'n8n-nodes-base.httpRequest',
				typeVersion: 4.2,
				credentials: { feishuHelpdeskApi: { id: scene.credentialId, name: 'Feishu' } },
				parameters: {
					method: 'GET',
					url,
					authentication: 'predefinedCredentialType',
					nodeCredentialType: 'feishuHelpdeskApi',
				},
			})
		).error?.message;
	const helpdeskNode = async () =>
		(await scene.engine.run({ parameters: { resource: 'category', operation: 'getMany' } })).error
			?.message;
	const credentialTest = async () => {
		const { status, message } = await testCredential(
			scene.engine,
			'feishuHelpdeskApi',
			scene.store.read(scene.credentialId),
			scene.credentialId,
		);
		return status === 'OK' ? undefined : message;
	};

	test.each([
		['HTTP Request node', () => httpRequestNode(`${scene.sandbox.url}${PATH}`)],
		['Feishu Helpdesk node', helpdeskNode],
		['credential test', credentialTest],
	])('%s: both to the host of the credential', async (_who, ask) => {
		expect(await ask()).toBeUndefined();
		const found = secretsAt(scene);
		expect(found.length).toBeGreaterThan(0);
		expect(found).toEqual(found.map(() => [true, true]));
	});

	test.each([
		['HTTP Request node', () => httpRequestNode(`${scene.sandbox.url}${PATH}`)],
		['Feishu Helpdesk node', helpdeskNode],
		['credential test', credentialTest],
	])('%s: none to where an answer redirects', async (_who, ask) => {
		redirect();
		await ask();
		expect(secretsAt(scene)[0]).toEqual([true, true]);
		expect(other.sandbox.requests).toEqual([]);
	});

	test.each([
		['another port', () => `${other.sandbox.url}${PATH}`],
		['a user name like the host', () => other.sandbox.url.replace('//', '//open.feishu.cn@')],
		['another scheme', () => scene.sandbox.url.replace('http:', 'https:')],
		['another name of the same machine', () => scene.sandbox.url.replace('127.0.0.1', 'localhost')],
		['Feishu itself', () => 'https://open.feishu.cn/x'],
		['Lark itself', () => 'https://open.larksuite.com/x'],
	])('HTTP Request node: none to %s, and both hosts are named', async (_what, url) => {
		const message = await httpRequestNode(url());
		expect(message).toContain(`'${new URL(url()).origin}'`);
		expect(message).toContain(`'${scene.sandbox.url}'`);
		expect(secretsAt(scene)).toEqual([]);
		expect(other.sandbox.requests).toEqual([]);
	});

	test.each([
		['its own host: both', false],
		['where an answer redirects: none', true],
	])('trigger, while it is switched on: to %s', async (_what, isRedirected) => {
		change({ verificationToken: 'v' });
		const route = 'POST /helpdesk/v1/events/subscribe';
		const headers = { location: `${other.sandbox.url}/x` };
		const elsewhere = { kind: 'answer', status: 307, code: 0, msg: 'elsewhere', headers } as const;
		if (isRedirected) scene.sandbox.fault({ ...elsewhere, route, times: Infinity });
		const trigger = await scene.engine.openTrigger({
			parameters: { events: ['ticket.created_v1'] },
		});
		await trigger.activate().catch(() => undefined);
		await trigger.close();
		expect(secretsAt(scene)[0]).toEqual([true, true]);
		expect(other.sandbox.requests).toEqual([]);
	});

	test('the newer helper of n8n, with a base URL of somebody else: none', async () => {
		const request = { url: PATH, baseURL: other.sandbox.url };
		await expect(
			new FeishuHelpdeskApi().authenticate(scene.store.read(scene.credentialId), request),
		).rejects.toThrow(other.sandbox.url);
		expect(request).not.toHaveProperty('headers');
	});

	test.each([
		[{ region: 'feishu' }, 'open.feishu.cn'],
		[{ region: 'lark' }, 'open.larksuite.com'],
		[{ region: 'custom', baseUrl: ' "https://Feishu.Example.com:8443/"\n' }, 'feishu.example.com'],
		[{ region: 'custom', baseUrl: 'http://[::1]:99' }, '[::1]'],
		[{ region: 'custom', baseUrl: '\u200bhttp://127.0.0.1' }, '127.0.0.1'],
	])("n8n's own restriction is set to the host: %j", async (fields, host) => {
		change(fields);
		const { allowedHttpRequestDomains, allowedDomains } = await decrypted();
		expect(allowedHttpRequestDomains).toBe('domains');
		expect(text(allowedDomains).toLowerCase()).toBe(host);
	});

	const decrypted = () =>
		resolveOutsideWorkflow(
			withDefaults(
				scene.engine.credentialTypes.getProperties('feishuHelpdeskApi'),
				scene.store.read(scene.credentialId),
			),
			'internal',
			{},
		);

	test('a base URL whose host is sent in another way is named', async () => {
		change({ baseUrl: 'https://例子.公司' });
		expect(await credentialTest()).toBe(
			"'Base URL' writes its host in another way than it is sent: 'https://例子.公司'. In the credential, write 'https://xn--fsqu00a.xn--55qx5d'.",
		);
	});
});
