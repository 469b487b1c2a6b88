import { FeishuHelpdeskApi } from '../../credentials/FeishuHelpdeskApi.credentials';
import { issuedFor } from '../../nodes/FeishuHelpdesk/transport/token';
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

	test('do not leave by the HTTP Request node either', async () => {
		const other = await openScene();
		const { error } = await scene.engine.run({
			type: 'n8n-nodes-base.httpRequest',
			typeVersion: 4.2,
			credentials: { feishuHelpdeskApi: { id: scene.credentialId, name: 'Feishu' } },
			parameters: {
				method: 'GET',
				url: `${other.sandbox.url}/open-apis/helpdesk/v1/categories`,
				authentication: 'predefinedCredentialType',
				nodeCredentialType: 'feishuHelpdeskApi',
			},
		});
		const sent = other.sandbox.requests.map(({ route }) => route);
		await other.close();
		expect(sent).toEqual([]);
		expect(error).toBeDefined();
	});
});
