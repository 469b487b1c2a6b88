import fc from 'fast-check';
import { parseAnswer, parseJson, toJson } from '../../../../nodes/FeishuHelpdesk/shared/jsonText';

test('what is parsed is written back the same', () => {
	fc.assert(
		fc.property(fc.jsonValue(), (value) => {
			const text = JSON.stringify(value);
			const parsed = parseJson(text);
			expect(parsed.ok && JSON.parse(toJson(parsed.value))).toEqual(JSON.parse(text));
		}),
	);
});

test('whole numbers keep every digit', () => {
	fc.assert(
		fc.property(fc.bigInt(), (number) => {
			const parsed = parseJson(`{"id":${number}}`);
			expect(parsed.ok && toJson(parsed.value)).toBe(`{"id":${number}}`);
		}),
	);
});

test('ids of an answer that a double cannot hold become text, others stay numbers', () => {
	expect(parseAnswer('{"a":7262656095919128578,"b":12,"c":-1.5,"d":1e3}')).toEqual({
		ok: true,
		value: { a: '7262656095919128578', b: 12, c: -1.5, d: 1000 },
	});
});

test.each([
	['{"a":1,}', 7],
	['{"a" 1}', 5],
	['', 0],
	['[1,2', 4],
	['{"a":"x\ny"}', 7],
	['{"a":1} x', 8],
])('%j is wrong at position %i', (text, position) => {
	expect(parseJson(text)).toMatchObject({ ok: false, position });
});

test('never throws', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'binary' }), (text) => {
			parseJson(text);
			parseAnswer(text);
		}),
	);
	expect(parseJson('['.repeat(200_000))).toMatchObject({ ok: false });
});
