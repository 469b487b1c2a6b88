import { rateLimit429 } from '../../../../sandbox/server';
import { items, openScene, HELLO, receiver, ROUTES, type Scene } from '../../../support/scene';

let scene: Scene;
beforeAll(async () => {
	scene = await openScene();
});
beforeEach(() => {
	scene.sandbox.reset();
});
afterAll(() => scene.close());

const messages = () => scene.sandbox.requests.filter(({ route }) => route === ROUTES.message);

test.each(['true', 1, '1', 'yes', 'TRUE'])(
	'Preview Only by an expression that yields %p sends nothing',
	async (on) => {
		const { output } = await scene.send(
			{ ...HELLO, options: { previewOnly: '={{ $json.on }}' } },
			{ items: items({ on }) },
		);
		expect(output[0]?.[0]?.json).toMatchObject({ preview: true });
		expect(messages()).toEqual([]);
	},
);

test.each([null, '', 'perhaps', 2, [], {}])(
	'Preview Only by an expression that yields %p is refused, naming field and item',
	async (on) => {
		const { error } = await scene.send(
			{ ...HELLO, options: { previewOnly: '={{ $json.on }}' } },
			{ items: items({ on: true }, { on: on as null }) },
		);
		expect(error?.message).toMatch(/^'Preview Only' is .* \[item 1\]$/);
		expect(messages()).toEqual([]);
	},
);

test('Neutralize Markup by the text "true" makes markup harmless', async () => {
	await scene.send(
		{ ...HELLO, text: '<at user_id="all"></at>', options: { neutralizeMarkup: '={{ $json.on }}' } },
		{ items: items({ on: 'true' }) },
	);
	expect(messages()[0]?.rawBody.toString()).not.toContain('<at user_id');
});

test('Return All by the text "true" returns all', async () => {
	const list = async (on: unknown) =>
		await scene.engine.run({
			parameters: {
				resource: 'ticket',
				operation: 'getMany',
				returnAll: '={{ $json.on }}',
				limit: 1,
			},
			items: items({ on: on as string }),
		});
	expect((await list('true')).output[0]?.length).toBeGreaterThan(1);
	expect((await list('false')).output[0]).toHaveLength(1);
});

test('Visible by the text "false" keeps the fields that guests do not see, and no others', async () => {
	const { output } = await scene.engine.run({
		parameters: {
			resource: 'ticketField',
			operation: 'getMany',
			returnAll: true,
			filters: { visible: '={{ $json.on }}' },
		},
		items: items({ on: 'false' }),
	});
	expect((output[0] ?? []).every(({ json }) => json.visible === false)).toBe(true);
});

test.each(['', '  ', null])('Max Wait that is %j is the default', async (max) => {
	scene.sandbox.fault({ ...rateLimit429(1), route: ROUTES.message });
	const { error } = await scene.send(
		{ ...HELLO, options: { maxWaitSeconds: '={{ $json.max }}' } },
		{ items: items({ max }) },
	);
	expect(error).toBeUndefined();
	expect(scene.sandbox.inbox).toHaveLength(1);
});

test.each([true, [5], {}, 'soon', -1])('Max Wait that is %j is refused by name', async (max) => {
	const { error } = await scene.send(
		{ ...HELLO, options: { maxWaitSeconds: '={{ $json.max }}' } },
		{ items: items({ max: max as string }) },
	);
	expect(error?.message).toMatch(/^'Max Wait \(Seconds\)' is .*\[item 0\]$/);
	expect(messages()).toEqual([]);
});

test.each([true, [5], {}, '', 'many'])('Limit that is %j is refused by name', async (limit) => {
	const { error } = await scene.engine.run({
		parameters: { resource: 'ticket', operation: 'getMany', limit: '={{ $json.limit }}' },
		items: items({ limit: limit as string }),
	});
	expect(error?.message).toMatch(/^'Limit' is .*\[item 0\]$/);
});

test('an empty Score is the default', async () => {
	await scene.engine.run({
		parameters: {
			resource: 'ticket',
			operation: 'answerQuery',
			ticketId: receiver('6948728206392295444'),
			eventId: 'f1',
			faqs: { faq: [{ faqId: '1', score: '={{ $json.nothing }}' }] },
		},
	});
	const [request] = scene.sandbox.requests.filter(({ route }) => route.includes('answer_user'));
	expect(JSON.parse(String(request?.rawBody))).toMatchObject({ faqs: [{ id: '1', score: 1 }] });
});
