import type { INodeListSearchResult } from 'n8n-workflow';
import { missingScope } from '../../../../sandbox/server';
import { guestSearch } from '../../../../nodes/FeishuHelpdesk/fields/guestSearch';
import { receiverField } from '../../../../nodes/FeishuHelpdesk/fields/receiver';
import { text } from '../../../support/values';
import { HELLO, openScene, ROUTES, type Scene } from '../../../support/scene';

let scene: Scene;
beforeAll(async () => {
	scene = await openScene();
});
beforeEach(() => {
	scene.sandbox.reset();
});
afterAll(() => scene.close());

const search = (filter?: string, paginationToken?: string) =>
	scene.engine.search({
		method: guestSearch.name,
		path: 'parameters.receiver',
		...(filter !== undefined && { filter }),
		...(paginationToken !== undefined && { paginationToken }),
	});
const guests = () => new Set(scene.sandbox.tickets.map(({ guest }) => guest.id));
const requests = () => scene.sandbox.requests.filter(({ route }) => route === ROUTES.tickets);

/** All pages, as a user scrolls down. */
async function scroll(filter?: string): Promise<INodeListSearchResult[]> {
	const pages = [await search(filter)];
	for (;;) {
		const token: unknown = pages.at(-1)?.paginationToken;
		if (token === undefined) return pages;
		pages.push(await search(filter, text(token)));
	}
}

describe('the list of people who wrote to the helpdesk', () => {
	test('is the one that the receiver offers', () => {
		const list = receiverField.modes?.find(({ name }) => name === 'list');
		expect(list?.typeOptions?.searchListMethod).toBe(guestSearch.name);
	});

	test('has each person once, also over pages, and ends', async () => {
		const pages = await scroll();
		const values = pages.flatMap(({ results }) => results.map(({ value }) => value));
		expect(pages.length).toBe(Math.ceil(scene.sandbox.tickets.length / 200));
		expect(new Set(values).size).toBe(values.length);
		expect(new Set(values)).toEqual(guests());
		expect(requests()).toHaveLength(pages.length);
	});

	test('begins with those who wrote last', async () => {
		scene.sandbox.startConversation('ou_alice', 'Hi');
		scene.sandbox.startConversation('ou_bob', 'Hi');
		// The clock of tickets counts milliseconds; of two in one, the later one counts.
		const { results } = await search();
		expect(
			results
				.slice(0, 2)
				.map(({ value }) => value)
				.sort(),
		).toEqual(['ou_alice', 'ou_bob']);
	});

	test('shows name, e-mail and ID', async () => {
		scene.sandbox.startConversation('ou_liam', 'Hi');
		const { results } = await search("O'Neill");
		expect(results).toEqual([
			{
				name: "Liam O'Neill 🚀 (liam@example.com)",
				value: 'ou_liam',
				description: 'ou_liam',
			},
		]);
	});

	test('shows the ID of somebody without a name, whom Feishu calls "-"', async () => {
		scene.sandbox.startConversation('ou_nobody_knows', 'Hi');
		const { results } = await search();
		expect(results[0]).toEqual({ name: 'ou_nobody_knows', value: 'ou_nobody_knows' });
	});

	test.each(['王', 'Tom & Jerry', '🐼', '"%_\\'])(
		'is filtered by name on the server: %s',
		async (name) => {
			const pages = await scroll(name);
			expect(requests()[0]?.query).toMatchObject({ guest_name: name, page_size: '200', page: '1' });
			const expected = new Set(
				scene.sandbox.tickets
					.filter(({ guest }) => guest.name.includes(name))
					.map(({ guest }) => guest.id),
			);
			expect(new Set(pages.flatMap(({ results }) => results.map(({ value }) => value)))).toEqual(
				expected,
			);
		},
	);

	test('is empty, not an error, for a name that nobody has', async () => {
		await expect(search('no such name')).resolves.toEqual({ results: [] });
	});

	test('keeps the filter over pages', async () => {
		scene.sandbox.seedTickets(2000);
		await scroll('王');
		for (const { query } of requests()) expect(query).toMatchObject({ guest_name: '王' });
	});

	test('never asks beyond the 10,000 tickets that Feishu lists', async () => {
		scene.sandbox.seedTickets(10_500);
		const pages = await scroll();
		expect(pages).toHaveLength(50);
		expect(requests().every(({ status }) => status === 200)).toBe(true);
	});

	test.each(['', 'x', '{}', '[]', '{"page":-1}', '{"page":"2","seen":3}', 'null'])(
		'does not break for a token that is none: %s',
		async (token) => {
			const { results } = await search('', token);
			expect(Array.isArray(results)).toBe(true);
		},
	);

	test('needs the scope of the helpdesk only, and says which where it lacks', async () => {
		scene.sandbox.fault({ ...missingScope('helpdesk:all:readonly'), route: ROUTES.tickets });
		await expect(search()).rejects.toMatchObject({
			message: 'The app lacks a permission for this: helpdesk:all:readonly [99991672]',
			description: expect.stringMatching(/'Permissions & Scopes'/) as string,
		});
	});

	test('tries again after a server error, and then shows our sentence', async () => {
		const fault = { kind: 'answer', status: 500, code: 155000, msg: 'internal' } as const;
		scene.sandbox.fault({ ...fault, route: ROUTES.tickets });
		await expect(search()).resolves.toMatchObject({ results: expect.any(Array) as unknown });
		scene.sandbox.fault({ ...fault, route: ROUTES.tickets, times: Infinity });
		await expect(search()).rejects.toThrow('Feishu had an internal error [155000]');
	});

	test('does not let a user wait for minutes at the rate limit', async () => {
		scene.sandbox.fault({
			kind: 'answer',
			status: 429,
			code: 99991400,
			msg: 'frequency',
			headers: { 'x-ogw-ratelimit-reset': '60' },
			route: ROUTES.tickets,
		});
		const start = performance.now();
		await expect(search()).rejects.toThrow(/\[99991400\]$/);
		expect(performance.now() - start).toBeLessThan(2000);
	});

	test('fills the receiver: a person chosen from it gets the message', async () => {
		scene.sandbox.startConversation('ou_judy', 'Hi');
		const [chosen] = (await search('朱')).results;
		scene.sandbox.closeTicket('ou_judy');
		const { error } = await scene.send({
			...HELLO,
			receiver: { __rl: true, mode: 'list', value: chosen?.value ?? '' },
		});
		expect(error).toBeUndefined();
		expect(scene.sandbox.inbox).toMatchObject([{ receiverId: 'ou_judy' }]);
	});
});

describe('an address typed into the list', () => {
	const lookUps = () => scene.sandbox.requests.filter(({ route }) => route === ROUTES.lookUp);

	test.each([
		['alice@example.com', 'alice@example.com', 'ou_alice'],
		[' Judy.Zhu+it@example.com ', 'Judy.Zhu+it@example.com', 'ou_judy'],
		['13800000002', '13800000002', 'ou_bob'],
		['+1 (415) 555-0104', '+14155550104', 'ou_dave'],
	])('finds a person who never wrote to the helpdesk: %s', async (typed, name, id) => {
		await expect(search(typed)).resolves.toEqual({
			results: [{ name, value: id, description: id }],
		});
		expect(lookUps()).toHaveLength(1);
	});

	test('shows a guest whom the tickets name once, by name', async () => {
		scene.sandbox.addPeople([{ openId: 'ou_mail', name: 'mail@example.com' }]);
		scene.sandbox.startConversation('ou_mail', 'Hi');
		const { results } = await search('mail@example.com');
		expect(results).toMatchObject([
			{ value: 'ou_mail', name: expect.stringMatching(/\(mail@/) as string },
		]);
	});

	test.each(['alice@', 'alice@example', 'ali', '1380', '王'])(
		'is not looked up while it is not whole: %s',
		async (typed) => {
			await search(typed);
			expect(lookUps()).toEqual([]);
		},
	);

	test.each(['nobody@example.com', '13899999999', 'eve@example.com', 'frank@example.com'])(
		'leaves the list empty, with the search box, when there is nobody to reach: %s',
		async (typed) => {
			await expect(search(typed)).resolves.toEqual({ results: [] });
		},
	);

	test('leaves the list empty when Feishu does not take the address', async () => {
		scene.sandbox.fault({
			kind: 'answer',
			status: 400,
			code: 99992402,
			msg: 'field validation failed',
			route: ROUTES.lookUp,
		});
		await expect(search('alice@example.c')).resolves.toEqual({ results: [] });
	});

	test('says which scope the look-up needs, where to add it, and the other way', async () => {
		scene.sandbox.fault({ ...missingScope('contact:user.id:readonly'), route: ROUTES.lookUp });
		await expect(search('alice@example.com')).rejects.toMatchObject({
			message: 'The app lacks a permission for this: contact:user.id:readonly [99991672]',
			description: expect.stringMatching(/'Permissions & Scopes'.*'By ID'/s) as string,
		});
	});

	test('still shows the guests of such a name without that scope', async () => {
		scene.sandbox.addPeople([{ openId: 'ou_digits', name: '13812345678' }]);
		scene.sandbox.startConversation('ou_digits', 'Hi');
		scene.sandbox.fault({ ...missingScope('contact:user.id:readonly'), route: ROUTES.lookUp });
		await expect(search('13812345678')).resolves.toMatchObject({
			results: [{ value: 'ou_digits' }],
		});
	});
});
