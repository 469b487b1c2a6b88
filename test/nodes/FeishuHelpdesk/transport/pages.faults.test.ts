import { text } from '../../../support/values';
import type { JsonObject } from '../../../../nodes/FeishuHelpdesk/shared/json';
import { path } from '../../../../nodes/FeishuHelpdesk/transport/path';
import { readPages, type Paging } from '../../../../nodes/FeishuHelpdesk/transport/pages';

/** How many requests each may cost, over the three that a calm list of 450 needs by page. */
interface Case {
	what: string;
	/** Requests at most. */
	requests: number;
	/** Whether the server leaves no way to read it whole, so that a hint is due. */
	hint?: boolean;
	paging?: Paging;
	serve: () => (query: Query, asked: number) => JsonObject;
	/** Rows that were there all the time. */
	rows?: number;
}
type Query = Readonly<Record<string, unknown>>;

const PAGE: Paging = { by: 'page', maxSize: 200 };
const TOKEN: Paging = { by: 'token', maxSize: 100 };
const COUNT = 450;

const things = (count = COUNT): JsonObject[] =>
	Array.from({ length: count }, (_none, index) => ({ id: `t${index}` }));

/** A page by its number, out of a list that `change` changes before each request but the first. */
function paged(
	change: (list: JsonObject[], asked: number) => void = () => undefined,
	answer: (page: JsonObject, asked: number, query: Query) => JsonObject = (page) => page,
) {
	return () => {
		const list = things();
		return (query: Query, asked: number): JsonObject => {
			if (asked > 1) change(list, asked);
			const [page, size] = [Number(query.page), Number(query.page_size)];
			const rows = list.slice((page - 1) * size, page * size);
			return answer({ things: rows, total: list.length }, asked, query);
		};
	};
}

/** A page by the place that its token names. */
function byToken(
	answer: (page: JsonObject, asked: number, next: number | undefined) => JsonObject,
	change: (list: JsonObject[], asked: number) => void = () => undefined,
) {
	return () => {
		const list = things();
		return ({ page_token: token, page_size: size }: Query, asked: number): JsonObject => {
			if (asked > 1) change(list, asked);
			const from = token === undefined ? 0 : Number(text(token).replace(/\D/g, ''));
			const until = from + Number(size);
			const next = until < list.length ? until : undefined;
			return answer({ things: list.slice(from, until), total: list.length }, asked, next);
		};
	};
}

const more = (next: number | undefined): JsonObject =>
	next === undefined ? { has_more: false } : { has_more: true, page_token: `p${next}` };

const CASES: Case[] = [
	{ what: 'nothing is wrong', requests: 3, serve: paged() },
	{
		what: 'no total',
		requests: 4,
		serve: paged(undefined, ({ things: rows }) => ({ things: rows ?? [] })),
	},
	...[0, -1, '450', null, 'many', 1.5, 3].map(
		(total): Case => ({
			what: `the total ${JSON.stringify(total)}`,
			requests: 5,
			serve: paged(undefined, (page) => ({ ...page, total })),
		}),
	),
	{
		what: 'a total that changes from page to page without reason',
		requests: 9,
		hint: true,
		serve: paged(undefined, (page, asked) => ({ ...page, total: 450 + (asked % 2) * 7 })),
	},
	{
		what: 'an empty page in the middle, once',
		requests: 9,
		serve: paged(undefined, (page, asked) => (asked === 2 ? { ...page, things: [] } : page)),
	},
	{
		what: 'an empty page between two full ones',
		requests: 4,
		serve: paged(undefined, (_page, _asked, query) => {
			const [page, size] = [Number(query.page), Number(query.page_size)];
			const nth = page < 2 ? page : page - 1;
			return {
				things: page === 2 ? [] : things().slice((nth - 1) * size, nth * size),
				total: COUNT,
			};
		}),
	},
	{
		what: 'pages of 50 at most, counted by 50',
		requests: 9,
		serve: paged(undefined, (_page, _asked, { page }) => ({
			things: things().slice((Number(page) - 1) * 50, Number(page) * 50),
			total: COUNT,
		})),
	},
	{
		what: 'pages of 50 at most, counted by 50, without a total',
		requests: 10,
		serve: paged(undefined, (_page, _asked, { page }) => ({
			things: things().slice((Number(page) - 1) * 50, Number(page) * 50),
		})),
	},
	{
		what: 'pages of 50 at most, counted by what was asked for',
		requests: 14,
		serve: paged(undefined, (page) => ({
			...page,
			things: Array.isArray(page.things) ? page.things.slice(0, 50) : [],
		})),
	},
	{
		what: 'a row that is never sent',
		requests: 9,
		hint: true,
		serve: paged(undefined, (page) => ({
			...page,
			things: Array.isArray(page.things)
				? page.things.filter((row) => JSON.stringify(row) !== '{"id":"t7"}')
				: [],
		})),
		rows: 449,
	},
	{
		what: 'something else in place of the list',
		requests: 1,
		hint: true,
		serve: paged(undefined, (page) => ({ ...page, things: 'many' })),
		rows: 0,
	},
	{
		what: 'the first page again and again',
		requests: 12,
		hint: true,
		serve: paged(undefined, () => ({ things: things(200), total: COUNT })),
		rows: 200,
	},
	{
		what: 'one row leaves the first page meanwhile',
		requests: 6,
		serve: paged((list, asked) => asked === 2 && list.splice(7, 1)),
	},
	{
		what: 'one row leaves the first page before the last one',
		requests: 6,
		serve: paged((list, asked) => asked === 3 && list.splice(7, 1)),
	},
	{
		what: 'a row leaves before each request',
		requests: 9,
		hint: true,
		serve: paged((list) => list.splice(7, 1)),
		rows: 0,
	},
	{
		what: 'one row comes in meanwhile',
		requests: 3,
		serve: paged((list, asked) => asked === 2 && list.unshift({ id: 'new' })),
	},
	{
		what: 'a row comes in before each request',
		requests: 4,
		serve: paged((list, asked) => list.unshift({ id: `new${asked}` })),
	},
	{
		what: 'a row comes in at the end meanwhile',
		requests: 3,
		serve: paged((list, asked) => asked === 2 && list.push({ id: 'new' })),
	},
	{
		what: 'a row moves from the end to the front meanwhile',
		requests: 6,
		serve: paged((list, asked) => asked === 2 && list.unshift(...list.splice(-1))),
	},
	{
		what: 'a row moves from the front to the end meanwhile',
		requests: 6,
		serve: paged((list, asked) => asked === 2 && list.push(...list.splice(0, 1))),
	},
	{
		what: 'nothing is wrong',
		paging: TOKEN,
		requests: 5,
		serve: byToken((page, _n, next) => ({ ...page, ...more(next) })),
	},
	...['false', 'False', 0].map(
		(end): Case => ({
			what: `has_more is ${JSON.stringify(end)} at the end, with a token`,
			paging: TOKEN,
			requests: 5,
			serve: byToken((page, _n, next) => ({
				...page,
				...(next === undefined ? { has_more: end, page_token: 'p0' } : more(next)),
			})),
		}),
	),
	...[true, 'true', 1].map(
		(goesOn): Case => ({
			what: `has_more is ${JSON.stringify(goesOn)} before the end`,
			paging: TOKEN,
			requests: 5,
			serve: byToken((page, _n, next) => ({
				...page,
				...more(next),
				...(next && { has_more: goesOn }),
			})),
		}),
	),
	{
		what: 'tokens are numbers',
		paging: TOKEN,
		requests: 5,
		serve: byToken((page, _n, next) => ({
			...page,
			has_more: !!next,
			...(next && { page_token: next }),
		})),
	},
	{
		what: 'there is more, without a token',
		paging: TOKEN,
		requests: 1,
		hint: true,
		serve: byToken((page) => ({ ...page, has_more: true })),
		rows: 100,
	},
	{
		what: 'the token is always the same',
		paging: TOKEN,
		requests: 2,
		hint: true,
		serve: byToken((page) => ({ ...page, has_more: true, page_token: 'p100' })),
		rows: 200,
	},
	{
		what: 'the list ends before its total',
		paging: TOKEN,
		requests: 3,
		hint: true,
		serve: byToken((page, asked, next) => ({ ...page, ...more(asked === 3 ? undefined : next) })),
		rows: 300,
	},
	{
		what: 'an empty page in the middle',
		paging: TOKEN,
		requests: 6,
		serve: byToken((page, asked, next) =>
			asked === 2 ? { things: [], total: COUNT, ...more(100) } : { ...page, ...more(next) },
		),
		rows: 100,
		hint: true,
	},
	{
		what: 'one row leaves the first page meanwhile',
		paging: TOKEN,
		requests: 10,
		serve: byToken(
			(page, _n, next) => ({ ...page, ...more(next) }),
			(list, asked) => asked === 2 && list.splice(7, 1),
		),
	},
	{
		what: 'one row comes in meanwhile',
		paging: TOKEN,
		requests: 5,
		serve: byToken(
			(page, _n, next) => ({ ...page, ...more(next) }),
			(list, asked) => asked === 2 && list.unshift({ id: 'new' }),
		),
	},
];

describe.each(CASES.map((each) => ({ by: each.paging?.by ?? 'page', ...each })))(
	'a list by $by, where $what',
	({ paging = PAGE, serve, requests, hint = false, rows = COUNT }) => {
		const read = () => {
			const server = serve();
			const seen: string[] = [];
			let asked = 0;
			const steps = readPages(
				{
					request: { method: 'GET', path: path`/helpdesk/v1/things`, effect: 'read' },
					list: 'things',
					ids: ['id'],
					paging,
					limit: Infinity,
				},
				(page) => seen.push(...page.map(({ id }) => text(id))),
			);
			let step = steps.next();
			while (step.done !== true) {
				asked += 1;
				if (asked > 10_000) throw new Error('It does not end');
				step = steps.next({ data: server(step.value.query ?? {}, asked) });
			}
			return { seen, asked, end: step.value };
		};

		test(hint ? 'gets a hint, and no row twice' : 'loses no row and repeats none', () => {
			const { seen, end } = read();
			expect(new Set(seen).size).toBe(seen.length);
			expect(seen.filter((id) => id.startsWith('t')).length).toBeGreaterThanOrEqual(rows);
			if (hint) expect(end.doubt).toMatch(/^Rows may be missing: .+\.$/);
			else expect(end).not.toHaveProperty('doubt');
		});

		test(`costs no more than ${requests} requests`, () => {
			expect(read().asked).toBeLessThanOrEqual(requests);
		});
	},
);
