import type { INodeParameters } from 'n8n-workflow';
import { items, openScene, type Scene } from '../../../../support/scene';
import { asked, describeLists, itemsOf, read } from '../reads';

let scene: Scene;
beforeAll(async () => {
	scene = await openScene();
});
beforeEach(() => {
	scene.sandbox.reset();
});
afterAll(() => scene.close());

const getMany = (parameters: INodeParameters = {}): INodeParameters => ({
	resource: 'ticket',
	operation: 'getMany',
	...parameters,
});
const idsOf = (tickets: readonly { ticket_id?: unknown }[]) =>
	tickets.map(({ ticket_id: id }) => id);
const newestFirst = () => [...scene.sandbox.tickets].sort((a, b) => b.created_at - a.created_at);

describeLists(() => scene, { 'Ticket: Get Many': getMany() });

describe('Ticket: Get Many', () => {
	test('puts out the latest 50, simplified, one item each', async () => {
		const found = await itemsOf(scene, getMany());
		const tickets = newestFirst().slice(0, 50);
		expect(found.map(({ json }) => json.ticket_id)).toEqual(idsOf(tickets));
		expect(found.every(({ pairedItem }) => JSON.stringify(pairedItem) === '{"item":0}')).toBe(true);
		expect(found[0]?.json).toMatchObject({ guest_name: tickets[0]?.guest.name });
		expect(asked(scene)).toEqual([['GET /tickets', { page: ['1'], page_size: ['50'] }]]);
	});

	test('puts out what Feishu sent when not simplified', async () => {
		const [ticket] = newestFirst();
		const [found] = await read(scene, getMany({ simplify: false, limit: 1 }));
		// Feishu documents tags for a single ticket only.
		expect(found).toEqual({
			...ticket,
			helpdesk_id: scene.sandbox.credentials.helpdeskId,
			customized_fields:
				ticket?.customized_fields.length === 0 ? undefined : ticket?.customized_fields,
			tags: undefined,
			chat_id: undefined,
			messages: undefined,
		});
	});

	test.each([
		[1, [1]],
		['10', [10]],
		[200, [200]],
		[201, [200, 200]],
		[360, [200, 200]],
	])('with the limit %s asks for the largest pages', async (limit, sizes) => {
		expect(await read(scene, getMany({ limit }))).toHaveLength(Number(limit));
		expect(asked(scene)).toEqual(
			sizes.map((size, index) => [
				'GET /tickets',
				{ page: [String(index + 1)], page_size: [String(size)] },
			]),
		);
	});

	test.each([0, -5, 1.5, 'many', ''])(
		'refuses the limit "%s", naming field and item',
		async (limit) => {
			const { error } = await scene.engine.run({
				parameters: getMany({ limit: '={{ $json.limit }}' }),
				items: items({ limit: 1 }, { limit }),
			});
			expect(error?.message).toBe(`'Limit' is ${limit === '' ? 'empty' : limit} [item 1]`);
			expect(error?.description).toMatch(/^Enter a whole number from 1/);
			expect(scene.sandbox.requests).toEqual([]);
		},
	);

	test('reads all of an unchanged helpdesk once', async () => {
		const all = await read(scene, getMany({ returnAll: true }));
		expect(idsOf(all)).toEqual(idsOf(newestFirst()));
		expect(asked(scene)).toHaveLength(2);
	});

	test('reads beyond the 10,000 that Feishu lists: every ticket once', async () => {
		scene.sandbox.seedTickets(10_400 - scene.sandbox.tickets.length);
		const all = await read(scene, getMany({ returnAll: true, simplify: false }));
		expect(idsOf(all)).toEqual(idsOf(newestFirst()));
		expect(new Set(idsOf(all)).size).toBe(10_400);
		expect(scene.sandbox.requests.every(({ code }) => code === 0)).toBe(true);
		expect(asked(scene)).toHaveLength(53);
	});

	test('reads 10,000 with 50 requests', async () => {
		scene.sandbox.seedTickets(10_000);
		expect(await read(scene, getMany({ limit: 10_000 }))).toHaveLength(10_000);
		expect(asked(scene)).toHaveLength(50);
	});

	test('reads a page again after trouble at Feishu, and still puts nothing out twice', async () => {
		for (const skip of [0, 1]) {
			scene.sandbox.fault({ kind: 'resetAfterDelivery', route: 'GET /helpdesk/v1/tickets', skip });
		}
		const all = await read(scene, getMany({ returnAll: true }));
		expect(idsOf(all)).toEqual(idsOf(newestFirst()));
		expect(asked(scene)).toHaveLength(4);
	});

	test('waits at the rate limit in the middle of a list', async () => {
		scene.sandbox.fault({
			kind: 'answer',
			status: 429,
			code: 99991400,
			msg: 'frequency',
			headers: { 'x-ogw-ratelimit-reset': '0.05' },
			route: 'GET /helpdesk/v1/tickets',
			skip: 1,
		});
		expect(await read(scene, getMany({ returnAll: true }))).toHaveLength(
			scene.sandbox.tickets.length,
		);
		expect(asked(scene)).toHaveLength(3);
	});
});
