import fc from 'fast-check';
import { ObservableObject, type IDataObject } from 'n8n-workflow';

import {
	hasSeen,
	MAX_SEEN,
	mergeSeen,
	note,
	type Seen,
} from '../../../../../nodes/FeishuHelpdesk/trigger/event/dedupe';
import {
	MAX_CLOCK_SKEW_MS,
	MAX_SIGNATURE_AGE_MS,
} from '../../../../../nodes/FeishuHelpdesk/trigger/event/signature';
import { NOW } from './push';

const HOUR = 3_600_000;
const noted = (ids: readonly string[], now = NOW, seen?: Seen) =>
	ids.reduce<Seen | undefined>((state, id) => note(state, id, now), seen) ?? {};
const numbered = (count: number, prefix = 'event') =>
	Array.from({ length: count }, (_, index) => `${prefix}-${index}`);

test('an event is known after it was noted, whatever its ID', () => {
	fc.assert(
		fc.property(
			fc.uniqueArray(fc.string({ unit: 'binary' }), { minLength: 1 }),
			([id = '', ...rest]) => {
				expect(hasSeen(noted(rest), id, NOW)).toBe(false);
				expect(hasSeen(noted([id, ...rest]), id, NOW)).toBe(true);
			},
		),
	);
	expect(hasSeen(noted(['x'.repeat(1_000_000)]), 'x'.repeat(1_000_000), NOW)).toBe(true);
});

test('it is remembered at every moment of the next 9 hours, then forgotten', () => {
	fc.assert(
		fc.property(fc.nat({ max: HOUR }), fc.nat({ max: 9 * HOUR }), (start, age) => {
			const seen = noted(['a'], NOW + start);
			expect(hasSeen(seen, 'a', NOW + start + age)).toBe(true);
			expect(hasSeen(noted(['b'], NOW + start + age, seen), 'a', NOW + start + age)).toBe(true);
		}),
	);
	const later = NOW + 11 * HOUR;
	expect(hasSeen(noted(['a']), 'a', later)).toBe(false);
	expect(Object.keys(noted(['b'], later, noted(['a'])))).toHaveLength(1);
});

test('it is remembered longer than a signature counts', () => {
	expect(9 * HOUR).toBeGreaterThan(MAX_SIGNATURE_AGE_MS + MAX_CLOCK_SKEW_MS);
});

test('what was noted before stays as it was', () => {
	const before = Object.freeze(noted(['a']));
	note(before, 'b', NOW);
	expect(hasSeen(before, 'b', NOW)).toBe(false);
});

test('10,000 events in a burst are all known, fast, in 120 KB of plain JSON', () => {
	const ids = numbered(10_000);
	const start = performance.now();
	let seen: Seen = {};
	let known = 0;
	for (const id of ids) {
		if (hasSeen(seen, id, NOW)) known++;
		seen = note(seen, id, NOW);
	}
	expect(known).toBe(0);
	expect(performance.now() - start).toBeLessThan(10_000);
	const text = JSON.stringify(seen);
	expect(text.length).toBeLessThan(121_000);
	const stored: unknown = JSON.parse(text);
	expect(stored).toEqual(seen);
	expect(ids.filter((id) => !hasSeen(stored, id, NOW))).toEqual([]);
});

test('there are never more than 20,000; the oldest are forgotten first', () => {
	let seen = noted(numbered(MAX_SEEN - 1000, 'old'), NOW - 2 * HOUR);
	seen = noted(numbered(3000, 'new'), NOW, seen);
	expect(Object.values(seen).join('').length).toBe(MAX_SEEN * 12);
	expect(hasSeen(seen, 'old-0', NOW)).toBe(false);
	expect(hasSeen(seen, 'old-1999', NOW)).toBe(false);
	expect(hasSeen(seen, 'old-2000', NOW)).toBe(true);
	expect(numbered(3000, 'new').filter((id) => !hasSeen(seen, id, NOW))).toEqual([]);
});

test('a burst within one hour forgets its first, not all', () => {
	const seen = noted(numbered(MAX_SEEN + 1));
	expect(hasSeen(seen, 'event-0', NOW)).toBe(false);
	expect(hasSeen(seen, 'event-1', NOW)).toBe(true);
	expect(hasSeen(seen, `event-${MAX_SEEN}`, NOW)).toBe(true);
});

test.each([
	undefined,
	null,
	5,
	'x',
	[],
	{ a: 'b' },
	{ [Math.floor(NOW / HOUR)]: 'odd' },
	{ [Math.floor(NOW / HOUR)]: 7 },
	{ [Math.floor(NOW / HOUR)]: { toString: 1 } },
	{ '99999999': 'x'.repeat(12) },
])('static data of %j counts as nothing and heals', (seen) => {
	expect(hasSeen(seen, 'a', NOW)).toBe(false);
	const healed = note(seen, 'a', NOW);
	expect(hasSeen(healed, 'a', NOW)).toBe(true);
	expect(Object.values(healed).join('')).toHaveLength(12);
});

test('an event is not known by the end of one mark and the start of the next', () => {
	const [[hour, mark] = ['', '']] = Object.entries(noted(['a']));
	expect(hasSeen({ [hour]: `xxxxxx${mark}xxxxxx` }, 'a', NOW)).toBe(false);
	expect(hasSeen({ [hour]: `xxxxxx${mark}xxxxxx${mark}` }, 'a', NOW)).toBe(true);
});

test("n8n's static data notices the note, and gives it back", () => {
	const data = ObservableObject.create({}, undefined, { ignoreEmptyOnFirstChild: true });
	data['seen'] = note(data['seen'], 'a', NOW);
	expect(data['__dataChanged']).toBe(true);
	const stored = JSON.parse(JSON.stringify(data)) as IDataObject;
	const loaded = ObservableObject.create(stored);
	expect(hasSeen(loaded['seen'], 'a', NOW)).toBe(true);
	loaded['seen'] = note(loaded['seen'], 'b', NOW);
	expect(loaded['__dataChanged']).toBe(true);
	expect(hasSeen(loaded['seen'], 'a', NOW)).toBe(true);
});

describe('two memories united', () => {
	test('hold what either holds, once', () => {
		const one = noted(['a', 'b', 'c'], NOW, noted(['old'], NOW - HOUR));
		const other = noted(['c', 'd'], NOW, noted(['older'], NOW - 2 * HOUR));
		const merged = mergeSeen(one, other, NOW);
		for (const id of ['a', 'b', 'c', 'd', 'old', 'older'])
			expect(hasSeen(merged, id, NOW)).toBe(true);
		expect(Object.values(merged).join('')).toHaveLength(6 * 12);
	});

	test('are the longer one where it continues the other', () => {
		const one = noted(['a']);
		const other = noted(['b'], NOW, one);
		expect(mergeSeen(one, other, NOW)).toEqual(other);
		expect(mergeSeen(other, one, NOW)).toEqual(other);
		expect(mergeSeen(undefined, other, NOW)).toEqual(other);
	});
});
