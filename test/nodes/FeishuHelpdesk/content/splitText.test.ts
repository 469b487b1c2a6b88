import fc from 'fast-check';

import { splitText } from '../../../../nodes/FeishuHelpdesk/content/splitText';
import { endWithin } from '../../../../nodes/FeishuHelpdesk/content/wireSize';
import { runs } from '../../../support/runs';

const NUMBER = /\n\((\d+)\/(\d+)\)$/;

/** Bytes of a text in a request body, where it is JSON inside JSON. */
const bytesOf = (text: string) => Buffer.byteLength(JSON.stringify(JSON.stringify(text))) - 6;

const sized = (text: string, length: number) => text.repeat(length).slice(0, length);

describe('where a text is cut', () => {
	test('not at all when it fits', () => {
		expect(splitText('  short\n', 64)).toEqual(['  short\n']);
	});

	test.each([
		[
			'at the end of a paragraph',
			`${sized('a', 30)}.\n${sized('b', 9)}\n\n${sized('c', 40)}`,
			[`${sized('a', 30)}.\n${sized('b', 9)}\n(1/2)`, `${sized('c', 40)}\n(2/2)`],
		],
		[
			'else of a line, the next of which stays indented',
			`${sized('a. ', 30)}x\n\t${sized('b', 40)}`,
			[`${sized('a. ', 30)}x\n(1/2)`, `\t${sized('b', 40)}\n(2/2)`],
		],
		[
			'else of a sentence',
			`${sized('a', 30)}. ${sized('b c', 40)}`,
			[`${sized('a', 30)}.\n(1/2)`, `${sized('b c', 40)}\n(2/2)`],
		],
		[
			'else of a Chinese sentence',
			`${'你'.repeat(12)}。${'好'.repeat(13)}`,
			[`${'你'.repeat(12)}。\n(1/2)`, `${'好'.repeat(13)}\n(2/2)`],
		],
		[
			'else of a word',
			`${sized('a', 40)} ${sized('b', 40)}`,
			[`${sized('a', 40)}\n(1/2)`, `${sized('b', 40)}\n(2/2)`],
		],
		[
			'else between characters',
			sized('ab', 80),
			[`${sized('ab', 56)}\n(1/2)`, `${sized('ab', 24)}\n(2/2)`],
		],
		['never inside a family of four', '👨‍👩‍👧‍👦'.repeat(3), ['👨‍👩‍👧‍👦👨‍👩‍👧‍👦\n(1/2)', '👨‍👩‍👧‍👦\n(2/2)']],
		[
			'never inside a mention',
			`${sized('a', 35)} <at user_id="ou_1">Tom Lee</at>`,
			[`${sized('a', 35)}\n(1/2)`, '<at user_id="ou_1">Tom Lee</at>\n(2/2)'],
		],
		[
			'never inside a link',
			`${sized('a', 35)} [the whole page](https://example.com)`,
			[`${sized('a', 35)}\n(1/2)`, '[the whole page](https://example.com)\n(2/2)'],
		],
		[
			'nor in one that is nearly as long as a part',
			`${sized('a', 10)}: [${sized('link ', 35)}text](https://a.b)`,
			[`${sized('a', 10)}:\n(1/2)`, `[${sized('link ', 35)}text](https://a.b)\n(2/2)`],
		],
	])('%s', (_where, text, expected) => {
		expect(splitText(text, 64)).toEqual(expected);
	});

	test('a paragraph that ends early does not make a small part', () => {
		const [first] = splitText(`Hi\n\n${'word '.repeat(40)}`, 64);
		expect(first?.length).toBeGreaterThan(50);
	});
});

const text = fc
	.array(
		fc.oneof(
			fc.string({ unit: 'binary', maxLength: 60 }),
			fc.string({ unit: 'grapheme', maxLength: 60 }),
			fc.constantFrom('\n\n', '\r\n', '. ', '。', ' '.repeat(100), '"\\\u0001', '\ud83d', '👨‍👩‍👧‍👦'),
			fc.constantFrom(
				'\u0301'.repeat(80),
				'\u0600 ',
				'<at user_id="ou_1">Tom</at>',
				'[a b](https://c.d)',
			),
		),
		{ maxLength: 40 },
	)
	.map((pieces) => pieces.join(''));

const maxBytes = fc.integer({ min: 64, max: 400 });

test('every part keeps the limit, and is numbered unless it is the only one', () => {
	fc.assert(
		fc.property(text, maxBytes, (whole, limit) => {
			const parts = splitText(whole, limit);
			for (const part of parts) expect(bytesOf(part)).toBeLessThanOrEqual(limit);
			if (parts.length === 1) return;
			const numbers = parts.map((part) => NUMBER.exec(part)?.slice(1).map(Number));
			expect(numbers).toEqual(parts.map((_part, index) => [index + 1, parts.length]));
		}),
		{ numRuns: runs(1000) },
	);
});

test('the parts are the text, but for white space between whole characters', () => {
	const segmenter = new Intl.Segmenter('und');
	fc.assert(
		fc.property(text, maxBytes, (whole, limit) => {
			const segments = Array.from(segmenter.segment(whole));
			const starts = new Set([...segments.map(({ index }) => index), whole.length]);
			const huge = segments.some(({ segment }) => bytesOf(segment) > limit - 20);
			const parts = splitText(whole, limit);
			let at = 0;
			for (const part of parts) {
				const words = parts.length > 1 ? part.replace(NUMBER, '') : part;
				const found = whole.indexOf(words, at);
				expect(found).toBeGreaterThanOrEqual(at);
				expect(whole.slice(at, found).trim()).toBe('');
				at = found + words.length;
				// A character larger than a part has to be cut somewhere.
				if (!huge) expect([starts.has(found), starts.has(at)]).toEqual([true, true]);
			}
			expect(whole.slice(at).trim()).toBe('');
		}),
		{ numRuns: runs(1000) },
	);
});

test('a text of nothing but white space is one empty part', () => {
	expect(splitText(' \n'.repeat(100), 64)).toEqual(['']);
});

test('a limit without room for a number is refused', () => {
	expect(() => splitText('a', 63)).toThrow(RangeError);
});

test('sizes are those of JSON inside JSON', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'binary' }), (any) => {
			const bytes = bytesOf(any);
			expect(endWithin(any, 0, bytes)).toBe(any.length);
			if (any !== '') expect(endWithin(any, 0, bytes - 1)).toBeLessThan(any.length);
		}),
	);
});
