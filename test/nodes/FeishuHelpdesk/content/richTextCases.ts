import type { PostElement } from '../../../../nodes/FeishuHelpdesk/content/postElement';

/** What people send: the mode, the source, and the paragraphs as {@link shownLines} writes them. */
export interface RichTextCase {
	what: string;
	mode: 'markdown' | 'html';
	source: string;
	shown: string[];
	/** Begin of each hint, in order. */
	hints?: string[];
}

/**
 * Writes paragraphs for people to read: styles as `{b:…}` (`b`old, `i`talic, `u`nderline,
 * `l`ine-through), links as `[text](address)`, mentions as `@id`, code as `⟦LANGUAGE|…⟧`.
 */
export function shownLines(content: readonly (readonly PostElement[])[]): string[] {
	return content.map((paragraph) => paragraph.map(shownElement).join(''));
}

function shownElement(element: PostElement): string {
	switch (element.tag) {
		case 'text':
		case 'a': {
			const style = (element.style ?? []).map((name) => name.charAt(0)).join('');
			const text = element.tag === 'a' ? `[${element.text}](${element.href})` : element.text;
			return style === '' ? text : `{${style}:${text}}`;
		}
		case 'at':
			return `@${element.user_id}`;
		case 'img':
			return `▣ ${element.image_key}`;
		case 'hr':
			return '────';
		case 'code_block':
			return `⟦${element.language ?? ''}|${element.text}⟧`;
		case 'emotion':
			return `:${element.emoji_type}:`;
	}
}

const markdown = (
	what: string,
	source: string,
	shown: string[],
	hints?: string[],
): RichTextCase => ({ what, mode: 'markdown', source, shown, ...(hints && { hints }) });
const html = (what: string, source: string, shown: string[], hints?: string[]): RichTextCase => ({
	what,
	mode: 'html',
	source,
	shown,
	...(hints && { hints }),
});
const HTML_HINT = 'There is HTML in the Markdown.';
const COMMENT_HINT = 'A comment';

export const CHINESE_EMPHASIS: RichTextCase[] = [
	markdown('a colon inside', '**注意：**请重启', ['{b:注意：}请重启']),
	markdown('brackets and a full stop inside', '请点击**【确认】**按钮，然后**提交。**谢谢', [
		'请点击{b:【确认】}按钮，然后{b:提交。}谢谢',
	]),
	markdown('the one star', '*注意！*请看', ['{i:注意！}请看']),
	markdown('the underscore', '_注意：_请看，_强调_。', ['{i:注意：}请看，{i:强调}。']),
	markdown('struck out', '~~已删除。~~请看', ['{l:已删除。}请看']),
	markdown('brackets around the end', '**价格（USD）**为100', ['{b:价格（USD）}为100']),
	markdown('quotes', '请选**“是”**后继续，或**《手册》**第一章', [
		'请选{b:“是”}后继续，或{b:《手册》}第一章',
	]),
	markdown('a link inside', '**[手册](https://a.cn)：**请看', [
		'{b:[手册](https://a.cn)}{b:：}请看',
	]),
	markdown('code inside', '**`npm`：**安装', ['{b:`npm`：}安装']),
	markdown('Japanese and Korean', 'これは**「強調」**です 한국어**(강조)**는', [
		'これは{b:「強調」}です 한국어{b:(강조)}는',
	]),
	markdown('stars that are none', '5 * 3 * 2 = 30，a*b', ['5 * 3 * 2 = 30，a*b']),
	markdown('a file name with underscores', '工单_编号_2024.pdf', ['工单_编号_2024.pdf']),
];

export const BARE_ADDRESSES: RichTextCase[] = [
	markdown('underscores', 'https://git.example.com/a/__init__.py', [
		'[https://git.example.com/a/__init__.py](https://git.example.com/a/__init__.py)',
	]),
	markdown('stars and tildes', 'see https://a.cn/*x*/~~y~~/z.', [
		'see [https://a.cn/*x*/~~y~~/z](https://a.cn/*x*/~~y~~/z).',
	]),
	markdown('without a scheme', 'www.a.cn/a__b__c and WWW.b.cn', [
		'[www.a.cn/a__b__c](https://www.a.cn/a__b__c) and [WWW.b.cn](https://WWW.b.cn)',
	]),
	markdown(
		'in a Chinese sentence',
		'请看https://a.cn/x，谢谢（https://a.cn/y）或https://a.cn/z请',
		[
			'请看[https://a.cn/x](https://a.cn/x)，谢谢（[https://a.cn/y](https://a.cn/y)）或[https://a.cn/z](https://a.cn/z)请',
		],
	),
	markdown('Chinese in its path', 'https://zh.wikipedia.org/wiki/飞书', [
		'[https://zh.wikipedia.org/wiki/飞书](https://zh.wikipedia.org/wiki/飞书)',
	]),
	markdown('brackets', '(https://en.wikipedia.org/wiki/A_(b)) https://a.cn/?q[]=1', [
		'([https://en.wikipedia.org/wiki/A_(b)](https://en.wikipedia.org/wiki/A_(b))) [https://a.cn/?q[]=1](https://a.cn/?q[]=1)',
	]),
	markdown('bold', '**https://a.cn/x**，_https://b.cn/y_', [
		'{b:[https://a.cn/x](https://a.cn/x)}，{i:[https://b.cn/y](https://b.cn/y)}',
	]),
	markdown('in a link', '[see https://a.cn](https://b.cn) <https://c.cn/_d_>', [
		'[see https://a.cn](https://b.cn) [https://c.cn/_d_](https://c.cn/_d_)',
	]),
	markdown('an escaped &', 'https://a.cn/?a=1&amp;b=2', [
		'[https://a.cn/?a=1&b=2](https://a.cn/?a=1&b=2)',
	]),
	markdown('in code', '`https://a.cn/__x__`', ['`https://a.cn/__x__`']),
	markdown(
		'e-mail addresses and file names',
		'first_last_x@a_b.cn __init__.py src/__tests__/a_b.js',
		['first_last_x@a_b.cn __init__.py src/__tests__/a_b.js'],
	),
	markdown('what is none', 'http:// and www. and xhttps://a.cn', [
		'http:// and www. and xhttps://a.cn',
	]),
];

export const HTML_IN_MARKDOWN: RichTextCase[] = [
	markdown(
		'a ticket of Zendesk',
		'<div><p>Hello</p><p>My <strong>laptop</strong><br>x</p><ul><li>a</li></ul></div>',
		['Hello', '', 'My {b:laptop}\nx', '', '• a'],
		[HTML_HINT],
	),
	markdown('a comment', 'a\n\n<!-- hint for the author -->\n\nb', ['a', '', 'b'], [COMMENT_HINT]),
	markdown(
		'a comment over empty lines, with Markdown in it',
		'<!--\n\n**Please** fill in\n\n- x\n\n-->\n**Body** <!-- y -->',
		['{b:Body} '],
		[COMMENT_HINT],
	),
	markdown('a line break in a table cell', '| a | b |\n|---|---|\n| one<br>two<br/> | c |', [
		'{b:a | b}',
		'one\ntwo | c',
	]),
	markdown(
		'details of GitHub',
		'<details>\n<summary>Logs</summary>\n\n- one\n\n```\nx\n```\n\n</details>\n\nafter',
		['{b:Logs}', '', '• one', '⟦|x⟧', '', 'after'],
		[HTML_HINT],
	),
	markdown(
		'a table that is laid out',
		'<table>\n  <tr>\n    <th>A</th><th>B</th>\n  </tr>\n\n  <tr>\n    <td>1</td>\n    <td>**2**</td>\n  </tr>\n</table>',
		['{b:A} | {b:B}', '1 | {b:2}'],
		[HTML_HINT],
	),
	markdown(
		'inline tags',
		'<u>a</u> <del>b</del> <em>c</em> H<sub>2</sub>O <kbd>F1</kbd><o:p></o:p>',
		['{u:a} {l:b} {i:c} H2O F1'],
	),
	markdown('words in angle brackets', 'List<String>, Map<K, V>, <your-name>, a < b, <a@b.cn>', [
		'List<String>, Map<K, V>, <your-name>, a < b, a@b.cn',
	]),
	markdown('code stays as it is', '`<b>` and\n\n```html\n<div><!-- x --></div>\n```', [
		'`<b>` and',
		'⟦HTML|<div><!-- x --></div>⟧',
	]),
	markdown(
		'scripts and styles',
		'<style>\n\n.a { color: red }\n\n</style>\nok <script>x()</script>',
		['ok '],
		['What stands in <script> cannot be shown'],
	),
	markdown(
		'a part that is hidden',
		'a <span style="display: none">secret</span> b\n\nc',
		['a  b', '', 'c'],
		['What <span> hides from readers was left out.'],
	),
	markdown(
		'a hidden part without an end',
		'a <span hidden>secret\n\nb',
		['a ', '', 'b'],
		['What <span> hides from readers was left out.'],
	),
	markdown('a script without an end', 'run <script> here', ['run <script> here']),
	markdown(
		'images',
		'<img src="https://a.cn/i.png" alt="shot">, <img src="data:image/png;base64,AA">',
		['[shot](https://a.cn/i.png), image'],
		["The image 'https://a.cn/i.png' was sent as a link", "The image 'data:image/png;base64,AA'"],
	),
	markdown(
		'links',
		'<a href="https://a.cn">go <b>now</b></a> <a href="mailto:b@c.cn">Bob</a>',
		['[go ](https://a.cn){b:[now](https://a.cn)} Bob (b@c.cn)'],
		["The link 'mailto:b@c.cn' is not an address Feishu takes"],
	),
	markdown('preformatted text', '<pre>\na *b*\n\n  c\n</pre>', ['⟦|a *b*\n\n  c⟧']),
	markdown(
		'tags that fit nowhere',
		'- a </li> b\n- <b>c\n\nd </div>',
		['• a  b', '• {b:c}', '', 'd '],
		[HTML_HINT],
	),
	markdown('a whole page', '<!DOCTYPE html><html><body><p>a &amp; *b*</p></body></html>', [
		'a & *b*',
	]),
];

export const WHOLE_HTML: RichTextCase[] = [
	html(
		'the hidden beginning of a newsletter',
		'<div style="DISPLAY:none;font-size:1px">Preheader <b>x</b></div><p>ok</p>',
		['ok'],
		['What <div> hides from readers was left out.'],
	),
	html(
		'parts and pictures that no browser shows',
		'<p hidden>a</p><p style="color:red;visibility:hidden">b</p><img style="display:none" src="https://a.cn/x.png"><p hidden="until-found">c</p><p style="white-space:nowrap;display:block">d</p>',
		['c', '', 'd'],
		['What <p> hides from readers was left out.'],
	),
	html(
		'Zendesk',
		'<div class="zd-comment" dir="auto"><p>Hello&nbsp;there,</p>\n<p>My <strong>laptop</strong> &lt;X1&gt; &amp;amp; co<br>x</p>\n<ul>\n <li>a</li>\n <li>b<ul><li>c</li></ul></li>\n</ul></div>',
		['Hello\u00a0there,', '', 'My {b:laptop} <X1> &amp; co\nx', '', '• a', '• b', '    ◦ c'],
	),
	html(
		'Outlook',
		'<html xmlns:o="x"><head><title>T</title><style>p{margin:0}</style><meta charset="utf-8"></head><body><!--[if mso]><p>m</p><![endif]--><p class="MsoNormal">One<o:p></o:p></p><p class="MsoNormal"><o:p>&nbsp;</o:p></p><P>Two</P></body></html>',
		['One', '', 'Two'],
	),
	html('Gmail', '<div dir="ltr">One<div><br></div><div>Two</div></div>', ['One', '', 'Two']),
	html(
		'a mail that is quoted',
		'Yes.<blockquote type="cite"><div>On Mon <b>Bob</b> wrote:</div><blockquote>deep</blockquote></blockquote>',
		['Yes.', '', '│ On Mon {b:Bob} wrote:', '│ │ deep'],
	),
	html(
		'a data table',
		'<table><thead><tr><th>Name</th><th>Q</th></tr></thead><tbody>\n<tr>\n<td><p>A</p></td>\n<td>1 <br> 2</td></tr></tbody></table><p>after</p>',
		['{b:Name} | {b:Q}', 'A | 1\n2', '', 'after'],
	),
	html(
		'a layout table',
		'<table width="100%"><tr><td><table><tr><td><h1>Mail</h1><p>Hi</p></td></tr></table></td></tr></table>',
		['{b:Mail}', 'Hi'],
	),
	html(
		'code',
		'<pre><code class="language-js">if (a &lt; b) {\n  x();\n}\n</code></pre>Use <code>npm</code>',
		['⟦JAVASCRIPT|if (a < b) {\n  x();\n}⟧', 'Use `npm`'],
	),
	html('numbers', '<ol start="3"><li><p>three</p><p>more</p></li><li value="7">seven</li></ol>', [
		'3. three',
		'    more',
		'7. seven',
	]),
	html(
		'entities once',
		'&lt;b&gt;once&lt;/b&gt; &amp;lt; &euro;&nbsp;5 &ccedil; &alpha; &#20320;',
		['<b>once</b> &lt; €\u00a05 ç α 你'],
	),
	html('words in angle brackets', 'Bob <bob@example.com>: List<String>, a < b, <b and so on', [
		'Bob <bob@example.com>: List<String>, a < b, <b and so on',
	]),
	html('what is unclosed', '<p>a<b>b<p>c<ul><li>d<li>e', ['a{b:b}', '', 'c', '', '• d', '• e']),
	html('rules and headings', '<h2>T</h2><p>x</p><hr>y', ['{b:T}', 'x', '────', 'y']),
	html(
		'pictures',
		'<a href="https://a.cn"><img src="https://a.cn/i.png" alt="Logo"></a> <img src="cid:1"><img src="img_v3_a"><img src="https://t.cn/p" width="1" height="1">',
		['[Logo](https://a.cn) image', '▣ img_v3_a'],
		["The image 'https://a.cn/i.png'", "The image 'cid:1' was sent as text"],
	),
	html(
		'links that lead nowhere',
		'<a href="#top">top</a> <a href="javascript:x">bad</a> <a name="n"></a><a href="//a.cn">ok</a>',
		['top bad (javascript:x) [ok](https://a.cn)'],
		["The link '#top'", "The link 'javascript:x'"],
	),
	html(
		'task boxes and unknown elements',
		'<input type="checkbox" checked> done <my-tag a="1">in</my-tag>',
		['☑ done in'],
	),
	html('plain text keeps its lines', 'one\ntwo\n\nthree', ['one', 'two', '', 'three']),
	html('a link around blocks', '<a href="https://a.cn">one<div>two</div></a>', [
		'[one](https://a.cn)',
		'[two](https://a.cn)',
	]),
];

export const MENTIONS: RichTextCase[] = [
	markdown(
		'every dialect',
		'<at user_id="ou_1">T</at> <at user_id=ou_2></at> <at id="ou_3"></at> <at id=all></at> <at id=ou_4/> <at user_id="ou_5" />',
		['@ou_1 @ou_2 @ou_3 @all @ou_4 @ou_5'],
	),
	markdown(
		'by e-mail',
		'<at email=a@b.cn></at>',
		['@a@b.cn '],
		["A mention by e-mail works in cards only; 'a@b.cn' was sent as text."],
	),
	markdown('nobody', '<at>x</at>', ['<at>x</at>'], ["The mention '<at>' names nobody"]),
	html('every dialect', '<at user_id="ou_1">T</at> <at id=all></at> <at id=ou_2/> end', [
		'@ou_1 @all @ou_2 end',
	]),
	html('one that is not closed loses no word', '<at id=ou_1>some words', ['@ou_1some words']),
];

const NO_LINK = 'The link';

/** What ticket systems and mail programs really send. */
export const REAL_BODIES: RichTextCase[] = [
	html(
		'a comment of Zendesk',
		'<div class="zd-comment" dir="auto"><p dir="auto">Hi&nbsp;Team,</p><p dir="auto"><img src="https://x.zendesk.com/attachments/token/a/?name=i.png" data-original-height="68"></p><ul dir="auto"><li>one</li><li>two<ul><li>inner</li></ul></li></ul><pre dir="auto"><code>SELECT *\nFROM t</code></pre></div>',
		[
			'Hi\u00a0Team,',
			'',
			'[https://x.zendesk.com/attachments/token/a/?name=i.png](https://x.zendesk.com/attachments/token/a/?name=i.png)',
			'',
			'• one',
			'• two',
			'    ◦ inner',
			'⟦|SELECT *\nFROM t⟧',
		],
		['The image'],
	),
	html(
		'a mail of Outlook with conditional comments, o:p and a signature',
		'<html xmlns:v="urn:schemas-microsoft-com:vml"><head><!--[if gte mso 9]><xml><o:shapedefaults v:ext="edit"/></xml><![endif]--><style><!-- p.MsoNormal {margin:0} --></style></head><body lang=EN-US><div class=WordSection1><p class=MsoNormal>Hello<o:p></o:p></p><p class=MsoNormal><o:p>&nbsp;</o:p></p><p class=MsoListParagraph><![if !supportLists]><span style="mso-list:Ignore">·</span><![endif]>First<o:p></o:p></p><!--[if !mso]><!--><p>shown</p><!--<![endif]--><p class=MsoNormal><img src="cid:image001.png@01D7" alt="Logo"></p><div><p class=MsoNormal><b>From:</b> Bob &lt;bob@x.com&gt;<br><b>Sent:</b> Monday</p></div></div></body></html>',
		[
			'Hello',
			'',
			'·First',
			'',
			'shown',
			'',
			'Logo',
			'',
			'{b:From:} Bob <bob@x.com>\n{b:Sent:} Monday',
		],
		['The image'],
	),
	html(
		'a quoted reply of Gmail',
		'<div dir="ltr">Thanks!<div><br></div><div>Bob</div></div><div class="gmail_quote"><div class="gmail_attr">Alice &lt;<a href="mailto:alice@x.com">alice@x.com</a>&gt; wrote:<br></div><blockquote><div>Hi<br>there</div></blockquote></div>',
		['Thanks!', '', 'Bob', 'Alice <alice@x.com> wrote:', '', '│ Hi\n│ there'],
	),
	html(
		'code and a table of Jira',
		'<p>See <a href="https://j.cn/browse/A-1">A-1</a></p><div class="code panel"><pre class="code-java"><span class="code-keyword">int</span> x = 1;</pre></div><table class="confluenceTable"><tbody><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>2</td></tr></tbody></table>',
		['See [A-1](https://j.cn/browse/A-1)', '⟦|int x = 1;⟧', '{b:A} | {b:B}', '1 | 2'],
	),
	html(
		'styles by CSS, of editors and office programs',
		'<p><span style="font-weight:700">bold</span> <span style="font-style: italic">slanted</span> <font style="text-decoration:line-through">gone</font> <span style="color:red">plain</span></p>',
		['{b:bold} {i:slanted} {l:gone} plain'],
	),
	html(
		'what is never closed, or closed twice',
		'<p>One<p>Two<ul><li>a<li>b</ul></p>after</b></div><h2>T<h3>U',
		['One', '', 'Two', '', '• a', '• b', '', 'after', '', '{b:T}', '{b:U}'],
	),
	html('a comment that never ends', 'seen <!-- and this, too', ['seen <!-- and this, too']),
	html(
		'characters by name, of HTML 4 and of programs that escape all signs',
		'<p>&Alpha;&omega; &lpar;a&rpar;&colon;&NewLine;&spades;</p>',
		['Αω (a): ♠'],
	),
	html(
		'a drawing that closes itself',
		'a<svg/>b<svg><title>t</title><path d="M0"/></svg>c',
		['abc'],
		['What stands in <svg>'],
	),
	markdown(
		'an issue of GitHub',
		'<details>\n<summary>Logs</summary>\n\n```js\nvar a;\n```\n\n</details>\n\n- [x] done\n- [ ] open\n\n<img width="500" alt="shot" src="https://user-images.githubusercontent.com/1/2.png">',
		[
			'{b:Logs}',
			'⟦JAVASCRIPT|var a;⟧',
			'',
			'☑ done',
			'☐ open',
			'',
			'[shot](https://user-images.githubusercontent.com/1/2.png)',
		],
		[HTML_HINT, 'The image'],
	),
];

/** What other tools write for links and mentions. */
export const OTHER_TOOLS: RichTextCase[] = [
	...(['markdown', 'html'] as const).flatMap((mode): RichTextCase[] => [
		{
			what: 'a link of Slack',
			mode,
			source: 'See <https://a.cn/x|the page> or <https://a.cn/__y__>',
			shown: ['See [the page](https://a.cn/x) or [https://a.cn/__y__](https://a.cn/__y__)'],
		},
		{
			what: 'a mail address of Slack',
			mode,
			source: '<mailto:a@b.cn|write me>',
			shown: ['write me (a@b.cn)'],
			hints: [NO_LINK],
		},
		{
			what: 'an address behind words, as in plain mails',
			mode,
			source: 'Open it<https://a.cn/x?y=1>',
			shown: ['Open it[https://a.cn/x?y=1](https://a.cn/x?y=1)'],
		},
		{
			what: 'a mention of Slack or WeCom',
			mode,
			source: '<@U12345> please look',
			shown: ['<@U12345> please look'],
			hints: ["'<@U12345>' mentions nobody in Feishu."],
		},
		{
			what: 'a mention of several, of cards',
			mode,
			source: '<at ids=ou_1,ou_2></at> <at ids="ou_3, ou_4">both</at>',
			shown: ['@ou_1@ou_2 @ou_3@ou_4'],
		},
		{
			what: 'a mention out of JSON, with its backslashes',
			mode,
			source: '<at user_id=\\"ou_1\\">T</at> <at id=\\"all\\"></at>',
			shown: ['@ou_1 @all'],
		},
	]),
];

/** All of them. */
export const RICH_TEXT_CASES: RichTextCase[] = [
	...CHINESE_EMPHASIS,
	...BARE_ADDRESSES,
	...HTML_IN_MARKDOWN,
	...WHOLE_HTML,
	...MENTIONS,
	...REAL_BODIES,
	...OTHER_TOOLS,
];
