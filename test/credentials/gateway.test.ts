import { HELLO, openScene, ROUTES, type Scene } from '../support/scene';
import { openGateway, type Gateway } from '../support/gateway';
import { testCredential } from '../support/credentialTest';

const PREFIX = '/it/feishu-v1';

let scene: Scene;
let gateway: Gateway;
beforeEach(async () => {
	scene = await openScene();
	gateway = await openGateway(scene.sandbox.url, PREFIX);
	enter(gateway.url);
});
afterEach(async () => {
	await gateway.close();
	await scene.close();
});

const enter = (baseUrl: string) =>
	scene.store.set(
		'feishuHelpdeskApi',
		{ ...scene.store.read(scene.credentialId), baseUrl, verificationToken: 'v' },
		scene.credentialId,
	);

const testIt = async () =>
	await testCredential(
		scene.engine,
		'feishuHelpdeskApi',
		scene.store.read(scene.credentialId),
		scene.credentialId,
	);

const httpRequest = async (url: string) =>
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
	).error;

describe('behind a gateway with a path', () => {
	test('token, message, list and credential test go through it', async () => {
		expect(await testIt()).toMatchObject({ status: 'OK' });
		expect((await scene.send(HELLO)).error).toBeUndefined();
		await scene.engine.search({ method: 'searchGuests' });
		expect(scene.sandbox.inbox).toHaveLength(1);
		expect(gateway.asked).toEqual([
			`POST ${PREFIX}/open-apis/auth/v3/tenant_access_token/internal`,
			`GET ${PREFIX}/open-apis/helpdesk/v1/categories`,
			`GET ${PREFIX}/open-apis/helpdesk/v1/categories`,
			`POST ${PREFIX}/open-apis/helpdesk/v1/message?user_id_type=open_id`,
			`GET ${PREFIX}/open-apis/helpdesk/v1/tickets?page=1&page_size=200`,
		]);
	});

	test('a slash at the end of the base URL makes no difference', async () => {
		enter(`${gateway.url}/`);
		expect(await testIt()).toMatchObject({ status: 'OK' });
		expect((await scene.send(HELLO)).error).toBeUndefined();
		expect(gateway.asked.every((each) => !each.includes('//'))).toBe(true);
		expect(scene.sandbox.count(ROUTES.token)).toBe(1);
	});

	test("n8n's HTTP Request node may ask below the path", async () => {
		const error = await httpRequest(`${gateway.url}/open-apis/helpdesk/v1/categories`);
		expect(error).toBeUndefined();
	});

	test.each([
		['the host itself', '/open-apis/helpdesk/v1/categories'],
		['a path that begins like it', `${PREFIX}2/open-apis/x`],
		['the path in other letters', `${PREFIX.toUpperCase()}/open-apis/x`],
		['a step up', `${PREFIX}/../other/x`],
		['an encoded step up', `${PREFIX}/%2e%2e/other/x`],
		['a step up with encoded slashes', `${PREFIX}/x/..%2f..%2f../other`],
		['a step up that is encoded twice', `${PREFIX}/%252e%252e/other`],
		['a step up with backslashes', `${PREFIX}\\..\\other`],
		['a step up with an encoded backslash', `${PREFIX}/..%5cother`],
		['a step up with a parameter', `${PREFIX}/..;x=1/other`],
		['an encoded step up with a parameter', `${PREFIX}/%2e%2e;/other`],
	])('the secrets do not go to %s', async (_what, path) => {
		const error = await httpRequest(new URL(gateway.url).origin + path);
		expect(error?.message).toMatch(/^'URL' goes to 'http:\/\/127\.0\.0\.1:\d+\//);
		expect(error?.message).toContain(`only for '${gateway.url}'`);
		expect(gateway.leaks).toEqual([]);
		expect(gateway.asked.filter((each) => !each.startsWith('POST'))).toEqual([]);
	});

	test('an ID with a step up in it stays below the path, and gets an answer', async () => {
		const { error } = await scene.engine.run({
			parameters: {
				resource: 'ticket',
				operation: 'get',
				ticketId: { __rl: true, mode: 'id', value: 'a/../b' },
			},
		});
		expect(error?.message).toMatch(/\[\d+\]$/);
		expect(gateway.leaks).toEqual([]);
	});
});
