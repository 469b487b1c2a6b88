import fc from 'fast-check';
import { text } from '../../../support/values';
import type { JsonObject } from '../../../../nodes/FeishuHelpdesk/shared/json';
import { Failure } from '../../../../nodes/FeishuHelpdesk/transport/failure';
import { path } from '../../../../nodes/FeishuHelpdesk/transport/path';
import { readPages, type Paging } from '../../../../nodes/FeishuHelpdesk/transport/pages';
import type { ApiRequest, QueryValue } from '../../../../nodes/FeishuHelpdesk/transport/request';

type Query = Readonly<Record<string, QueryValue>>;
type Server = (query: Query, asked: number) => JsonObject;

const REQUEST: ApiRequest = {
	method: 'GET',
	path: path`/helpdesk/v1/things`,
	query: { filter: 'C++ & 密码' },
	effect: 'read',
};
const ENDLESS = 20_000;

/** Talks with a made-up server, and notes what it was asked. */
function readAll(paging: Paging, limit: number, server: Server) {
	const rows: unknown[] = [];
	const queries: Query[] = [];
	const steps = readPages(
		{ request: REQUEST, list: 'things', ids: ['id'], paging, limit },
		(page) => {
			rows.push(...page.map(({ id }) => id));
		},
	);
	let step = steps.next();
	while (step.done !== true) {
		if (queries.length === ENDLESS) throw new Error('It does not end');
		const { query = {} } = step.value;
		queries.push(query);
		step = steps.next({ data: server(query, queries.length) });
	}
	return { rows, queries, end: step.value };
}

const things = (count: number, from = 0): JsonObject[] =>
	Array.from({ length: count }, (_none, index) => ({ id: from + index }));
const ids = (count: number): number[] => things(count).map(({ id }) => Number(id));

/** Hands out `total` things by page. */
const byPage =
	(total: number, says = true): Server =>
	({ page, page_size: size }) => {
		const start = (Number(page) - 1) * Number(size);
		const list = things(Math.max(0, Math.min(Number(size), total - start)), start);
		return { things: list, ...(says && { total }) };
	};

/** Hands out pages of these sizes by token, in one of the ways of Feishu's pages. */
const byToken =
	(sizes: readonly number[], tokenName = 'page_token', lastHasToken = false): Server =>
	({ page_token: token }) => {
		const index = token === undefined ? 0 : Number(text(token).slice(1));
		const from = sizes.slice(0, index).reduce((sum, size) => sum + size, 0);
		const isLast = index >= sizes.length - 1;
		return {
			things: things(sizes[index] ?? 0, from),
			has_more: !isLast,
			...((!isLast || lastHasToken) && { [tokenName]: `t${index + 1}` }),
		};
	};

const PAGE: Paging = { by: 'page', maxSize: 200 };
const TOKEN: Paging = { by: 'token', maxSize: 100 };
const limits = fc.oneof(fc.integer({ min: 1, max: 2_500 }), fc.constant(Infinity));

describe('a list by page number', () => {
	test('comes once, in order and up to the limit, in the fewest requests', () => {
		fc.assert(
			fc.property(
				fc.nat({ max: 2_000 }),
				limits,
				fc.integer({ min: 1, max: 300 }),
				(total, limit, maxSize) => {
					const { rows, queries } = readAll({ by: 'page', maxSize }, limit, byPage(total));
					expect(rows).toEqual(ids(Math.min(total, limit)));
					const size = Math.min(maxSize, limit);
					const pages = Math.max(1, Math.ceil(Math.min(total, limit) / size));
					expect(queries).toEqual(
						Array.from({ length: pages }, (_none, index) => ({
							...REQUEST.query,
							page: index + 1,
							page_size: size,
						})),
					);
				},
			),
		);
	});

	test('comes whole from a server that does not say how many there are', () => {
		fc.assert(
			fc.property(fc.nat({ max: 2_000 }), limits, (total, limit) => {
				const { rows, queries } = readAll(PAGE, limit, byPage(total, false));
				expect(rows).toEqual(ids(Math.min(total, limit)));
				expect(queries.length).toBeLessThanOrEqual(Math.ceil(total / 200) + 1);
			}),
		);
	});

	test('ends after some empty pages and says so, although more are said to come', () => {
		const { rows, queries, end } = readAll(PAGE, Infinity, ({ page }) =>
			page === 1 ? { things: things(200), total: 1e9 } : { things: [], total: 1e9 },
		);
		expect(rows).toEqual(ids(200));
		expect(queries.length).toBeLessThanOrEqual(8);
		expect(end.doubt).toContain('the list holds 1000000000, and sent 200');
	});

	test('ends soon and says so where the server hands out the first page again and again', () => {
		const { rows, queries, end } = readAll(PAGE, Infinity, () => ({ things: things(200) }));
		expect(rows).toEqual(ids(200));
		expect(queries.length).toBeLessThanOrEqual(3);
		expect(end.doubt).toContain('sent the same page again');
	});

	test('never goes over the limit, although pages come larger than asked for', () => {
		const { rows, queries } = readAll(PAGE, 5, () => ({ things: things(20), total: 20 }));
		expect([rows, queries.length]).toEqual([ids(5), 1]);
	});

	test('tells what it holds and how much was read', () => {
		expect(readAll(PAGE, 10, byPage(450)).end).toEqual({ count: 10, total: 450, beyond: false });
		expect(readAll(PAGE, Infinity, byPage(450)).end).toEqual({
			count: 450,
			total: 450,
			beyond: false,
		});
		expect(readAll(PAGE, Infinity, byPage(3, false)).end).toEqual({
			count: 3,
			total: undefined,
			beyond: false,
		});
	});
});

describe('a list by token', () => {
	const sizes = fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 20 });

	test.each([
		['page_token', false],
		['next_page_token', false],
		['page_token', true],
	])('named %s (on the last page: %s) comes once and in order', (name, lastHasToken) => {
		fc.assert(
			fc.property(sizes, limits, (pages, limit) => {
				const total = pages.reduce((sum, size) => sum + size, 0);
				const server = byToken(pages, name, lastHasToken);
				const { rows, queries } = readAll(TOKEN, limit, server);
				expect(rows).toEqual(ids(Math.min(total, limit)));
				expect(queries.length).toBeLessThanOrEqual(pages.length);
				expect(queries[0]).toEqual({ ...REQUEST.query, page_size: Math.min(100, limit) });
			}),
		);
	});

	test('goes on after an empty page in the middle', () => {
		const { rows, queries } = readAll(TOKEN, Infinity, byToken([2, 0, 0, 3]));
		expect(rows).toEqual(ids(5));
		expect(queries.map(({ page_token: token }) => token)).toEqual([undefined, 't1', 't2', 't3']);
	});

	test('comes whole where only the tokens say that there is more', () => {
		const server = byToken([2, 3]);
		const { rows } = readAll(TOKEN, Infinity, (query, asked) => {
			const { things: list, page_token: token } = server(query, asked);
			return { things: list ?? null, ...(token !== undefined && { page_token: token }) };
		});
		expect(rows).toEqual(ids(5));
	});

	test.each([
		['the same', ['a']],
		['two in turn', ['a', 'b']],
		['three in turn', ['a', 'b', 'c']],
	])('ends where the server repeats its tokens: %s', (_which, tokens) => {
		const { queries } = readAll(TOKEN, Infinity, (_query, asked) => ({
			things: things(1, asked),
			has_more: true,
			page_token: tokens[(asked - 1) % tokens.length] ?? '',
		}));
		expect(queries.length).toBeLessThanOrEqual(tokens.length + 1);
	});

	test('ends at some time and says so, whatever new tokens come', () => {
		const { queries, end } = readAll(TOKEN, Infinity, (_query, asked) => ({
			things: [],
			has_more: true,
			page_token: `t${asked}`,
		}));
		expect(queries.length).toBeLessThanOrEqual(200);
		expect(end.doubt).toContain('sent nothing new');
	});

	test.each<JsonObject>([{}, { page_token: '' }, { page_token: null }, { page_token: {} }])(
		'ends and says so where more is said to come, but there is no token: %j',
		(rest) => {
			const { queries, end } = readAll(TOKEN, Infinity, () => ({
				things: things(1),
				has_more: true,
				...rest,
			}));
			expect(queries).toHaveLength(1);
			expect(end.doubt).toContain('there is more, but not where');
		},
	);
});

describe('a list that comes at once', () => {
	test('is asked for without paging, and cut at the limit', () => {
		const { rows, queries } = readAll({ by: 'none' }, 3, () => ({ things: things(9) }));
		expect(rows).toEqual(ids(3));
		expect(queries).toEqual([REQUEST.query]);
	});
});

describe('every list', () => {
	test.each<Paging>([PAGE, TOKEN, { by: 'none' }])('may be left out when empty: %j', (paging) => {
		expect(readAll(paging, Infinity, () => ({}))).toMatchObject({ rows: [], end: { count: 0 } });
	});

	test('leaves out what is no object', () => {
		const { rows } = readAll(PAGE, 9, () => ({ things: [null, { id: 1 }, 'x', [], { id: 2 }] }));
		expect(rows).toEqual([1, 2]);
	});

	test('ends with the refusal of a page', () => {
		const details = { code: 154003, msg: '', httpStatus: 403, logId: null, hint: '' };
		const refusal = new Failure(
			'No',
			{ ...details, retryable: false, delivery: 'notSent' },
			'refused',
		);
		const seen: unknown[] = [];
		const steps = readPages(
			{ request: REQUEST, list: 'things', ids: ['id'], paging: TOKEN, limit: Infinity },
			(rows) => seen.push(...rows),
		);
		steps.next();
		steps.next({ data: { things: things(1), has_more: true, page_token: 'a' } });
		expect(() => steps.next(refusal)).toThrow(refusal);
		expect(seen).toEqual([{ id: 0 }]);
	});
});
