import { plainBlocks, splitBlocks } from '../../../../nodes/FeishuHelpdesk/content/cardText/blocks';
import { Hints } from '../../../../nodes/FeishuHelpdesk/content/writing/hints';

const plain = (lines: string[]) => {
	const hints = new Hints();
	return { lines: plainBlocks(lines, hints), hints: hints.list() };
};

const HEADING = 'Headings were sent as bold lines: the text of a card knows none.';
const TABLE = 'Tables were sent as lines: the text of a card knows none.';

describe('fenced code', () => {
	test.each([
		['of one line', ['```', 'x', '```']],
		['of no line', ['```', '```']],
		['of many lines, some of them empty', ['```', '', 'x', '', '```']],
		['with a language', ['```js', 'x', '```']],
		['with a language of signs', ['``` c++', 'x', '```']],
		['with a language, blanks and tabs around it', ['``` \tobjective-c.h#_1 \t', 'x', '```']],
		['set in by three blanks', ['   ```', 'x', '   ```']],
		['with blanks behind the end', ['```', 'x', '``` ']],
		['of longer fences', ['````', '```', 'x', '````']],
		['whose end is longer than its begin', ['```', 'x', '`````']],
		['with what cannot end it', ['```', '```js', '``', 'x```', '    ```', '```']],
	])('%s is code', (_what, lines) => {
		expect(splitBlocks(lines.join('\n'))).toEqual([{ isCode: true, lines }]);
	});

	test.each([
		['of two backticks', ['``', 'x', '``']],
		['set in by four blanks', ['    ```', 'x', '    ```']],
		['with words behind the language', ['```js title', 'x']],
		['behind words', ['x```', 'y']],
		['never closed', ['a', '```', 'b', '', 'c']],
		['closed by a shorter fence', ['````', 'x', '```']],
	])('%s is text', (_what, lines) => {
		expect(splitBlocks(lines.join('\n'))).toEqual([{ isCode: false, lines }]);
	});

	test('text and code alternate, and nothing is lost', () => {
		expect(splitBlocks('a\nb\n```\nc\n```\n```\nd\n```\n\ne')).toEqual([
			{ isCode: false, lines: ['a', 'b'] },
			{ isCode: true, lines: ['```', 'c', '```'] },
			{ isCode: true, lines: ['```', 'd', '```'] },
			{ isCode: false, lines: ['', 'e'] },
		]);
	});

	test('no text is one empty line', () => {
		expect(splitBlocks('')).toEqual([{ isCode: false, lines: [''] }]);
	});
});

describe('a heading', () => {
	test.each([
		['# a', '**a**'],
		['###### a', '**a**'],
		['   # a', '**a**'],
		['#\ta b', '**a b**'],
		['#   a', '**a**'],
		['# a ##', '**a**'],
		['# a \t# \t', '**a**'],
		['# a#', '**a#**'],
		['# a # b', '**a # b**'],
		['# **a** __b__', '**a b**'],
		['# ** a **', '**a**'],
		['# ****', ''],
		['> ###### a', '> **a**'],
		['>># a #', '>>**a**'],
	])('%j is a bold line', (line, expected) => {
		expect(plain([line, 'text'])).toEqual({ lines: [expected, 'text'], hints: [HEADING] });
	});

	test.each(['####### a', '    # a', '#a', '# ', '#', 'a # b', '-# a'])('%j is none', (line) => {
		expect(plain([line])).toEqual({ lines: [line], hints: [] });
	});
});

describe('a table', () => {
	test.each([
		['without signs at its ends', ['a|b', '-|-', 'c|d'], ['**a** | **b**', 'c | d']],
		['with them', ['|a|b|', '|---|---|', '|c|d|'], ['**a** | **b**', 'c | d']],
		[
			'with blanks, tabs and alignment',
			['| a \t|  b |  ', '  | :-: \t| \t--: | ', ' | c |\td | '],
			['**a** | **b**', 'c | d'],
		],
		['aligned to the left', ['a|b', ':-|:--'], ['**a** | **b**']],
		['set in by three blanks', ['a|b', '   -|-'], ['**a** | **b**']],
		['with tabs between the signs', ['a|b', '|\t:-\t|\t-:\t|\t'], ['**a** | **b**']],
		['of one column', ['|a|', '|-|', '|b|'], ['**a**', 'b']],
		['of three columns', ['a|b|c', '-|-|-'], ['**a** | **b** | **c**']],
		['with an escaped sign', ['a\\|b|c', '-|-', 'd|e\\|f'], ['**a|b** | **c**', 'd | e|f']],
		['with an escaped sign at the end', ['|a|b\\|', '-|-'], ['**a** | **b|**']],
		['with two escaped signs', ['a|b', '-|-', 'x\\|y\\|z|w'], ['**a** | **b**', 'x|y|z | w']],
		['with an empty head', ['a||', '-|-'], ['**a** | ']],
		['with bold words in its head', ['**a** b|c', '-|-'], ['**a b** | **c**']],
		[
			'that ends at a line of text',
			['a|b', '-|-', 'c|d', 'e', 'f|g'],
			['**a** | **b**', 'c | d', 'e', 'f|g'],
		],
		['without rows', ['a|b', '-|-', '', 'c'], ['**a** | **b**', '', 'c']],
	])('%s becomes a line for each row', (_what, lines, expected) => {
		expect(plain(lines)).toEqual({ lines: expected, hints: [TABLE] });
	});

	test('a heading right below it is still one', () => {
		expect(plain(['a|b', '-|-', 'c|d', '# e'])).toEqual({
			lines: ['**a** | **b**', 'c | d', '**e**'],
			hints: [TABLE, HEADING],
		});
	});

	test.each([
		['nothing below the head', ['a|b']],
		['a head without a sign', ['a', '-|-']],
		['fewer columns in the head', ['a|b', '-|-|-']],
		['more columns in the head', ['a|b|c', '-|-']],
		['words below the head', ['a|b', 'c|-']],
		['words behind the signs', ['a|b', '-|- c']],
		['words before the signs', ['a|b', 'c -|-']],
		['a column of no sign', ['a|b', '-|:']],
		['no sign in the first column', ['a|b', ':|-']],
		['four blanks before the signs', ['a|b', '    |-|-|']],
		['two signs at the end', ['a|b', '-|-||']],
	])('%s is none', (_what, lines) => {
		expect(plain(lines)).toEqual({ lines, hints: [] });
	});
});

describe('a line of a list', () => {
	test.each([
		['* a', '- a'],
		['+ a', '- a'],
		['*   a', '-   a'],
		['  * a', '  - a'],
		['        + a', '        - a'],
		['- [ ] a', '- ☐ a'],
		['- [x] a', '- ☑ a'],
		['- [X] a', '- ☑ a'],
		['  -  [x] a', '  -  ☑ a'],
		['+ [ ] a', '- ☐ a'],
		['1. [ ] a', '1. ☐ a'],
		['  12. [x] a', '  12. ☑ a'],
	])('%j becomes %j, without a hint', (line, expected) => {
		expect(plain([line])).toEqual({ lines: [expected], hints: [] });
	});

	test.each([
		'- a',
		'1. a',
		'*a',
		'*',
		'* ',
		'+1 a',
		'a * b',
		'**a** b',
		'- [y] a',
		'- [xx] a',
		'- [x]a',
		'-[x] a',
		'[x] a',
		'a - [x] b',
	])('%j stays', (line) => {
		expect(plain([line])).toEqual({ lines: [line], hints: [] });
	});
});

describe('a rule', () => {
	test.each(['***', '* * *', '*****', '*  *  *  ', '   ***', '___', '_ _ _ _', '   __  _'])(
		'%j is written as cards know it',
		(line) => {
			expect(plain([line])).toEqual({ lines: ['---'], hints: [] });
		},
	);

	test.each([
		'**',
		'__',
		'_ _',
		'    ***',
		'    ___',
		'*_*',
		'***a',
		'a***',
		'a___',
		'___a',
		'---',
	])('%j stays', (line) => {
		expect(plain([line])).toEqual({ lines: [line], hints: [] });
	});
});
