import { htmlToPost } from '../../../../nodes/FeishuHelpdesk/content/html';
import { shownLines } from './richTextCases';

const DEEPEST = 30;

test.each<[string, string, string[]]>([
	['a paragraph is set apart', '<p>a</p>b<p>c</p>', ['a', '', 'b', '', 'c']],
	['a division is not', '<div>a</div>b<div>c</div>', ['a', 'b', 'c']],
	[
		'nothing is before a heading but an empty line, and nothing behind it',
		'a<h2>T</h2><p>b</p>',
		['a', '', '{b:T}', 'b'],
	],
	['a mention that begins is set apart, too', '<at id=ou_1></at><p>x</p>', ['@ou_1', '', 'x']],
	['a summary is bold', '<details><summary>Logs</summary>a</details>b', ['{b:Logs}', 'a', '', 'b']],
	['an end of a paragraph that nobody began is an empty one', 'a</p>b', ['a', '', 'b']],
	[
		'other ends that nobody began are nothing',
		'<p>a<b>b</i>c</b></p></div>d',
		['a{b:bc}', '', 'd'],
	],
	['a break', 'a<br> b</br>c', ['a\nb\nc']],
	['a break in an empty block is an empty line', '<div>a</div><div><br></div>b', ['a', '', 'b']],
	[
		'a break that an item begins with is nothing',
		'<ul><li>a</li><li><br>b</li></ul>',
		['• a', '• b'],
	],
	['space between blocks is nothing', ' <p> a </p> <p> <b> b </b> </p> ', ['a', '', '{b:b}']],
	['space around styles is one', 'a <b> b</b> <i></i> c', ['a {b:b} c']],
	['space within an empty style is none', 'a <b> </b> b', ['a b']],
	['a rule ends a line', 'a<hr>b', ['a', '────', 'b']],
	['a quote is set apart', 'a<blockquote>b</blockquote>c', ['a', '', '│ b', '', 'c']],
	[
		'quotes one after the other',
		'<blockquote>a</blockquote>'.repeat(DEEPEST + 2),
		Array.from({ length: 2 * DEEPEST + 3 }, (_, index) => (index % 2 === 0 ? '│ a' : '')),
	],
	[
		'quotes as deep as anybody reads',
		`${'<blockquote>'.repeat(DEEPEST)}a`,
		[`${'│ '.repeat(DEEPEST)}a`],
	],
	[
		'quotes deeper than that',
		`${'<blockquote>'.repeat(DEEPEST + 1)}a</blockquote>b`,
		[`${'│ '.repeat(DEEPEST)}a`, `${'│ '.repeat(DEEPEST)}b`],
	],
	['a list is set apart', 'a<ul><li>b</ul>c', ['a', '', '• b', '', 'c']],
	[
		'a list within an item is not',
		'<ul><li>a<ul><li>b</ul></li><li>c</ul>',
		['• a', '    ◦ b', '• c'],
	],
	[
		'nor one within a list',
		'<ul><li>a</li><ul><li>b</li></ul><li>c</li></ul>',
		['• a', '◦ b', '• c'],
	],
	[
		'a list after a list begins with the first bullet',
		'<ul><li>a</ul><ul><li>b</ul>',
		['• a', '', '• b'],
	],
	[
		'a bullet list within numbers begins with it, too',
		'<ol><li>a<ul><li>b</ul></ol>',
		['1. a', '    • b'],
	],
	['numbers go on', '<ol><li>a<li>b<li value="x">c</ol>', ['1. a', '2. b', '3. c']],
	[
		'numbers begin where they are told to',
		'<ol start="9"><li>a<li value=20>b<li>c</ol>',
		['9. a', '20. b', '21. c'],
	],
	['bullets have no numbers', '<ul start="9"><li value=20>a</ul>', ['• a']],
	['an item without a list', '<li>a', ['• a']],
	['an empty item', '<ol><li></li><li>b</ol>', ['1.', '2. b']],
	[
		'lists deeper than anybody reads',
		`${'<ol><li>'.repeat(DEEPEST + 1)}a`,
		[`${'1. '.repeat(DEEPEST + 1)}a`],
	],
	[
		'a bullet list after numbers within an item',
		'<ul><li>a<ol><li>b</ol><ul><li>c</ul>',
		['• a', '    1. b', '    ◦ c'],
	],
	[
		'lines of lists deeper than anybody reads',
		`${'<ol><li>'.repeat(DEEPEST + 1)}a<p>b</p>`,
		[`${'1. '.repeat(DEEPEST + 1)}a`, `${'    '.repeat(DEEPEST)}b`],
	],
	['code that is never closed', '<pre>a\n  b', ['⟦|a\n  b⟧']],
	['line ends of code', '<pre>\r\na\rb\r\nc\n\n</pre>', ['⟦|a\nb\nc⟧']],
	['breaks in code', '<pre>a<br>b<hr>c<img src="https://a.cn/i.png"></pre>', ['⟦|a\nbc⟧']],
	['tags in code', '<pre>a<b>b</b><p>c</p><ul><li>d</ul></pre>e', ['⟦|abcd⟧', 'e']],
	['empty code', 'a<pre> \n</pre>b<pre></p></pre>c', ['a', 'b', 'c']],
	[
		'code of a language',
		'<pre class="lang-js">x</pre><pre><code class="lang-go">y</code></pre>',
		['⟦JAVASCRIPT|x⟧', '⟦GO|y⟧'],
	],
	['code with a word of a language', '<pre><span class="lang-js">x</span></pre>', ['⟦|x⟧']],
	['a file of lines', 'a\rb\r\n \nc\n\nd', ['a', 'b', '', 'c', '', 'd']],
	['a file of lines with signs', 'a &lt; b\n  &amp;c', ['a < b', '&c']],
])('%s', (_, source, shown) => {
	const post = htmlToPost(source);
	expect(shownLines(post.content)).toEqual(shown);
	expect(post.hints).toEqual([]);
});

test('text is read up to the length of many messages, then cut into lines', () => {
	const longest = `<b>x</b>\r${' '.repeat(256 * 1024 - 9)}`;
	expect(htmlToPost(longest)).toEqual({
		content: [[{ tag: 'text', text: 'x', style: ['bold'] }]],
		hints: [],
	});
	const longer = htmlToPost(`${longest} `);
	expect(shownLines(longer.content)).toEqual(['<b>x</b>', ' '.repeat(256 * 1024 - 8)]);
	expect(longer.hints).toEqual(['The HTML is far longer than Feishu takes; it was not formatted.']);
});

test('a picture inside a mail does not count', () => {
	const picture = (length: number) => `data:image/png;base64,${'A'.repeat(length)}`;
	const said = (source: string) =>
		`The image '${source}' was sent as text: a post shows only uploaded images, by their key (img_…).`;
	expect(htmlToPost(`<b>x</b><img src="${picture(300_000)}">`)).toEqual({
		content: [
			[
				{ tag: 'text', text: 'x', style: ['bold'] },
				{ tag: 'text', text: 'image' },
			],
		],
		hints: [said('data:image')],
	});
	expect(htmlToPost(`<img src='${picture(20)}'>`).hints).toEqual([said(picture(20))]);
});
