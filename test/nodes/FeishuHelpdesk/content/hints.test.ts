import { bullet } from '../../../../nodes/FeishuHelpdesk/content/writing/bullets';
import { Hints } from '../../../../nodes/FeishuHelpdesk/content/writing/hints';
import { codeLanguage } from '../../../../nodes/FeishuHelpdesk/content/writing/languages';

const numbered = (count: number) => Array.from({ length: count }, (_, index) => `Hint ${index}.`);

test.each([
	[0, []],
	[10, numbered(10)],
	[11, numbered(11)],
	[12, [...numbered(10), 'There are 2 more of these.']],
])('of %d hints the first ten are told, and the rest counted', (count, expected) => {
	const hints = new Hints();
	for (const hint of numbered(count)) hints.add(hint);
	expect(hints.list()).toEqual(expected);
});

test('nothing is told twice', () => {
	const hints = new Hints();
	for (const hint of ['B.', 'A.', 'B.']) hints.add(hint);
	expect(hints.list()).toEqual(['B.', 'A.']);
});

test('lists within lists take turns with three bullets', () => {
	expect([1, 2, 3, 4, 5].map(bullet)).toEqual(['•', '◦', '▪', '•', '◦']);
});

test.each([
	['go', 'GO'],
	['Kotlin', 'KOTLIN'],
	[' js title="a.js"', 'JAVASCRIPT'],
	['\tPYTHON\n', 'PYTHON'],
	['c++', 'CPP'],
	['zsh', 'SHELL'],
	['yml,numbered', undefined],
	['cobol', undefined],
	['constructor', undefined],
	['', undefined],
	[' ', undefined],
])('code in %j is coloured as %s', (info, language) => {
	expect(codeLanguage(info)).toBe(language);
});
