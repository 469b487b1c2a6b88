import fc from 'fast-check';

import {
	exactly,
	nestsDeeperThan,
	readObject,
	utf8,
} from '../../../../../nodes/FeishuHelpdesk/trigger/event/body';

const depthOf = (value: unknown): number =>
	typeof value === 'object' && value !== null
		? 1 + Math.max(0, ...Object.values(value).map(depthOf))
		: 0;

test('nesting is measured exactly, whatever stands in text', () => {
	fc.assert(
		fc.property(fc.jsonValue(), fc.boolean(), (value, spaced) => {
			const text = JSON.stringify(value, undefined, spaced ? '\t' : '');
			const depth = depthOf(value);
			expect(nestsDeeperThan(text, depth)).toBe(false);
			if (depth > 0) expect(nestsDeeperThan(text, depth - 1)).toBe(true);
		}),
		{ numRuns: 1000 },
	);
});

test.each([
	['{"a":"[[[[\\"[[[\\\\"}', false],
	['{"a":"\\\\","b":[[[]]]}', true],
	['"[[[[[[', false],
	['[[[[', true],
])('%j nests deeper than 2: %j', (text, deep) => {
	expect(nestsDeeperThan(text, 2)).toBe(deep);
});

/** Numbers as text: long ones may be either. */
const digits = (value: unknown): unknown =>
	JSON.parse(JSON.stringify(value), (_key, part: unknown) =>
		typeof part === 'number' ? String(part) : part,
	);

test('any JSON object is read the same as by JSON.parse', () => {
	fc.assert(
		fc.property(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 })), (value) => {
			const text = JSON.stringify(value);
			const plain = readObject(text) ?? {};
			expect(plain).toEqual(JSON.parse(text));
			expect(digits(exactly(text, plain))).toEqual(digits(value));
		}),
	);
});

test('every whole number is exact: as a number if it can be, else as text', () => {
	fc.assert(
		fc.property(fc.bigInt({ min: -(2n ** 70n), max: 2n ** 70n }), (number) => {
			const text = `{"list":[ ${number}],"id": ${number}}`;
			const read = exactly(text, readObject(text) ?? {});
			expect(digits(read)).toEqual({ list: [String(number)], id: String(number) });
		}),
	);
});

test('bytes that are no UTF-8 are no text', () => {
	expect(utf8(Buffer.from('坏 💻'))).toBe('坏 💻');
	expect(utf8(Buffer.from('坏').subarray(0, 2))).toBe(undefined);
});

test.each(['[1]', '"x"', 'null', '7', 'x', '', `{"a":${'['.repeat(64)}${']'.repeat(64)}}`])(
	'%j is no object',
	(text) => {
		expect(readObject(text)).toBeUndefined();
	},
);

test('what cannot be read exactly stays as it was read', () => {
	const plain = { id: 1 };
	for (const text of ['{"id": 1234567890123456', '[1234567890123456789]', '{"id":1}']) {
		expect(exactly(text, plain)).toBe(plain);
	}
});
