import fc from 'fast-check';
import { text } from '../../../support/values';
import { path } from '../../../../nodes/FeishuHelpdesk/transport/path';
import { readPages } from '../../../../nodes/FeishuHelpdesk/transport/pages';

const COUNT = 95;
const SIZE = 20;
/** Passes over the list, and a page that it may have grown by. */
const MOST = 3 * 6;

interface Row extends Record<string, string | number> {
	id: string;
	created_at: number;
}

/** What may happen to a list: a row leaves it, comes in, or moves within it. */
const CHANGES = {
	leaves: (rows: Row[], at: number) => rows.splice(at, 1),
	'comes in at the start': (rows: Row[]) => rows.unshift(newRow()),
	'comes in at the end': (rows: Row[]) => rows.push(newRow()),
	'comes in in the middle': (rows: Row[], at: number) => rows.splice(at, 0, newRow()),
	'moves to the start': (rows: Row[], at: number) => rows.unshift(...rows.splice(at, 1)),
	'moves to the end': (rows: Row[], at: number) => rows.push(...rows.splice(at, 1)),
};

let born = 0;
const newRow = (): Row => ({ id: `new${(born += 1)}`, created_at: Date.now() + 1000 });

const change = fc.record({
	what: fc.constantFrom(...(Object.keys(CHANGES) as (keyof typeof CHANGES)[])),
	/** Before which request. */
	nth: fc.integer({ min: 2, max: 8 }),
	at: fc.nat(COUNT - 1),
});

test('a list that changes while it is read by page loses no row that stays, repeats none, or says so', () => {
	fc.assert(
		fc.property(fc.array(change, { maxLength: 6 }), (changes) => {
			const rows = Array.from(
				{ length: COUNT },
				(_none, at): Row => ({ id: `t${at}`, created_at: at }),
			);
			const seen: string[] = [];
			let asked = 0;
			const steps = readPages(
				{
					request: { method: 'GET', path: path`/helpdesk/v1/things`, effect: 'read' },
					list: 'things',
					ids: ['id'],
					paging: { by: 'page', maxSize: SIZE },
					limit: Infinity,
				},
				(page) => seen.push(...page.map(({ id }) => text(id))),
			);
			let step = steps.next();
			while (step.done !== true) {
				asked += 1;
				for (const { what, nth, at } of changes) if (nth === asked) CHANGES[what](rows, at);
				const from = (Number(step.value.query?.page) - 1) * SIZE;
				step = steps.next({
					data: { things: rows.slice(from, from + SIZE), total: rows.length },
				});
			}
			expect(new Set(seen).size).toBe(seen.length);
			expect(asked).toBeLessThanOrEqual(MOST);
			const lost = rows.filter(({ id }) => id.startsWith('t') && !seen.includes(id));
			if (lost.length > 0) expect(step.value.doubt).toMatch(/^Rows may be missing: /);
			if (changes.length === 0) expect(asked).toBe(5);
		}),
		{ numRuns: 3_000 },
	);
});
