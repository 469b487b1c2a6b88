import type { INodeParameters } from 'n8n-workflow';
import type { RunInput } from '../../../../support/engine';
import { items, openScene, ROUTES, type Scene } from '../../../../support/scene';

let scene: Scene;
beforeAll(async () => {
	scene = await openScene();
});
beforeEach(() => {
	scene.sandbox.reset();
});
afterAll(() => scene.close());

const lookUp = (parameters: INodeParameters, input: Partial<RunInput> = {}) =>
	scene.engine.run({
		...input,
		parameters: { resource: 'user', operation: 'lookUp', ...parameters },
	});
const requests = () => scene.sandbox.requests.filter(({ route }) => route === ROUTES.lookUp);
const bodies = () =>
	requests().map(({ rawBody }) => JSON.parse(String(rawBody)) as Record<string, string[]>);

const ACTIVE = {
	is_frozen: false,
	is_resigned: false,
	is_activated: true,
	is_exited: false,
	is_unjoin: false,
};

describe('looking people up', () => {
	test('is the documented request', async () => {
		await lookUp({ emails: ' alice@example.com ' });
		expect(requests()).toMatchObject([
			{
				method: 'POST',
				path: '/open-apis/contact/v3/users/batch_get_id',
				query: { user_id_type: 'open_id' },
			},
		]);
		expect(requests()[0]?.headers['content-type']).toBe('application/json; charset=utf-8');
		expect(bodies()).toEqual([{ emails: ['alice@example.com'] }]);
	});

	test('by mobile sends the number without spaces and brackets', async () => {
		const { output } = await lookUp({ lookUpBy: 'mobile', mobiles: '+86 (138) 0000-0001' });
		expect(bodies()).toEqual([{ mobiles: ['+8613800000001'] }]);
		expect(output[0]?.[0]?.json).toMatchObject({ found: true, user_id: 'ou_alice' });
	});

	test('puts out what Feishu knows, and whether there is such a person', async () => {
		const { output } = await lookUp({ emails: 'alice@example.com, nobody@example.com' });
		expect(output[0]).toEqual([
			{
				json: { found: true, user_id: 'ou_alice', email: 'alice@example.com', status: ACTIVE },
				pairedItem: { item: 0 },
			},
			{
				json: { found: false, user_id: null, email: 'nobody@example.com' },
				pairedItem: { item: 0 },
			},
		]);
	});

	test.each([
		['commas', 'alice@example.com, bob@example.com,,carol@example.com'],
		['line breaks', 'alice@example.com\nbob@example.com\r\ncarol@example.com\n'],
		['Chinese commas', 'alice@example.com，bob@example.com、carol@example.com'],
		['a list', '={{ ["alice@example.com", "bob@example.com", "carol@example.com"] }}'],
	])('takes several with %s, one output item each, in order', async (_how, emails) => {
		const { output } = await lookUp({ emails });
		expect(output[0]?.map(({ json }) => json.user_id)).toEqual(['ou_alice', 'ou_bob', 'ou_carol']);
		expect(requests()).toHaveLength(1);
	});

	test('answers for each entry, also for one that is there twice', async () => {
		const { output } = await lookUp({
			emails: 'Alice@Example.com,bob@example.com,alice@example.com',
		});
		expect(output[0]?.map(({ json }) => json.user_id)).toEqual(['ou_alice', 'ou_bob', 'ou_alice']);
	});

	test.each([
		['open_id', 'ou_alice'],
		['union_id', 'on_alice'],
		['user_id', 'alice'],
	])('puts out a %s', async (userIdType, id) => {
		const { output } = await lookUp({ emails: 'alice@example.com', options: { userIdType } });
		expect(output[0]?.[0]?.json.user_id).toBe(id);
		expect(requests()[0]?.query).toEqual({ user_id_type: userIdType });
	});

	test('leaves out who left, unless they are asked for', async () => {
		const without = await lookUp({ emails: 'eve@example.com' });
		expect(without.output[0]?.[0]?.json).toMatchObject({ found: false, user_id: null });
		const included = await lookUp({
			emails: 'eve@example.com',
			options: { includeResigned: true },
		});
		expect(included.output[0]?.[0]?.json).toMatchObject({
			found: true,
			user_id: 'ou_eve',
			status: { is_resigned: true },
		});
		expect(bodies()).toEqual([
			{ emails: ['eve@example.com'] },
			{ emails: ['eve@example.com'], include_resigned: true },
		]);
	});

	test('of 120 items with 120 addresses is three requests, paired to the items', async () => {
		const people = scene.sandbox.addPeople(120);
		const { output } = await lookUp(
			{ emails: '={{ $json.email }}' },
			{ items: items(...people.map(({ email }) => ({ email }))) },
		);
		expect(bodies().map(({ emails }) => emails?.length)).toEqual([50, 50, 20]);
		expect(output[0]?.map(({ json, pairedItem }) => [json.user_id, pairedItem])).toEqual(
			people.map(({ openId }, item) => [openId, { item }]),
		);
	});

	test('of 1,000 addresses in one item is twenty requests', async () => {
		const people = scene.sandbox.addPeople(1000);
		const { output } = await lookUp(
			{ emails: '={{ $json.emails }}' },
			{ items: items({ emails: people.map(({ email }) => email) }) },
		);
		expect(requests()).toHaveLength(20);
		expect(output[0]?.map(({ json }) => json.user_id)).toEqual(people.map(({ openId }) => openId));
	});

	test.each([
		[{ emails: '={{ "" }}' }, "'E-Mails' is empty [item 0]"],
		[{ emails: '={{ [] }}' }, "'E-Mails' is empty [item 0]"],
		[{ emails: 'alice@example.com, bob' }, "'E-Mails' is not an e-mail address: 'bob' [item 0]"],
		[{ lookUpBy: 'mobile', mobiles: '12' }, "'Mobiles' is not a mobile number: '12' [item 0]"],
		[
			{ emails: '={{ [{ email: "a@b.c" }] }}' },
			"'E-Mails' is an object, not text in entry 1 [item 0]",
		],
	])('refuses %j before any request', async (parameters, message) => {
		const { error } = await lookUp(parameters);
		expect(error?.message).toBe(message);
		expect(scene.sandbox.requests).toHaveLength(0);
	});

	test('answers each item as it asked, though all ask for one address', async () => {
		const asks = [
			{ userIdType: 'open_id', includeResigned: true },
			{ userIdType: 'union_id', includeResigned: true },
			{ userIdType: 'open_id', includeResigned: false },
		];
		const { output } = await lookUp(
			{
				emails: 'eve@example.com',
				options: {
					userIdType: '={{ $json.userIdType }}',
					includeResigned: '={{ $json.includeResigned }}',
				},
			},
			{ items: items(...asks) },
		);
		expect(output[0]?.map(({ json }) => json.user_id)).toEqual(['ou_eve', 'on_eve', null]);
	});

	test('one address that Feishu does not take fails alone, and the others are found', async () => {
		const people = scene.sandbox.addPeople(49);
		const addresses = people.map(({ email }) => email);
		addresses.splice(20, 0, 'refused@example.com');
		scene.sandbox.fault({
			kind: 'answer',
			status: 400,
			code: 99992402,
			msg: 'field validation failed',
			times: Infinity,
			when: ({ rawBody }) => rawBody.includes('refused@example.com'),
		});
		const { output } = await lookUp(
			{ emails: '={{ $json.email }}' },
			{ items: items(...addresses.map((email) => ({ email }))), onError: 'continueRegularOutput' },
		);
		const found = output[0]?.map(({ json }) => json.user_id) ?? [];
		expect(found.filter((id) => id !== undefined)).toEqual(people.map(({ openId }) => openId));
		expect(output[0]?.[20]?.json.error).toMatch(/\[99992402\]$/);
		// Halving 50 addresses takes at most two requests for each halving.
		expect(requests().length).toBeLessThanOrEqual(13);
	});

	test('without the permission names it, and asks once for all items', async () => {
		const poor = await openScene({ scopes: ['helpdesk:all'] });
		try {
			const { error } = await poor.engine.run({
				parameters: { resource: 'user', operation: 'lookUp', emails: '={{ $json.email }}' },
				items: items({ email: 'alice@example.com' }, { email: 'bob@example.com' }),
			});
			expect(error?.message).toMatch(/contact:user\.id:readonly.*\[99991672\]$/);
			expect(poor.sandbox.count(ROUTES.lookUp)).toBe(1);
		} finally {
			await poor.close();
		}
	});

	test('goes on for the other items when one is refused', async () => {
		const { output } = await lookUp(
			{ emails: '={{ $json.email }}' },
			{
				items: items({ email: 'alice@example.com' }, { email: 'x' }),
				onError: 'continueErrorOutput',
			},
		);
		expect(output.map((list) => list.length)).toEqual([1, 1]);
	});
});
