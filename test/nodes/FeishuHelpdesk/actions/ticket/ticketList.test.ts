import fc from 'fast-check';
import { text } from '../../../../support/values';
import { readTickets } from '../../../../../nodes/FeishuHelpdesk/actions/ticket/ticketList';
import type { Query as TicketQuery } from '../../../../../nodes/FeishuHelpdesk/fields/listFilters';
import type { JsonObject } from '../../../../../nodes/FeishuHelpdesk/shared/json';

interface ServerOptions {
	/** `mixed`: as by the time of the last change, which has nothing to do with that of creation. */
	order?: 'ascending' | 'descending' | 'mixed';
	/** Numbers of requests whose page lacks its last row. */
	short?: readonly number[];

	/** What it says the list holds; Feishu says 10,000 at most. */
	total?: 'capped' | 'real' | 'none';
}
type Query = Readonly<Record<string, unknown>>;
type Server = (query: Query) => JsonObject;

const MAX_ROWS = 10_000;
const ENDLESS = 2_000;
/** 1 January 2026. */
const NEWEST = Date.UTC(2026, 0, 1);

/** Lists tickets as Feishu does: by time of creation, 10,000 rows at most, both ends included. */
function serverOf(tickets: readonly JsonObject[], options: ServerOptions = {}): Server {
	const { order = 'descending', total = 'capped', short = [] } = options;
	let asked = 0;
	const sorted = [...tickets].sort((a, b) => Number(b.created_at) - Number(a.created_at));
	if (order === 'ascending') sorted.reverse();
	if (order === 'mixed') sorted.sort((a, b) => mixed(a) - mixed(b));
	// A window is asked for page by page; filtering once for all of them keeps this test fast.
	const windows = new Map<string, JsonObject[]>();
	const within = (start: number, end: number) =>
		sorted.filter(({ created_at: at }) => Number(at) >= start && Number(at) <= end);
	return ({ page, page_size: size, create_time_start: start = 0, create_time_end: end = 9e15 }) => {
		asked += 1;
		const to = Number(page) * Number(size);
		if (to > MAX_ROWS) throw new Error(`Feishu refuses rows beyond ${MAX_ROWS}: ${to}`);
		const key = `${String(start)}-${String(end)}`;
		const found = windows.get(key) ?? within(Number(start), Number(end));
		windows.set(key, found);
		return {
			tickets: found.slice(to - Number(size), to - (short.includes(asked) ? 1 : 0)),
			...(total === 'capped' && { total: Math.min(found.length, MAX_ROWS) }),
			...(total === 'real' && { total: found.length }),
		};
	};
}

const mixed = ({ ticket_id: id }: JsonObject) => (Number(text(id).slice(-6)) * 7919) % 100_003;

/** Several share a millisecond where `apart` is 0 between them. */
const makeTickets = (
	count: number,
	apart: (index: number) => number = () => 60_000,
): JsonObject[] => {
	let at = NEWEST;
	return Array.from({ length: count }, (_none, index) => {
		at -= apart(index);
		return { ticket_id: `7262656095919${String(index).padStart(6, '0')}`, created_at: at };
	});
};

function readAll(server: Server, { query = {} as TicketQuery, limit = Infinity } = {}) {
	const ids: unknown[] = [];
	const queries: Query[] = [];
	const steps = readTickets(query, limit, (page) => {
		ids.push(...page.map(({ ticket_id: id }) => id));
	});
	let step = steps.next();
	while (step.done !== true) {
		if (queries.length === ENDLESS) throw new Error('It does not end');
		queries.push(step.value.query ?? {});
		step = steps.next({ data: server(step.value.query ?? {}) });
	}
	return { ids, queries, doubts: step.value };
}

const idsOf = (tickets: readonly JsonObject[]) => tickets.map(({ ticket_id: id }) => id);

const SERVERS: ServerOptions[] = (['descending', 'ascending'] as const).flatMap((order) =>
	(['capped', 'real', 'none'] as const).map((total) => ({ order, total })),
);

describe.each(SERVERS)(
	'from a server that lists $order, with a total that is $total',
	(options) => {
		test.each([
			['none', 0],
			['fewer than a page', 7],
			['exactly a page', 200],
			['one less than Feishu lists', 9_999],
			['exactly what Feishu lists', 10_000],
			['one more than Feishu lists', 10_001],
			['several windows', 25_000],
		])('every ticket comes once, in order: %s', (_what, count) => {
			const tickets = makeTickets(count);
			const expected = idsOf(tickets);
			if (options.order === 'ascending') expected.reverse();
			const { ids } = readAll(serverOf(tickets, options));
			expect(ids).toEqual(expected);
		});

		test('every ticket comes once where hundreds share the millisecond at the edge', () => {
			// Around the 10,000th, counted from either side.
			const tickets = makeTickets(10_400, (index) =>
				(index > 200 && index < 600) || (index > 9_800 && index < 10_200) ? 0 : 1,
			);
			const { ids } = readAll(serverOf(tickets, options));
			expect(new Set(ids)).toEqual(new Set(idsOf(tickets)));
			expect(ids).toHaveLength(10_400);
		});

		test.each([1, 200, 201, 9_999, 10_000, 10_001])('stops at %i', (limit) => {
			const { ids } = readAll(serverOf(makeTickets(10_500), options), { limit });
			expect(ids).toHaveLength(limit);
			expect(new Set(ids).size).toBe(limit);
		});
	},
);

describe('reading tickets', () => {
	test('needs 50 requests for 10,000', () => {
		const { queries } = readAll(serverOf(makeTickets(10_400)), { limit: 10_000 });
		expect(queries).toHaveLength(50);
		expect(queries.at(-1)).toEqual({ page: 50, page_size: 200 });
	});

	test('asks for the rest by time of creation', () => {
		const tickets = makeTickets(10_400);
		const { queries } = readAll(serverOf(tickets));
		expect(queries).toHaveLength(53);
		expect(queries[50]).toEqual({
			page: 1,
			page_size: 200,
			create_time_start: Date.UTC(2016, 0, 1),
			create_time_end: tickets[9_999]?.created_at,
		});
	});

	test('keeps the filters in every window, and within the times that were asked for', () => {
		const start = NEWEST - 11_000 * 60_000;
		const end = NEWEST - 100 * 60_000;
		const query = { guest_name: '王 & Co', create_time_start: start, create_time_end: end };
		for (const order of ['ascending', 'descending'] as const) {
			const { ids, queries } = readAll(serverOf(makeTickets(13_000), { order }), { query });
			expect(ids).toHaveLength(10_901);
			for (const asked of queries) {
				expect(asked.guest_name).toBe('王 & Co');
				expect(Number(asked.create_time_start)).toBeGreaterThanOrEqual(start);
				expect(Number(asked.create_time_end)).toBeLessThanOrEqual(end);
			}
		}
	});

	test('puts no ticket out twice when others are opened meanwhile', () => {
		const tickets = makeTickets(1_000);
		let opened = 0;
		const { ids } = readAll((query) => {
			opened += 1;
			const now = { ticket_id: `new-${opened}`, created_at: NEWEST + opened };
			tickets.unshift(now);
			return serverOf(tickets, { total: 'real' })(query);
		});
		expect(new Set(ids).size).toBe(ids.length);
		expect(ids).toEqual(expect.arrayContaining(idsOf(makeTickets(1_000))));
	});

	test.each([
		['descending', 9_999],
		['descending', 10_000],
		['descending', 25_000],
		['ascending', 10_400],
		['mixed', 14_000],
	] as const)(
		'misses nothing where the page at the border is short: %s, %i tickets',
		(order, count) => {
			const server = serverOf(makeTickets(count), { order, short: [50] });
			const { ids, queries, doubts } = readAll(server);
			expect(new Set(ids).size).toBe(count);
			expect(ids).toHaveLength(count);
			expect(doubts).toEqual([]);
			expect(queries.length).toBeLessThanOrEqual(count / 100 + 70);
		},
	);

	test.each(['capped', 'real', 'none'] as const)(
		'misses nothing where the order is that of the last change, with a total that is %s',
		(total) => {
			const { ids, queries, doubts } = readAll(
				serverOf(makeTickets(14_000), { order: 'mixed', total }),
			);
			expect(new Set(ids).size).toBe(14_000);
			expect(ids).toHaveLength(14_000);
			expect(doubts).toEqual([]);
			expect(queries.length).toBeLessThanOrEqual(total === 'none' ? 1_000 : 150);
		},
	);

	test('says so where the filter by time does nothing', () => {
		const all = makeTickets(14_000);
		const server = serverOf(all, { order: 'mixed' });
		const { ids, queries, doubts } = readAll(({ page, page_size: size }) =>
			server({ page, page_size: size }),
		);
		expect(new Set(ids).size).toBe(ids.length);
		expect(ids.length).toBeGreaterThanOrEqual(MAX_ROWS);
		expect(doubts).toEqual([expect.stringMatching(/^Rows may be missing: .*10,000/)]);
		expect(queries.length).toBeLessThanOrEqual(80);
	});

	test('ends and says so where more tickets share one millisecond than Feishu lists', () => {
		const { ids, queries, doubts } = readAll(serverOf(makeTickets(10_400, () => 0)));
		expect(new Set(ids).size).toBe(10_000);
		expect(ids).toHaveLength(10_000);
		expect(queries.length).toBeLessThanOrEqual(102);
		expect(doubts).toEqual([expect.stringMatching(/^Rows may be missing: .*10,000/)]);
	});

	test.each([undefined, 0, -1, 'x'])('ends where tickets have no time: %p', (at) => {
		const server: Server = ({ page }) => ({
			tickets: Array.from({ length: 200 }, (_none, n) => ({
				ticket_id: `${String(page)}-${n}`,
				...(at !== undefined && { created_at: at }),
			})),
			total: MAX_ROWS,
		});
		expect(readAll(server).ids).toHaveLength(MAX_ROWS);
	});

	test('ends where the server hands out the same page again and again', () => {
		const page = makeTickets(200);
		for (const total of [undefined, 1e9]) {
			const { ids, queries } = readAll(() => ({ tickets: page, ...(total && { total }) }));
			expect(ids).toEqual(idsOf(page));
			expect(queries.length).toBeLessThanOrEqual(150);
		}
	});

	test('loses and doubles nothing, whatever times and limits there are', () => {
		const gaps = fc.array(fc.constantFrom(0, 0, 0, 1, 1, 7, 60_000), {
			minLength: 20,
			maxLength: 40,
		});
		fc.assert(
			fc.property(
				gaps,
				fc.integer({ min: 9_900, max: 20_300 }),
				fc.constantFrom('ascending' as const, 'descending' as const),
				fc.constantFrom('capped' as const, 'real' as const, 'none' as const),
				(apart, count, order, total) => {
					const tickets = makeTickets(count, (index) => apart[index % apart.length] ?? 1);
					fc.pre(apart.some((gap) => gap > 0));
					const { ids } = readAll(serverOf(tickets, { order, total }));
					expect(ids).toHaveLength(count);
					expect(new Set(ids).size).toBe(count);
				},
			),
			{ numRuns: 8 },
		);
	});
});
