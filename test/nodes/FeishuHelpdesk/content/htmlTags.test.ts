import { markdownToPost } from '../../../../nodes/FeishuHelpdesk/content/markdown';
import { shownLines } from './richTextCases';

const table = (...rows: string[]) =>
	`<table>${rows.map((row) => `<tr>${row}</tr>`).join('')}</table>`;
const INNER = table('<td>b<td>c', '<td>d<td>e');

test.each<[string, string, string[]]>([
	['a table', table('<td>a<td>b'), ['a | b']],
	[
		'line ends of the source',
		'<table>\n<tr>\n<td>a\nb</td>\n<td>c\n</td>\n</tr>\n</table>',
		['a\nb | c'],
	],
	['space between headings', '<table><tr><th>A </th> <th>B</th></tr></table>', ['{b:A} | {b:B}']],
	[
		'a table without rows within a cell',
		'<table><tr><td>a<table><td>b<td>c</table><td>d</table>',
		['a\nb | c | d'],
	],
	[
		'a line end at the end of an inner cell',
		table(`<td>a<td>${table('<td>b<br><td>c')}`),
		['a | b | c'],
	],
	['a table within a cell', table(`<td>a<td>${table('<td>b<td>c')}`), ['a | b | c']],
	['the lines of a table within a cell', table(`<td>${INNER}<td>f`), ['b | c\nd | e | f']],
	['the same with words around it', table(`<td>a${INNER}f<td>g`), ['a\nb | c\nd | e\nf | g']],
	['the same in a row of its own', table(`<td>${INNER}`, '<td>f<td>g'), ['b | c\nd | e', 'f | g']],
	['an empty table within a cell', table(`<td>a${table('<td>')}b<td>c`), ['a\nb | c']],
	['an empty table that a cell begins with', table(`<td>${table('<td>')}b<td>c`), ['b | c']],
	['a line behind a table within a cell', table(`<td>${INNER}<br>f<td>g`), ['b | c\nd | e\nf | g']],
	['a table after a table', `${table('<td>a<td>b')}${INNER}`, ['a | b', '', 'b | c', 'd | e']],
	['a table that a paragraph follows', `${table('<td>a<td>b')}\n\nc`, ['a | b', '', 'c']],
])('HTML in Markdown: %s', (_, source, shown) => {
	expect(shownLines(markdownToPost(source).content)).toEqual(shown);
});

test.each<[string, string, string[]]>([
	['a list in an item', '- a <ul><li>b\n\nafter', ['• a', '    • b', '', 'after']],
	['a style in an item', '- a <b>b\n- c', ['• a {b:b}', '• c']],
	['a style in a paragraph', 'a <b>b\n\nc', ['a {b:b}', '', 'c']],
	['a quote in a quote', '> a <blockquote>b\n\nc', ['│ a', '│ │ b', '', 'c']],
])('%s ends with it, when nobody ends it', (_, source, shown) => {
	expect(shownLines(markdownToPost(source).content)).toEqual(shown);
});

test('an end within an item does not end the quote around the list', () => {
	const source = '<blockquote>\n\n- x </blockquote> y\n\nz\n\n</blockquote>\n\nw';
	expect(shownLines(markdownToPost(source).content)).toEqual(['│ • x  y', '', '│ z', '', 'w']);
});

test('what is hidden has no pictures and mentions', () => {
	const { content, hints } = markdownToPost(
		'<span hidden>![x](https://a.cn/i.png) <at id=ou_1></at> https://a.cn</span>y',
	);
	expect(shownLines(content)).toEqual(['y']);
	expect(hints).toEqual(['What <span> hides from readers was left out.']);
});
