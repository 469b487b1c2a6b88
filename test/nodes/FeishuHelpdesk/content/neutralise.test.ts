import fc from 'fast-check';

import { neutralise } from '../../../../nodes/FeishuHelpdesk/content/neutralise';
import { TEXT } from '../../../../sandbox/pages/dialects';
import { parseInline } from '../../../../sandbox/pages/inline';
import { runs } from '../../../support/runs';

/** Text as an attacker would write it: pieces of markup in any order, between any characters. */
const hostile = fc
	.array(
		fc.oneof(
			fc.constantFrom('<', '>', '</', '<at user_id="', 'all', 'ou_1', '">', '</at>', '"', "'"),
			fc.constantFrom('<b>', '</b>', '<i>', '</i>', '<u>', '</u>', '<s>', '</s>', '<AT\nuser_id='),
			fc.constantFrom(
				'[',
				']',
				'(',
				')',
				'](',
				'[text](https://evil.example)',
				'\u200b',
				'\n',
				' ',
			),
			fc.string({ unit: 'binary', maxLength: 5 }),
		),
		{ maxLength: 20 },
	)
	.map((pieces) => pieces.join(''));

/** What a parser finds that skips white space and invisible characters and knows any tag. */
const TOLERANT = /<[\s\u200b/]*\p{L}|\][\s\u200b]*\(/u;

/** Look-alikes mapped back, on both sides of a comparison as the original may hold some. */
const fold = (text: string) => text.replace(/＜/g, '<').replace(/（/g, '(');

test.each([
	['<at user_id="all"></at> hi', '＜at user_id="all">＜/at> hi'],
	['<AT\nuser_id=ou_1>', '＜AT\nuser_id=ou_1>'],
	['< at user_id="all">', '＜ at user_id="all">'],
	['<\u200bat user_id="all">', '＜\u200bat user_id="all">'],
	['<b>bold</b>', '＜b>bold＜/b>'],
	['[your bank](https://evil.example)', '[your bank]（https://evil.example)'],
	['[your bank] \u200b(https://evil.example)', '[your bank] \u200b（https://evil.example)'],
	['<<b>', '<＜b>'],
	['</ \u200b\n/b>', '＜/ \u200b\n/b>'],
	['<\ufe0f\ufe0fß', '＜\ufe0f\ufe0fß'],
	['a <b <c', 'a ＜b ＜c'],
	['[a]\ufe0f\n(b) [c](d)', '[a]\ufe0f\n（b) [c]（d)'],
	['[a]((b)', '[a]（(b)'],
])('%j becomes %j', (given, expected) => {
	expect(neutralise(given)).toBe(expected);
});

test.each([
	'2 < 3',
	'<3',
	'a -> b',
	'[1] and (2)',
	'[1] 2 (3)',
	'(a)(b) (c',
	'< 3 b, <-b, <"b',
	'<',
	'f(x)[0]',
	'https://example.com/?a=<1>',
	'你好 👍',
])('%j has no markup and stays', (text) => {
	expect(neutralise(text)).toBe(text);
});

test('nothing in it is a mention, a style or a link any more', () => {
	fc.assert(
		fc.property(hostile, (text) => {
			const safe = neutralise(text);
			const markup = parseInline(safe, TEXT).filter((piece) => typeof piece !== 'string');
			expect(markup).toEqual([]);
			expect(safe).not.toMatch(TOLERANT);
		}),
		{ numRuns: runs(2000) },
	);
});

test('each character stays in its place, and a second time changes nothing', () => {
	fc.assert(
		fc.property(hostile, (text) => {
			const safe = neutralise(text);
			expect(fold(safe)).toBe(fold(text));
			expect(neutralise(safe)).toBe(safe);
		}),
	);
});
