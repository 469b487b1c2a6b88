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
