import { htmlToPost } from '../../../../nodes/FeishuHelpdesk/content/html';
import { shownLines } from './richTextCases';

const table = (...rows: string[]) =>
	`<table>${rows.map((row) => `<tr>${row}</tr>`).join('')}</table>`;

test.each<[string, string, string[]]>([
	[
		'rows are lines',
		`a${table('<td>1<td>2', '<td>3<td>4')}b`,
		['a', '', '1 | 2', '3 | 4', '', 'b'],
	],
	['headings are bold', table('<th>A<th>B', '<td>1<td>2'), ['{b:A} | {b:B}', '1 | 2']],
	[
		'space around cells is nothing',
		'<table> <tr> <td> 1 </td> <td> 2 </td> </tr> </table>',
		['1 | 2'],
	],
	[
		'an empty cell keeps its border',
		table('<td>1<td><td>3', '<td><td>2<td>'),
		['1 | | 3', '| 2 |'],
	],
	['lines within a cell', table('<td>1<br>2<td><p>3</p><p>4</p>'), ['1\n2 | 3\n4']],
	[
		'line ends at the end of a cell are nothing',
		table('<td>1<br><td>2<br>', '<td><p>3</p><td>4'),
		['1 | 2', '3 | 4'],
	],
	['nor at its beginning', table('<td>1<td>2', '<td><br>3<td><br>4'), ['1 | 2', '3 | 4']],
	['nor before an empty bit of it', table('<td>1<br><b>&nbsp;</b><td>2'), ['1 | 2']],
	[
		'a mention in the next line of a cell',
		table('<td>1<br><at id=ou_1></at><td>2'),
		['1\n@ou_1 | 2'],
	],
	['a quote in a cell', table('<td><blockquote>1</blockquote><td>2'), ['1 | 2']],
	['a list in a cell', table('<td><ul><li>1<li>2</ul><td>3'), ['• 1\n• 2 | 3']],
	['a heading in a cell', table('<td><h2>1</h2><p>2</p><td>3'), ['{b:1}\n2 | 3']],
	[
		'one cell to the row only places what is in it',
		table('<td>1<p>2</p>', '<td>3'),
		['1', '', '2', '', '3'],
	],
	[
		'what stands between cells of one column is a line',
		'<table><tr><td>a</td>x</tr></table>',
		['a', 'x'],
	],
	[
		'so does a table with tables in it',
		table(`<td>${table('<td>1<td>2')}<td>${table('<td>3<td>4')}`),
		['1 | 2', '', '3 | 4'],
	],
	['rows without a table', '<tr><td>1</td><td>2</td></tr>', ['1', '2']],
	['two tables', table('<td>1<td>2') + table('<td>3<td>4'), ['1 | 2', '', '3 | 4']],
])('%s', (_, source, shown) => {
	const post = htmlToPost(source);
	expect(shownLines(post.content)).toEqual(shown);
	expect(post.hints).toEqual([]);
});
