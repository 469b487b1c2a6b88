import { HELLO, openScene, ROUTES, type Scene } from '../../../support/scene';

let scene: Scene;
beforeAll(async () => {
	scene = await openScene();
});
beforeEach(() => {
	scene.sandbox.reset();
});
afterAll(() => scene.close());

test('half an emoji in a query goes out as the sign for a broken character', async () => {
	const { error } = await scene.engine.run({
		parameters: { resource: 'faq', operation: 'search', query: 'reset \ud83d now' },
	});
	expect(error).toBeUndefined();
	const [request] = scene.sandbox.requests.filter(({ route }) => route !== ROUTES.token);
	expect(request?.query['query']).toBe('reset \ufffd now');
});

test.each([301, 302, 303, 307, 308] as const)(
	'a redirect (%d) is not followed, and the message surely did not arrive',
	async (status) => {
		const to = '/open-apis/helpdesk/v1/message';
		scene.sandbox.fault({ kind: 'redirect', status, to, route: ROUTES.message });
		const { output } = await scene.send(HELLO, { onError: 'continueRegularOutput' });
		expect(scene.sandbox.requests.filter(({ path }) => path === to)).toHaveLength(1);
		expect(scene.sandbox.inbox).toEqual([]);
		expect(output[0]?.[0]?.json).toMatchObject({
			error: `The answer is not from Feishu (HTTP ${status})`,
			errorDetails: { httpStatus: status, delivery: 'notSent' },
		});
	},
);
