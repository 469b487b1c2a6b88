import fc from 'fast-check';
import { findTickets } from '../../../../../nodes/FeishuHelpdesk/actions/ticket/findTickets';
import type { JsonObject } from '../../../../../nodes/FeishuHelpdesk/shared/json';
import { missingScope } from '../../../../../sandbox/server';
import { openScene, receiver as byId, ROUTES, type Scene } from '../../../../support/scene';
import { asked, read } from '../reads';

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
		method: 'searchTickets',
		path: 'parameters.ticketId',
		...(filter !== undefined && { filter }),
		...(paginationToken !== undefined && { paginationToken }),
	});

/** What the list makes of an answer of Feishu. */
function listed(data: JsonObject, token = '') {
	const steps = findTickets('', token);
	steps.next();
	const { done, value } = steps.next({ data });
	if (done !== true) throw new Error('It asks for more');
	return value;
}

describe('the list of tickets', () => {
	test('has the latest tickets, with guest, status and day', async () => {
		const ticketId = scene.sandbox.startConversation('ou_liam', 'Hi');
		const today = new Date().toISOString().slice(0, 10);
		const { results } = await search();
		expect(results).toHaveLength(50);
		expect(results[0]).toEqual({
			name: `Liam O'Neill 🚀 · created · ${today} (${ticketId})`,
			value: ticketId,
		});
		expect(asked(scene)).toEqual([['GET /tickets', { page: ['1'], page_size: ['50'] }]]);
	});

	test('has each ticket once over all pages, and ends', async () => {
		const values: unknown[] = [];
		let token: string | undefined;
		do {
			const page = await search('', token);
			values.push(...page.results.map(({ value }) => value));
			token = page.paginationToken;
		} while (token !== undefined);
		expect(values).toHaveLength(scene.sandbox.tickets.length);
		expect(new Set(values).size).toBe(values.length);
	});

	test.each([
		['王', { guest_name: ['王'] }],
		[" Tom & Jerry's 100% ", { guest_name: ["Tom & Jerry's 100%"] }],
		['12345', { guest_name: ['12345'] }],
		[' 6945345902185807891\n', { ticket_id: ['6945345902185807891'] }],
		['  ', {}],
	])('is filtered by Feishu: %j', async (filter, query) => {
		await search(filter);
		expect(asked(scene)).toEqual([['GET /tickets', { page: ['1'], page_size: ['50'], ...query }]]);
	});

	test('finds a ticket by its ID', async () => {
		const [{ ticket_id: id } = { ticket_id: '' }] = scene.sandbox.tickets;
		expect((await search(id)).results.map(({ value }) => value)).toEqual([id]);
	});

	test('keeps the filter on the next page', async () => {
		scene.sandbox.seedTickets(1_000);
		const { paginationToken } = await search('王');
		await search('王', String(paginationToken));
		expect(asked(scene)[1]).toEqual([
			'GET /tickets',
			{ page: ['2'], page_size: ['50'], guest_name: ['王'] },
		]);
	});

	test('is empty, not an error, where nobody has the name', async () => {
		await expect(search('no such name')).resolves.toEqual({ results: [] });
	});

	test.each(['', 'x', '-1', '0', '1e9x', 'null', '{}'])(
		'does not break for a token that is none: %j',
		async (token) => {
			await search('', token);
			expect(asked(scene)).toMatchObject([['GET /tickets', { page: ['1'] }]]);
		},
	);

	test('never asks beyond the 10,000 tickets that Feishu lists', () => {
		const tickets = [{ ticket_id: '1', status: 1 }];
		expect(listed({ tickets, total: 1e9 }, '199').next).toBe('200');
		expect(listed({ tickets, total: 1e9 }, '200').next).toBeUndefined();
	});

	test('leaves out what it does not know, and a name that Feishu has not', () => {
		const tickets: JsonObject[] = [
			{ ticket_id: '1', guest: { name: '-' }, status: 51 },
			{ ticket_id: '2', status: 99, created_at: -1 },
			{ ticket_id: 3 },
			{ status: 1 },
		];
		expect(listed({ tickets })).toEqual({
			results: [
				{ name: 'closed by agent (1)', value: '1' },
				{ name: 'unknown (2)', value: '2' },
			],
		});
	});

	test('never throws, whatever Feishu sends', () => {
		const ticket = fc.record(
			{
				ticket_id: fc.jsonValue(),
				guest: fc.jsonValue(),
				status: fc.jsonValue(),
				created_at: fc.jsonValue(),
			},
			{ requiredKeys: [] },
		);
		fc.assert(
			fc.property(fc.array(ticket), fc.jsonValue(), (tickets, total) => {
				const data = JSON.parse(JSON.stringify({ tickets, total })) as JsonObject;
				for (const { name, value } of listed(data).results) {
					expect([typeof name, typeof value]).toEqual(['string', 'string']);
				}
			}),
		);
	});

	test('says what is missing in place of the list', async () => {
		scene.sandbox.fault({ ...missingScope('helpdesk:all:readonly'), route: ROUTES.tickets });
		await expect(search()).rejects.toMatchObject({
			message: 'The app lacks a permission for this: helpdesk:all:readonly [99991672]',
		});
	});

	test('fills the ticket: what is chosen from it is read', async () => {
		const ticketId = scene.sandbox.startConversation('ou_judy', 'Hi');
		const [chosen] = (await search('朱迪')).results;
		const [found] = await read(scene, {
			resource: 'ticket',
			operation: 'get',
			ticketId: { ...byId(String(chosen?.value)), mode: 'list' },
		});
		expect(found?.ticket_id).toBe(ticketId);
	});
});
