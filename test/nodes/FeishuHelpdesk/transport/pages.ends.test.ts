import type { JsonObject, JsonValue } from '../../../../nodes/FeishuHelpdesk/shared/json';
import { readPages, type ListRequest } from '../../../../nodes/FeishuHelpdesk/transport/pages';
import { path } from '../../../../nodes/FeishuHelpdesk/transport/path';

interface Asked {
	page?: unknown;
	page_size?: unknown;
	page_token?: unknown;
}

/** Reads a list from answers, the last of which comes for ever. */
function read(answers: readonly JsonObject[], list: Partial<ListRequest> = {}) {
	const rows: unknown[] = [];
	const asked: Asked[] = [];
	const visits: number[] = [];
	const steps = readPages(
		{
			request: { method: 'GET', path: path`/helpdesk/v1/things`, effect: 'read' },
			list: 'things',
			ids: ['id'],
			paging: { by: 'page', maxSize: 2 },
			limit: Infinity,
			...list,
		},
		(page) => {
			visits.push(page.length);
			rows.push(...page.map(({ id }) => id));
		},
	);
	let step = steps.next();
	while (step.done !== true) {
		asked.push(step.value.query ?? {});
		if (asked.length > 6_000) throw new Error('It does not end');
		step = steps.next({ data: answers[Math.min(asked.length, answers.length) - 1] ?? {} });
	}
	return { rows, asked, visits, end: step.value };
}

const of = (ids: readonly (number | string)[], rest: JsonObject = {}): JsonObject => ({
	things: ids.map((id) => ({ id })),
	...rest,
});
const TOKEN = { paging: { by: 'token', maxSize: 2 } } as const;

describe('a list with a border', () => {
	const FULL = [of([1, 2], { total: 4 }), of([3, 4], { total: 4 })];

	test('is read to the border, and more may lie beyond', () => {
		const { rows, asked, end } = read(FULL, { border: 4 });
		expect([rows, asked.length]).toEqual([[1, 2, 3, 4], 2]);
		expect(end).toEqual({ count: 4, total: 4, beyond: true });
	});

	test('whose total stays below it ends by itself', () => {
		const { asked, end } = read([of([1, 2], { total: 3 }), of([3], { total: 3 })], { border: 4 });
		expect([asked.length, end]).toEqual([2, { count: 3, total: 3, beyond: false }]);
	});

	test('is not asked for a page that goes over it', () => {
		const { asked, end } = read([of([1, 2]), of([3, 4]), of([5, 6])], { border: 5 });
		expect(asked.map(({ page }) => page)).toEqual([1, 2]);
		expect(end).toEqual({ count: 4, total: undefined, beyond: true });
	});

	test('has nothing beyond where enough was read before', () => {
		expect(read(FULL, { border: 4, limit: 4 }).end).toEqual({ count: 4, total: 4, beyond: false });
		expect(read(FULL, { border: 4, limit: 1 }).end).toEqual({ count: 1, total: 4, beyond: false });
	});

	test('may be left after a page where it goes beyond', () => {
		const { asked, end } = read(FULL, { border: 4, stopsBeyond: true });
		expect([asked.length, end]).toEqual([1, { count: 2, total: 4, beyond: true }]);
		expect(read(FULL, { border: 4, stopsBeyond: false }).asked).toHaveLength(2);
		expect(read(FULL, { border: 5, stopsBeyond: true }).asked).toHaveLength(2);
		expect(read([of([1, 2]), of([])], { border: 5, stopsBeyond: true }).asked).toHaveLength(2);
	});
});

describe('a list that is read again', () => {
	/** A row left the list, so that another one moved over the border of two pages. */
	const MOVED = [
		of([1, 2], { total: 5 }),
		of([4, 5], { total: 4 }),
		of([], { total: 4 }),
		of([1, 3], { total: 4 }),
		of([4, 5], { total: 4 }),
	];

	test('brings what was left out, once', () => {
		const { rows, asked, visits, end } = read(MOVED);
		expect(rows).toEqual([1, 2, 4, 5, 3]);
		expect(asked.map(({ page }) => page)).toEqual([1, 2, 3, 1, 2]);
		expect(visits).toEqual([2, 2, 1]);
		expect(end).toEqual({ count: 5, total: 4, beyond: false });
	});

	test('is shown as it was at first only', () => {
		const shown: unknown[] = [];
		read(MOVED, { look: (rows) => shown.push(rows.map(({ id }) => id)) });
		expect(shown).toEqual([[1, 2], [4, 5], []]);
	});

	test('is not read again where that was enough', () => {
		expect(read(MOVED, { limit: 4 })).toMatchObject({
			rows: [1, 2, 4, 5],
			asked: [{}, {}],
			end: { count: 4, total: 5, beyond: false },
		});
	});

	test('is given up after three times, and says so', () => {
		const steps = [0, 2, 4].flatMap((at) => [
			of([`a${at}`, `b${at}`], { total: 4 }),
			of([`c${at}`, `d${at}`], { total: 3 }),
		]);
		const { asked, end } = read(steps);
		expect(asked.map(({ page }) => page)).toEqual([1, 2, 1, 2, 1, 2]);
		expect(end.doubt).toMatch(/^Rows may be missing: Feishu's list changed each time/);
	});

	test.each([
		// A server that keeps to pages of its own.
		[20, 7, 7],
		[20, 5, 5],
		// One that left out some of what it had.
		[20, 4, 10],
		[20, 1, 10],
		[3, 0, 2],
	])('in pages of %i, of which one had %i, is cut into %i', (maxSize, came, size) => {
		const page = of(Array.from({ length: came }, (_none, id) => id));
		const full = of(Array.from({ length: maxSize }, (_none, id) => 100 + id));
		const total = { total: came + maxSize + 3 };
		const { asked, end } = read([{ ...page, ...total }, { ...full, ...total }, of([], total)], {
			paging: { by: 'page', maxSize },
		});
		const sizes = asked.map(({ page_size: each }) => each);
		expect(sizes[0]).toBe(maxSize);
		expect(sizes.find((each) => each !== maxSize)).toBe(size);
		expect(end.doubt).toContain(`the list holds ${total.total}`);
	});

	test('that brings nothing new the second time is not read a third time', () => {
		const short = [of([1], { total: 9 }), of([2, 3], { total: 9 }), of([], { total: 9 })];
		const { asked, end } = read(short);
		expect(asked.filter(({ page }) => page === 1)).toHaveLength(2);
		expect(end).toMatchObject({ count: 3, total: 9, beyond: false });
	});
});

describe('the rows of another part of the list', () => {
	test('are left out, and counted in both', () => {
		const known = new Set(['1', '2']);
		const { rows, visits, end } = read([of([1, 2], { total: 4 }), of([2, 3], { total: 4 })], {
			known,
			paging: { by: 'page', maxSize: 2 },
			limit: 1,
		});
		expect([rows, visits, end.count]).toEqual([[3], [1], 1]);
		expect([...known]).toEqual(['1', '2', '3']);
	});
});

describe('what is no list', () => {
	test.each<JsonValue>(['x', 7, { 0: {} }, true])('is said, and not read again: %j', (things) => {
		const { rows, asked, end } = read([{ things }]);
		expect([rows, asked.length]).toEqual([[], 1]);
		expect(end).toEqual({
			count: 0,
			total: undefined,
			beyond: false,
			doubt: 'Rows may be missing: Feishu sent something else than a list.',
		});
	});

	test('is an empty one where Feishu sends null', () => {
		expect(read([{ things: null }]).end).toEqual({ count: 0, total: undefined, beyond: false });
	});
});

describe('the next page of a list by token', () => {
	const after = (rest: JsonObject) => {
		const { asked, end } = read([of([1], rest), of([2], { has_more: false })], TOKEN);
		return { token: asked[1]?.page_token, count: asked.length, doubt: end.doubt };
	};

	test.each<[JsonObject, unknown]>([
		[{ has_more: true, page_token: 'a' }, 'a'],
		[{ has_more: 'true', page_token: 'a' }, 'a'],
		[{ has_more: 1, page_token: 'a' }, 'a'],
		[{ page_token: 'a' }, 'a'],
		[{ page_token: 17 }, '17'],
		[{ page_token: 0 }, '0'],
		[{ page_token: '', next_page_token: 'b' }, 'b'],
		[{ page_token: null, next_page_token: 9 }, '9'],
		[{ page_token: 'a', next_page_token: 'b' }, 'a'],
		[{ has_more: '10', page_token: 'a' }, 'a'],
		[{ has_more: 'not false', page_token: 'a' }, 'a'],
	])('is asked for after %j', (rest, token) => {
		expect(after(rest)).toEqual({ token, count: 2, doubt: undefined });
	});

	test.each<JsonObject>([
		{ has_more: false, page_token: 'a' },
		{ has_more: 0, page_token: 'a' },
		{ has_more: 'false', page_token: 'a' },
		{ has_more: 'False', page_token: 'a' },
		{ has_more: '0', page_token: 'a' },
		{},
		{ has_more: null },
		{ has_more: '' },
		{ page_token: '' },
		{ page_token: {} },
	])('does not follow %j', (rest) => {
		expect(after(rest)).toEqual({ token: undefined, count: 1, doubt: undefined });
	});

	test.each<JsonObject>([
		{ has_more: true },
		{ has_more: 'true', page_token: '' },
		{ has_more: 1, next_page_token: {} },
	])('is missing after %j', (rest) => {
		expect(after(rest)).toEqual({
			token: undefined,
			count: 1,
			doubt: 'Rows may be missing: Feishu said that there is more, but not where.',
		});
	});

	test('is not asked for twice', () => {
		const { asked, end } = read(
			[of([1], { page_token: 'a' }), of([2], { page_token: 'b' }), of([3], { page_token: 'a' })],
			TOKEN,
		);
		expect(asked.map(({ page_token: token }) => token)).toEqual([undefined, 'a', 'b']);
		expect(end.doubt).toBe('Rows may be missing: Feishu named the same next page again.');
	});

	test('is not asked for after 200 pages without a new row', () => {
		const pages = Array.from({ length: 300 }, (_none, at) => of([1], { page_token: `t${at}` }));
		const { asked, end } = read(pages, TOKEN);
		expect(asked).toHaveLength(201);
		expect(end.doubt).toBe('Rows may be missing: Feishu sent nothing new any more.');
	});

	test('is not asked for after 5,000 pages', () => {
		const pages = Array.from({ length: 5_100 }, (_none, at) => of([at], { page_token: `t${at}` }));
		const { asked, end } = read(pages, TOKEN);
		expect(asked).toHaveLength(5_000);
		expect(end).toEqual({
			count: 5_000,
			total: undefined,
			beyond: false,
			doubt: 'Rows may be missing: Feishu had still more after 5000 pages.',
		});
	});
});

test('pages are as large as the limit, where that is less than the endpoint takes', () => {
	expect(read([of([1])], { limit: 1 }).asked).toEqual([{ page: 1, page_size: 1 }]);
	expect(read([of([1])], { ...TOKEN, limit: 1 }).asked).toEqual([{ page_size: 1 }]);
	expect(read([of([1, 2, 3])], { paging: { by: 'none' }, limit: 2 })).toMatchObject({
		rows: [1, 2],
		asked: [{}],
	});
});
