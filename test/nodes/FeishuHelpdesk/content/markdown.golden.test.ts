import { markdownToPost } from '../../../../nodes/FeishuHelpdesk/content/markdown';
import type { PostElement, TextStyle } from '../../../../nodes/FeishuHelpdesk/content/postElement';

const t = (text: string, ...style: TextStyle[]): PostElement => ({
	tag: 'text',
	text,
	...(style.length > 0 && { style }),
});
const a = (text: string, href: string, ...style: TextStyle[]): PostElement => ({
	tag: 'a',
	text,
	href,
	...(style.length > 0 && { style }),
});
const at = (user_id: string): PostElement => ({ tag: 'at', user_id });
const img = (image_key: string): PostElement => ({ tag: 'img', image_key });
const hr: PostElement = { tag: 'hr' };
const code = (text: string, language?: string): PostElement => ({
	tag: 'code_block',
	text,
	...(language !== undefined && { language }),
});
const blank = [t('')];

/** Feature, Markdown by line, paragraphs of the post, hints. */
const GOLDEN: Array<[string, string[], PostElement[][], string[]?]> = [
	['nothing', ['', ' \t ', '&nbsp;'], []],
	['an empty code block', ['```', '```'], []],

	// Paragraphs
	['a line break stays', ['one', 'two  ', 'three\\', 'four'], [[t('one\ntwo\nthree\nfour')]]],
	['paragraphs are set apart', ['one', '', '', 'two'], [[t('one')], blank, [t('two')]]],
	['Windows line ends', ['one\r', '\r', 'two'], [[t('one')], blank, [t('two')]]],
	['entities and escapes', ['&amp; &copy; &#20320; \\*x\\*'], [[t('& © 你 *x*')]]],

	// Headings
	[
		'headings are bold lines that stay with what follows',
		['# Title with *stress*', '', 'text', '## Sub', 'more'],
		[
			[t('Title with ', 'bold'), t('stress', 'bold', 'italic')],
			[t('text')],
			blank,
			[t('Sub', 'bold')],
			[t('more')],
		],
	],
	['underlined headings', ['Title', '=====', 'text'], [[t('Title', 'bold')], [t('text')]]],

	// Styles
	[
		'styles and their combinations',
		['a **b _c_** ~~d **e**~~ *f*'],
		[
			[
				t('a '),
				t('b ', 'bold'),
				t('c', 'bold', 'italic'),
				t(' '),
				t('d ', 'lineThrough'),
				t('e', 'bold', 'lineThrough'),
				t(' '),
				t('f', 'italic'),
			],
		],
	],
	['strong within strong', ['**a **b** c**'], [[t('a b c', 'bold')]]],
	['marks without a partner', ['5 * 3 ** 2 ~~'], [[t('5 * 3 ** 2 ~~')]]],
	['inline code keeps its backticks', ['run `npm i` or ``a`b``'], [[t('run `npm i` or ``a`b``')]]],
	['code of a backtick', ['`` ` ``'], [[t('`` ` ``')]]],

	// Links
	[
		'links',
		['[the **page**](https://a.cn/x) <https://b.cn> <c@d.cn> https://e.cn'],
		[
			[
				a('the ', 'https://a.cn/x'),
				a('page', 'https://a.cn/x', 'bold'),
				t(' '),
				a('https://b.cn', 'https://b.cn'),
				t(' c@d.cn '),
				a('https://e.cn', 'https://e.cn'),
			],
		],
	],
	['a link with a title', ['[x](https://a.cn "T")'], [[a('x', 'https://a.cn'), t(' (T)')]]],
	['a link without text', ['[](https://a.cn)'], [[a('https://a.cn', 'https://a.cn')]]],
	['a link with spaces', ['[x](<https://a.cn/b c>)'], [[a('x', 'https://a.cn/b%20c')]]],
	[
		'links that Feishu would refuse',
		['[help](/help), [bad](javascript:x), [none](), <javascript:y>'],
		[[t('help (/help), bad (javascript:x), none, javascript:y')]],
		[
			"The link '/help' is not an address Feishu takes; it was sent as text.",
			"The link 'javascript:x' is not an address Feishu takes; it was sent as text.",
			"The link 'none' has no address; it was sent as text.",
			"The link 'javascript:y' is not an address Feishu takes; it was sent as text.",
		],
	],
	[
		'links by reference; a definition that nothing refers to is text',
		['[Page][1]', '', '[1]: https://a.cn', '[Status]: done'],
		[[a('Page', 'https://a.cn')], blank, [t('[Status]: done')]],
	],

	// Lists
	[
		'a list within a list',
		['Steps:', '- one', '  goes on', '  - two', '    - three', '- four'],
		[
			[t('Steps:')],
			[t('• one\n    goes on')],
			[t('    ◦ two')],
			[t('        ▪ three')],
			[t('• four')],
		],
	],
	[
		'numbers: the author’s as long as they rise',
		['3. three', '3. four', '7) seven', '8) eight', '10) ten'],
		[[t('3. three')], [t('4. four')], [t('7) seven')], [t('8) eight')], [t('10) ten')]],
	],
	[
		'tasks',
		['- [ ] open', '- [x] *done*', '1. [X] first'],
		[[t('☐ open')], [t('☑ '), t('done', 'italic')], [t('1. ☑ first')]],
	],
	[
		'paragraphs and code within an item',
		['1. one', '', '   more', '', '   ```sh', '   ls', '   ```', '', '   end'],
		[[t('1. one')], [t('    more')], [code('ls', 'SHELL')], [t('    end')]],
	],
	[
		'items that begin with something else',
		['-', '- ```', '  x', '  ```', '- > said', '- - deep'],
		[[t('•')], [t('•')], [code('x')], [t('• │ said')], [t('• ◦ deep')]],
	],

	// Code
	[
		'code with a language',
		['```python title="a.py"', 'if x:', '', '\tgo()  ', '```', '~~~ts', '1', '~~~'],
		[[code('if x:\n\n\tgo()  ', 'PYTHON')], [code('1', 'TYPESCRIPT')]],
	],
	['a language Feishu lacks', ['```mermaid', 'a-->b', '```'], [[code('a-->b')]]],
	['indented code', ['text', '', '    <b>*x*</b>'], [[t('text')], [code('<b>*x*</b>')]]],

	// Quotes, rules
	[
		'quotes',
		['> one', '> two', '>', '> > **three**', '', 'end'],
		[[t('│ one\n│ two')], [t('│ │ '), t('three', 'bold')], blank, [t('end')]],
	],
	['a rule', ['one', '', '---', '', 'two'], [[t('one')], [hr], [t('two')]]],

	// Tables
	[
		'tables are lines',
		['| Name | State |', '|:-----|------:|', '| A | **up** |', '| B \\| C | |', '| D | x | y |'],
		[[t('Name | State', 'bold')], [t('A | '), t('up', 'bold')], [t('B | C | ')], [t('D | x | y')]],
	],

	// Images
	[
		'an uploaded image within a sentence',
		['See ![shot](img_v3_02ab-c) and **![](img_v2_x)**', 'reply.'],
		[[t('See')], [img('img_v3_02ab-c')], [t('and')], [img('img_v2_x')], [t('reply.')]],
	],
	[
		'other images',
		['![Logo](https://a.cn/l.png) ![Map](map.png) [![Build](https://b.cn/i.svg)](https://b.cn)'],
		[[a('Logo', 'https://a.cn/l.png'), t(' Map (map.png) '), a('Build', 'https://b.cn')]],
		[
			"The image 'https://a.cn/l.png' was sent as a link: a post shows only uploaded images, by their key (img_…).",
			"The image 'map.png' was sent as text: a post shows only uploaded images, by their key (img_…).",
			"The image 'https://b.cn/i.svg' was sent as a link: a post shows only uploaded images, by their key (img_…).",
		],
	],

	// Mentions and other HTML
	[
		'mentions',
		['<at user_id="ou_1">Tom</at> and', '<at user_id="all"></at>'],
		[[at('ou_1'), t(' and\n'), at('all')]],
	],
	[
		'a mention in a list, a quote and bold text',
		['- **<at user_id="ou_1">T</at> x**', '', '> <at user_id="ou_2"></at>'],
		[[t('• '), at('ou_1'), t(' x', 'bold')], blank, [t('│ '), at('ou_2')]],
	],
	[
		'mentions that are none, and one as cards have it',
		['<at user_id="ou_1">Tom, <at id="x">y</at> `<at user_id="all"></at>`'],
		[[t('<at user_id="ou_1">Tom, '), at('x'), t(' `<at user_id="all"></at>`')]],
		[
			`The mention '<at user_id="ou_1">' names nobody or is not closed; it was sent as text. Write <at user_id="ou_…"></at>.`,
		],
	],
	[
		'HTML is read, and Markdown within it',
		['<div class="x">', '**a**<br>b <!-- c -->', '</div>'],
		[[t('a', 'bold'), t('\nb')]],
		[
			'A comment (<!-- … -->) is for authors; it was left out.',
			'There is HTML in the Markdown. For a text that is HTML through and through choose HTML under Compose As.',
		],
	],
];

describe('Markdown becomes elements of a post', () => {
	it.each(GOLDEN)('%s', (_feature, lines, content, hints = []) => {
		expect(markdownToPost(lines.join('\n'))).toEqual({ content, hints });
	});

	it('tells the first ten hints', () => {
		const links = Array.from({ length: 12 }, (_, index) => `[a](/${index})`).join(' ');
		const { hints } = markdownToPost(links);
		expect(hints).toHaveLength(11);
		expect(hints.at(-1)).toBe('There are 2 more of these.');
	});

	it('cuts what is far too long for Feishu into lines only', () => {
		const { content, hints } = markdownToPost(`**a**\n\n${'x'.repeat(300_000)}`);
		expect(content).toHaveLength(2);
		expect(content[0]).toEqual([t('**a**')]);
		expect(hints).toEqual(['The Markdown is far longer than Feishu takes; it was not formatted.']);
	});

	it('keeps what is nested too deeply as text', () => {
		const [paragraph] = markdownToPost(`${'> '.repeat(40)}deep **end**`).content;
		expect(paragraph).toEqual([t(`${'│ '.repeat(30)}${'> '.repeat(10)}deep `), t('end', 'bold')]);
	});
});
