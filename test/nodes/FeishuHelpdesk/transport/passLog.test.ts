import type { JsonObject } from '../../../../nodes/FeishuHelpdesk/shared/json';
import { PassLog, type PassOptions } from '../../../../nodes/FeishuHelpdesk/transport/passLog';

const SIZE = 3;
const MOST = 3;
const SHORT = (holds: number, sent: number) =>
	`Rows may be missing: Feishu says that the list holds ${holds}, and sent ${sent}.`;
const CHANGED =
	/^Rows may be missing: Feishu's list changed each time .* narrow the list with filters\.$/;

interface Page {
	/** IDs of its rows. */
	ids: readonly (string | number)[];
	total?: unknown;
	/** With those that are no objects. */
	entries?: number;
	/** When the rows were made, ms since 1970. */
	createdAt?: number;
}

function opened(options: Partial<PassOptions> = {}) {
	const union = options.union ?? new Set<string>();
	return new PassLog({ by: 'page', ids: ['id'], border: 1000, union, known: union, ...options });
}

function note(log: PassLog, { ids, total, entries = ids.length, createdAt }: Page) {
	const rows = ids.map((id) => ({ id, ...(createdAt !== undefined && { created_at: createdAt }) }));
	return log
		.note(total === undefined ? {} : { total: total as number }, rows, entries, SIZE)
		.map(({ id }) => id);
}

/** Takes down pages, and says after which one it is over; 0 for none. */
function endAfter(log: PassLog, pages: readonly Page[], maxBarren = MOST): number {
	return (
		pages.findIndex((page, index) => {
			note(log, page);
			return log.endsByPage(index + 1, SIZE, maxBarren);
		}) + 1
	);
}

describe('a row that came before', () => {
	test('is not handed over again, in whichever page and pass', () => {
		const union = new Set<string>();
		const log = opened({ union });
		expect(note(log, { ids: ['a', 'b', 'a'] })).toEqual(['a', 'b']);
		expect(note(log, { ids: ['b', 'c'] })).toEqual(['c']);
		expect(note(opened({ union }), { ids: ['c', 'd'] })).toEqual(['d']);
		expect([...union]).toEqual(['a', 'b', 'c', 'd']);
	});

	test('is not handed over where another part of the list had it', () => {
		const known = new Set(['a']);
		const union = new Set<string>();
		const log = opened({ known, union });
		expect(note(log, { ids: ['a', 'b'], total: 2 })).toEqual(['b']);
		expect([[...union], [...known]]).toEqual([
			['a', 'b'],
			['a', 'b'],
		]);
		expect([log.isWhole, log.barren]).toEqual([true, 0]);
	});

	test('is known by its ID, a number or digits', () => {
		const log = opened();
		expect(note(log, { ids: [7, 0] })).toEqual([7, 0]);
		expect(note(log, { ids: ['7', '0', 8] })).toEqual([8]);
	});

	test('is known by whichever of its names is filled', () => {
		const log = opened({ ids: ['id', 'ticket_id'] });
		const rows: JsonObject[] = [
			{ id: '', ticket_id: 'x' },
			{ id: null, ticket_id: 5 },
			{ ticket_id: 'z' },
		];
		expect(log.note({}, rows, 3, SIZE)).toEqual(rows);
		expect(log.note({}, [{ id: 'x' }, { id: 5 }, { id: 'z', ticket_id: 'y' }], 3, SIZE)).toEqual(
			[],
		);
	});

	test('without an ID is known by its place and all that it says', () => {
		const log = opened();
		const [one, other] = [{ name: 'a' }, { name: 'b' }];
		expect(log.note({}, [one, one], 2, SIZE)).toEqual([one, one]);
		expect(log.note({}, [one, other, one], 3, SIZE)).toEqual([other, one]);
	});
});

describe('the total', () => {
	test.each([
		['a number', 4, 4],
		['digits', '4', 4],
		['nothing', undefined, undefined],
		['an empty text', ' ', undefined],
		['zero', 0, undefined],
		['less than nothing', -1, undefined],
		['a fraction', 4.5, undefined],
		['a word', 'many', undefined],
		['less than came', 1, undefined],
		['as much as came', 2, 2],
	])('%s', (_what, total, read) => {
		const log = opened();
		note(log, { ids: ['a', 'b'], total });
		expect(log.total).toBe(read);
	});

	test('is the largest that was said', () => {
		const log = opened();
		for (const total of [4, 6, 5]) note(log, { ids: ['a'], total });
		expect(log.total).toBe(6);
	});

	test('counts entries that are no objects', () => {
		const log = opened();
		note(log, { ids: ['a', 'b'], entries: 3, total: 3 });
		expect([log.total, log.isWhole, log.doubt]).toEqual([3, true, undefined]);
		note(log, { ids: [], entries: 1 });
		expect([log.total, log.barren]).toEqual([undefined, 0]);
	});

	test.each([
		['falls', [6, 5], true],
		['stays', [6, 6], false],
		['grows', [6, 7], false],
		['falls below what it was before', [6, 8, 7], true],
	])('that %s', (_what, totals, changed) => {
		const log = opened();
		totals.forEach((total, index) => note(log, { ids: [index], total }));
		expect(log.changed).toBe(changed);
	});
});

// By token nothing else tells that a list changed.
test.each<[string, unknown[], boolean]>([
	['falls', [6, 5], true],
	['falls behind a larger one', [6, 8, 7], true],
	['is zero', [6, 0], false],
	['is less than nothing', [6, -1], false],
	['is a blank', [6, ' '], false],
	['is null', [6, null], false],
])('a total that %s', (_what, totals, changed) => {
	const log = opened({ by: 'token' });
	totals.forEach((total, index) => note(log, { ids: [index], total }));
	expect(log.changed).toBe(changed);
});

describe('it is over', () => {
	test.each<[string, Page[], number]>([
		[
			'when all rows came',
			[
				{ ids: ['a', 'b', 'c'], total: 5 },
				{ ids: ['d', 'e'], total: 5 },
			],
			2,
		],
		['not before', [{ ids: ['a', 'b', 'c'], total: 4 }], 0],
		[
			'when the last page is read, whatever came',
			[
				{ ids: ['a', 'b', 'c'], total: 6 },
				{ ids: ['d', 'e'], total: 6 },
			],
			2,
		],
		[
			'not where pages are smaller than asked for',
			[
				{ ids: ['a', 'b'], total: 5 },
				{ ids: ['c', 'd'], total: 5 },
				{ ids: ['e'], total: 5 },
			],
			3,
		],
		[
			'where they are, with an empty page',
			[
				{ ids: ['a', 'b'], total: 6 },
				{ ids: ['c', 'd'], total: 6 },
				{ ids: [], total: 6 },
			],
			3,
		],
		[
			'without a total when a page is empty',
			[{ ids: ['a', 'b', 'c'] }, { ids: ['d'] }, { ids: [] }],
			3,
		],
		['at once where there is nothing', [{ ids: [], total: 0 }], 1],
		[
			'where Feishu says a total that cannot be, not by an empty page',
			[
				{ ids: ['a'], total: 0 },
				{ ids: [], total: 0 },
			],
			0,
		],
		[
			'without a total after two pages of what came before',
			[{ ids: ['a', 'b', 'c'] }, { ids: ['a'] }, { ids: ['b'] }],
			3,
		],
		[
			'with a total after three',
			[
				{ ids: ['a', 'b'], total: 90 },
				{ ids: ['a'], total: 90 },
				{ ids: ['b'], total: 90 },
				{ ids: ['a'], total: 90 },
			],
			4,
		],
		[
			'not where something new is between',
			[{ ids: ['a'] }, { ids: ['a'] }, { ids: ['b'] }, { ids: ['b'] }],
			0,
		],
	])('%s', (_what, pages, page) => {
		expect(endAfter(opened(), pages)).toBe(page);
	});

	test('not by an empty page where Feishu says that there are rows', () => {
		expect(endAfter(opened(), [{ ids: [], total: 6 }])).toBe(0);
	});

	test('by an empty page where the total is null', () => {
		const pages = [
			{ ids: ['a'], total: null },
			{ ids: [], total: null },
		];
		expect(endAfter(opened(), pages)).toBe(2);
	});

	test('sooner where fewer pages without a new row are allowed', () => {
		expect(endAfter(opened(), [{ ids: ['a'] }, { ids: ['a'] }, { ids: ['a'] }], 1)).toBe(2);
	});
});

describe('the smallest page', () => {
	const shortestOf = (...pages: Page[]) => {
		const log = opened();
		endAfter(log, pages);
		return log.shortest;
	};

	test.each<[string, Page[], number | undefined]>([
		[
			'is none where all are full',
			[
				{ ids: ['a', 'b', 'c'], total: 7 },
				{ ids: ['d', 'e', 'f'], total: 7 },
				{ ids: ['g'], total: 7 },
			],
			undefined,
		],
		[
			'is that of those that are not full',
			[
				{ ids: ['a', 'b'], total: 9 },
				{ ids: ['c'], total: 9 },
			],
			1,
		],
		[
			'stays the smallest',
			[
				{ ids: ['a'], total: 9 },
				{ ids: ['b', 'c'], total: 9 },
			],
			1,
		],
		[
			'is not the last one',
			[
				{ ids: ['a', 'b', 'c'], total: 5 },
				{ ids: ['d'], total: 5 },
			],
			undefined,
		],
		['without a total is any', [{ ids: ['a', 'b'] }], 2],
	])('%s', (_what, pages, shortest) => {
		expect(shortestOf(...pages)).toBe(shortest);
	});
});

test.each([5, 6])('of a list of %i the last page is no measure behind smaller ones', (total) => {
	const log = opened();
	endAfter(log, [
		{ ids: ['a', 'b'], total },
		{ ids: ['c'], total },
	]);
	expect(log.shortest).toBe(2);
});

describe('at the border of what the endpoint lists', () => {
	test.each([
		['rows may lie beyond it where the total reaches it', 4, ['a'], true],
		['none do where the total does not', 3, ['a'], false],
		['rows may where there is no total', undefined, ['a'], true],
		['none do behind an empty page', undefined, [], false],
	])('%s', (_what, total, ids, beyond) => {
		const log = opened({ border: 4 });
		note(log, { ids, total });
		expect(log.beyond).toBe(false);
		expect(log.reachedBorder()).toBe(log);
		expect(log.beyond).toBe(beyond);
	});

	test('what lies beyond is not missing', () => {
		const log = opened({ border: 4 });
		note(log, { ids: ['a'], total: 4 });
		expect(log.doubt).toBe(SHORT(4, 1));
		log.reachedBorder();
		expect([log.isWhole, log.doubt, log.mayComeOtherwise]).toEqual([true, undefined, false]);
	});
});

describe('rows that moved while the list was read', () => {
	const changed = (pages: Page[], options: Partial<PassOptions> = {}) => {
		const log = opened(options);
		for (const page of pages) note(log, page);
		return log.changed;
	};
	const first: Page = { ids: ['a', 'b', 'c'], total: 6 };
	const past = Date.now() - 60_000;
	const later = Date.now() + 60_000;

	test.each<[string, Page[], boolean]>([
		['none', [first, { ids: ['d', 'e', 'f'], total: 6 }], false],
		[
			'one came in before: one repeats at the start, and the list grew',
			[first, { ids: ['c', 'd', 'e'], total: 7 }],
			false,
		],
		[
			'one repeats at the start, and the list did not grow',
			[first, { ids: ['c', 'd', 'e'], total: 6 }],
			true,
		],
		['two repeat, and it grew by one', [first, { ids: ['b', 'c', 'd'], total: 7 }], true],
		[
			'a page that repeats whole, and it grew by as much',
			[first, { ids: ['a', 'b', 'c'], total: 9 }],
			false,
		],
		['one repeats within the page', [first, { ids: ['d', 'c', 'e'], total: 7 }], true],
		[
			'without totals one at the start says nothing',
			[{ ids: ['a', 'b', 'c'] }, { ids: ['c', 'd', 'e'] }],
			false,
		],
		[
			'without totals one within the page tells',
			[{ ids: ['a', 'b', 'c'] }, { ids: ['d', 'c'] }],
			true,
		],
		[
			'one that was made meanwhile, and the list grew',
			[first, { ids: ['n'], total: 7, createdAt: later }],
			false,
		],
		[
			'one that was made meanwhile, and the list did not grow',
			[first, { ids: ['n'], total: 6, createdAt: later }],
			true,
		],
		['an older one', [first, { ids: ['d'], total: 6, createdAt: past }], false],
		[
			'those of the first page say nothing',
			[
				{ ...first, createdAt: later },
				{ ids: ['d'], total: 6 },
			],
			false,
		],
		[
			'more than it grew by over all pages',
			[
				{ ids: ['a', 'b', 'c'], total: 9 },
				{ ids: ['c', 'd', 'e'], total: 10 },
				{ ids: ['n'], total: 10, createdAt: later },
			],
			true,
		],
		[
			'as many as it grew by over all pages',
			[
				{ ids: ['a', 'b', 'c'], total: 9 },
				{ ids: ['c', 'd', 'e'], total: 10 },
				{ ids: ['e', 'f', 'g'], total: 11 },
			],
			false,
		],
	])('%s', (_what, pages, isChanged) => {
		expect(changed(pages)).toBe(isChanged);
	});

	test('one repeats where the list had grown before, not now', () => {
		const pages = [first, { ids: ['d', 'e', 'f'], total: 8 }, { ids: ['f', 'g', 'h'], total: 8 }];
		expect(changed(pages)).toBe(true);
	});

	test('a total at the border does not grow, so it tells nothing', () => {
		const pages = [first, { ids: ['c', 'd', 'e'], total: 6 }];
		expect([changed(pages, { border: 6 }), changed(pages, { border: 7 })]).toEqual([false, true]);
	});

	test('by token no page is counted from the start, so none moves', () => {
		const pages = [first, { ids: ['d', 'c', 'e'], total: 6 }];
		expect(changed(pages, { by: 'token' })).toBe(false);
	});

	test('one that an earlier pass had was not made meanwhile', () => {
		const pages = [first, { ids: ['n'], total: 6, createdAt: later }];
		expect(changed(pages, { union: new Set(['n']) })).toBe(false);
	});
});

describe('rows may be missing', () => {
	test('where fewer came than the least that Feishu said', () => {
		const log = opened();
		for (const total of [5, 4]) note(log, { ids: ['a', 'b', 'c'], total });
		expect([log.isWhole, log.doubt]).toEqual([false, SHORT(4, 3)]);
	});

	test('not where earlier passes had the others', () => {
		const log = opened({ union: new Set(['x']) });
		note(log, { ids: ['a', 'b', 'c'], total: 4 });
		expect([log.isWhole, log.doubt]).toEqual([true, undefined]);
	});

	test('where the list changed, although all came', () => {
		const log = opened();
		note(log, { ids: ['a', 'b'], total: 3 });
		note(log, { ids: ['c'], total: 2 });
		expect([log.isWhole, log.changed]).toEqual([false, true]);
		expect(log.doubt).toMatch(CHANGED);
	});

	test('where it broke off, which says most', () => {
		const log = opened();
		note(log, { ids: ['a'], total: 9 });
		expect(log.brokeOff('is away')).toBe(log);
		expect([log.isWhole, log.doubt]).toEqual([false, 'Rows may be missing: Feishu is away.']);
	});

	test('where it broke off, although as many came as Feishu said', () => {
		const log = opened();
		note(log, { ids: ['a'], total: 1 });
		expect([log.isWhole, log.brokeOff('is away').isWhole]).toEqual([true, false]);
	});

	test.each<[string, Page, PassOptions['by'], string | undefined]>([
		[
			'a full page again, without a total',
			{ ids: ['a', 'b', 'c'] },
			'page',
			'Rows may be missing: Feishu sent the same page again.',
		],
		['with a total', { ids: ['a', 'b', 'c'], total: 3 }, 'page', undefined],
		['a page that is not full', { ids: ['a', 'b'] }, 'page', undefined],
		['by token', { ids: ['a', 'b', 'c'] }, 'token', undefined],
		['with a row that is new', { ids: ['a', 'b', 'd'] }, 'page', undefined],
	])('%s', (_what, again, by, doubt) => {
		const log = opened({ by });
		note(log, { ids: ['a', 'b', 'c'] });
		note(log, again);
		expect(log.doubt).toBe(doubt);
	});

	test.each<[string, Page[], PassOptions['by'], boolean]>([
		['and may come where pages are cut elsewhere', [{ ids: ['a'], total: 9 }], 'page', true],
		['not where all pages were full', [{ ids: ['a', 'b', 'c'], total: 9 }], 'page', false],
		[
			'not where none is missing',
			[
				{ ids: ['a'], total: 9 },
				{ ids: [1, 2, 3, 4, 5, 6, 7, 8], total: 9 },
			],
			'page',
			false,
		],
		['not by token', [{ ids: ['a'], total: 9 }], 'token', false],
	])('%s', (_what, pages, by, may) => {
		const log = opened({ by });
		endAfter(log, pages);
		expect(log.mayComeOtherwise).toBe(may);
	});
});
