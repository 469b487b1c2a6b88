import { markdownToPost } from '../../../../nodes/FeishuHelpdesk/content/markdown';
import { shownLines } from './richTextCases';

const shown = (...lines: string[]) => shownLines(markdownToPost(lines.join('\n')).content);

describe('lists', () => {
	test.each([
		[
			'bullets by depth',
			['- a', '  - b', '    - c', '      - d'],
			['• a', '    ◦ b', '        ▪ c', '            • d'],
		],
		['numbers do not count for the depth of bullets', ['1. a', '   - b'], ['1. a', '    • b']],
		['numbers that rise', ['2. a', '5. b', '9. c'], ['2. a', '5. b', '9. c']],
		['numbers that repeat', ['1. a', '1. b', '1. c'], ['1. a', '2. b', '3. c']],
		['numbers that fall', ['5. a', '3. b'], ['5. a', '6. b']],
		['from zero', ['0. a', '0. b'], ['0. a', '1. b']],
		['a bracket behind the number', ['3) a', '4) b'], ['3) a', '4) b']],
		[
			'numbers go on behind a list within',
			['1. a', '   1. b', '2. c'],
			['1. a', '    1. b', '2. c'],
		],
		['two lists of bullets', ['- a', '', 'x', '', '- b'], ['• a', '', 'x', '', '• b']],
		['a heading in an item is no task', ['- # [x] a'], ['• {b:[x] a}']],
		['two lists', ['1. a', '', '', '* b'], ['1. a', '', '• b']],
		['tasks', ['- [ ] a', '- [x] b', '- [X]\tc'], ['☐ a', '☑ b', '☑ c']],
		['tasks with numbers', ['1. [ ] a', '2. [x] b'], ['1. ☐ a', '2. ☑ b']],
		['a task within a list', ['- a', '  - [x]  b'], ['• a', '    ☑ b']],
		[
			'what is no task',
			['- [y] a', '- [x]b', '- a [x] b', '- **[x]** c'],
			['• [y] a', '• [x]b', '• a [x] b', '• {b:[x]} c'],
		],
		['a task behind emphasis is none', ['- *a* [x] b'], ['• {i:a} [x] b']],
	])('%s', (_what, lines, expected) => {
		expect(shown(...lines)).toEqual(expected);
	});
});

describe('tables', () => {
	const head = ['|a|b|', '|-|-|'];

	test.each([
		['as many cells', ['|c|d|'], ['c | d']],
		['fewer cells', ['|c|'], ['c | ']],
		['more cells', ['|c|d|e| f |'], ['c | d | e | f']],
		['more cells, the last without its end', ['c|d|e'], ['c | d | e']],
		['more cells that hold the sign', ['|c|d|e\\|f\\|g|'], ['c | d | e|f|g']],
		['empty cells', ['| |d| |e|'], [' | d |  | e']],
		['two rows', ['|c|d|x|', '|e|f|'], ['c | d | x', 'e | f']],
	])('a row of %s', (_what, rows, expected) => {
		expect(shown(...head, ...rows)).toEqual(['{b:a | b}', ...expected]);
	});

	test('whose rows end with blanks', () => {
		expect(shown(...head, '|c|d|e|  ')).toEqual(['{b:a | b}', 'c | d | e']);
	});

	test('in a quote within a quote', () => {
		expect(shown('> > |a|b|', '> > |-|-|', '> > |c|d|e|')).toEqual([
			'│ │ {b:a | b}',
			'│ │ c | d | e',
		]);
	});

	test('in a quote', () => {
		expect(shown('> |a|b|', '> |-|-|', '> |c|d|e|')).toEqual(['│ {b:a | b}', '│ c | d | e']);
	});

	test('of a head only, and text below', () => {
		expect(shown(...head, '', 'c')).toEqual(['{b:a | b}', '', 'c']);
	});
});

describe('definitions of links', () => {
	test.each([
		['that a link uses', ['[a]: https://a.cn', '', '[a]'], ['[a](https://a.cn)']],
		[
			'that a link uses within a list',
			['- **[a][b]**', '', '[b]: https://a.cn'],
			['• {b:[a](https://a.cn)}'],
		],
		['that an image uses', ['![a][b]', '', '[b]: img_1'], ['▣ img_1']],
		['that nothing uses', ['[a]: b', '', 'c'], ['[a]: b', '', 'c']],
		[
			'beside one that is used',
			['[a]: b', '[c]: https://a.cn', '', '[c]'],
			['[a]: b', '', '[c](https://a.cn)'],
		],
		['in a quote', ['> [a]: b', '> "c"'], ['│ [a]: b\n│ "c"']],
		['in an item', ['- [a]: b'], ['• [a]: b']],
		['over two lines', ['[a]:', '  b'], ['[a]:\nb']],
	])('%s', (_what, lines, expected) => {
		expect(shown(...lines)).toEqual(expected);
	});
});

describe('code', () => {
	test.each([
		['of no words', ['a', '```', ' ', '```', 'b'], ['a', 'b']],
		['with empty lines at its ends', ['```', '', 'a', '', '```'], ['⟦|\na\n⟧']],
		['of Windows', ['```\r', 'a\r', 'b\r', '```\r'], ['⟦|a\nb⟧']],
		['struck out', ['~~~~a~~~~ b'], ['~~~~a~~~~ b']],
		['set in within tags', ['<div>', '', '    <b>a</b>', '', '</div>'], ['{b:a}']],
		['set in deeper within tags', ['<div>', '', '      <b>a</b>', '', '</div>'], ['{b:a}']],
		[
			'of several lines within tags',
			['<div>', '', '    <b>a</b>', '    c', '      <p>d</p>', '', '</div>'],
			['{b:a}\nc', '', 'd'],
		],
		['that only holds a tag', ['<div>', '', '    a <b>c</b>', '', '</div>'], ['⟦|a <b>c</b>⟧']],
		['set in within tags, but of words', ['<div>', '', '    a', '', '</div>'], ['⟦|a⟧']],
		['set in outside tags', ['a', '', '    <b>b</b>'], ['a', '⟦|<b>b</b>⟧']],
	])('%s', (_what, lines, expected) => {
		expect(shown(...lines)).toEqual(expected);
	});
});

describe('headings and rules', () => {
	test.each([
		['a heading below text is set apart', ['a', '# b', 'c'], ['a', '', '{b:b}', 'c']],
		['text is by a line of blanks', ['a', ' ', 'b'], ['a', '', 'b']],
		['two headings are, too', ['# a', '# b'], ['{b:a}', '{b:b}']],
		['text right below a list', ['- a', '', 'b'], ['• a', '', 'b']],
		['a rule right below text', ['a', '***', 'b'], ['a', '────', 'b']],
		['a rule that is hidden', ['<div hidden>', '', '---', '', '</div>', 'a'], ['a']],
		['code that is hidden', ['<div hidden>', '', '```', 'a', '```', '', '</div>', 'b'], ['b']],
		['bold words in a heading', ['# a **b** c', 'd'], ['{b:a b c}', 'd']],
		['emphasis in a heading', ['# *a*', 'b'], ['{bi:a}', 'b']],
	])('%s', (_what, lines, expected) => {
		expect(shown(...lines)).toEqual(expected);
	});
});

describe('what is nested too deeply', () => {
	test.each([29, 30, 31])('%s quotes', (depth) => {
		const deep = Math.min(depth, 30);
		expect(shown(`${'> '.repeat(depth)}a **b**`)).toEqual([
			`${'│ '.repeat(deep)}${'> '.repeat(depth - deep)}a {b:b}`,
		]);
	});

	test('keeps its lines, and what follows', () => {
		const marks = '> '.repeat(31);
		expect(shown(`${marks}a`, `${marks}b`, '', 'c')).toEqual([
			`${'│ '.repeat(30)}> a\n${'│ '.repeat(30)}> b`,
			'',
			'c',
		]);
	});
});

describe('an end of HTML within a quote or an item', () => {
	test.each([
		['of an item', ['- a </blockquote> b', '- c'], ['│ • a  b', '│ • c']],
		[
			'of a quote behind an item',
			['> - a', '>', '> b </blockquote> c', '', 'd'],
			['│ │ • a', '│ │ b  c', '', '│ d'],
		],
	])('%s ends nothing around it', (_what, lines, expected) => {
		expect(shown('<blockquote>', '', ...lines, '', '</blockquote>')).toEqual(expected);
	});
});
