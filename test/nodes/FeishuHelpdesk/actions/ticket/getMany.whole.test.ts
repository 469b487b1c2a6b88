import type { INodeParameters } from 'n8n-workflow';
import {
	expiredToken,
	rateLimit429,
	type Fault,
	type RecordedRequest,
} from '../../../../../sandbox/server';
import { text } from '../../../../support/values';
import { openScene, ROUTES, type Scene } from '../../../../support/scene';

let scene: Scene;
beforeAll(async () => {
	scene = await openScene();
});
beforeEach(() => {
	scene.sandbox.reset();
	scene.sandbox.seedTickets(450);
	scene.sandbox.tickets.forEach((ticket, index) => {
		ticket.status = index < COUNT ? 2 : 50;
	});
});
afterAll(() => scene.close());

const COUNT = 450;
const PAGES = 3;

const GET_OPEN: INodeParameters = {
	resource: 'ticket',
	operation: 'getMany',
	returnAll: true,
	filters: { statusList: [2] },
};
const open = () => scene.sandbox.tickets.filter(({ status }) => status === 2);

/** Does something before a page is answered. */
function before(isDue: (page: number, asked: number) => boolean, change: () => void): void {
	let asked = 0;
	scene.sandbox.fault({
		kind: 'latency',
		ms: 0,
		route: ROUTES.tickets,
		when: ({ queries }: RecordedRequest) => {
			asked += 1;
			if (isDue(Number(queries.page?.[0]), asked)) change();
			return false;
		},
	});
}

/** The newest one that is open is on the first page. */
function closeOne(): void {
	const [newest] = open().sort((a, b) => b.created_at - a.created_at);
	if (newest) scene.sandbox.endTicket(newest.ticket_id, 'agent');
}

async function run() {
	const { output, error, run: whole } = await scene.engine.run({ parameters: GET_OPEN });
	expect(error).toBeUndefined();
	const ids = (output[0] ?? []).map(({ json }) => text(json.ticket_id));
	expect(new Set(ids).size).toBe(ids.length);
	const [task] = Object.values(whole.data.resultData.runData).flat().slice(-1);
	const hints = (task?.hints ?? []).map(({ message }) => message);
	const { requests } = scene.sandbox;
	return { ids, hints, asked: requests.filter(({ route }) => route === ROUTES.tickets).length };
}

describe('Ticket: Get Many with Return All', () => {
	test('asks for each page once where nothing happens', async () => {
		const { ids, hints, asked } = await run();
		expect([ids.length, hints, asked]).toEqual([COUNT, [], PAGES]);
	});

	test('puts out all that are still open when one closes between two pages', async () => {
		before((page, asked) => page === 2 && asked <= PAGES, closeOne);
		const { ids, hints, asked } = await run();
		expect(ids).toEqual(expect.arrayContaining(open().map(({ ticket_id: id }) => id)));
		expect(hints).toEqual([]);
		expect(asked).toBe(2 * PAGES);
	});

	test('puts out each ticket once when one is opened between two pages', async () => {
		const earlier = open().map(({ ticket_id: id }) => id);
		before(
			(page) => page === 2,
			() => {
				const id = scene.sandbox.openTicket('ou_alice');
				const ticket = scene.sandbox.tickets.find(({ ticket_id: each }) => each === id);
				if (ticket) ticket.status = 2;
			},
		);
		const { ids, hints, asked } = await run();
		expect(ids).toEqual(expect.arrayContaining(earlier));
		expect(hints).toEqual([]);
		expect(asked).toBe(PAGES);
	});

	test('says in a hint of that run that tickets may be missing when one closes each time', async () => {
		before((page) => page > 1, closeOne);
		const { hints, asked } = await run();
		expect(hints).toEqual([expect.stringMatching(/^Rows may be missing: .* \[item 0\]$/)]);
		expect(asked).toBeLessThanOrEqual(3 * PAGES);
	});

	test.each<[string, Fault]>([
		['the rate limit', rateLimit429(1)],
		['a token that ran out', expiredToken],
		['an error of the server', { kind: 'answer', status: 500, code: 155000, msg: 'internal' }],
		['a broken connection', { kind: 'resetBefore' }],
	])('loses nothing to %s in the middle', async (_what, fault) => {
		scene.sandbox.fault({ ...fault, route: ROUTES.tickets, skip: 1 });
		const { ids, hints, asked } = await run();
		expect([ids.length, hints, asked]).toEqual([COUNT, [], PAGES + 1]);
	});
});
