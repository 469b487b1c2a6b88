import { htmlToPost } from '../../../../nodes/FeishuHelpdesk/content/html';
import { markdownToPost } from '../../../../nodes/FeishuHelpdesk/content/markdown';
import { shownLines } from './richTextCases';

const read = { html: htmlToPost, markdown: markdownToPost };
const shown = (mode: keyof typeof read, source: string) => {
	const { content, hints } = read[mode](source);
	return { lines: shownLines(content), hints };
};
const asLink = (source: string) =>
	`The image '${source}' was sent as a link: a post shows only uploaded images, by their key (img_…).`;

describe('a bold word of a language model ends where its signs say, although a word follows at once', () => {
	test.each([
		['**Status:**Healthy', '{b:Status:}Healthy'],
		['**CPU:**45%, **Disk!**full', '{b:CPU:}45%, {b:Disk!}full'],
		['**(optional)**text **[x]**y', '{b:(optional)}text {b:[x]}y'],
		['***Note:***text', '{bi:Note:}text'],
		['**A**:**B** and x.**y**', '{b:A}:{b:B} and x.{b:y}'],
	])('%s', (source, line) => {
		expect(shown('markdown', source)).toEqual({ lines: [line], hints: [] });
	});

	test.each(['5*(3)*2', '2**(3)**4', 'a ** b:** c', '*a:*b'])('%s has none', (source) => {
		expect(shown('markdown', source)).toEqual({ lines: [source], hints: [] });
	});
});

describe('a picture that is loaded when it is looked at', () => {
	const data = 'data:image/gif;base64,R0lGOD';

	test.each([
		['of an article of WeChat', '<img data-src="https://a.cn/1">', 'https://a.cn/1'],
		['with a stand-in', `<img src="${data}" data-src=" https://a.cn/1 ">`, 'https://a.cn/1'],
		['with a small one', '<img src="https://a.cn/s" data-src="https://a.cn/1">', 'https://a.cn/1'],
		[
			'whose other address is none',
			'<img src="https://a.cn/1" data-src="/l.png">',
			'https://a.cn/1',
		],
	])('%s is a link to it', (_what, source, address) => {
		expect(shown('html', source)).toEqual({
			lines: [`[${address}](${address})`],
			hints: [asLink(address)],
		});
	});
});

describe('an emoji that is a picture is the character', () => {
	test.each([
		'a<img alt="😄" src="https://statics.teams.cdn.office.net/x" itemtype="http://schema.skype.com/Emoji">b',
		'a<emoji id="smile" alt="😄" title="Smile"></emoji>b',
		'a<img class="emoji" alt=" 😄 " src="https://s.w.org/1f604.svg"/>b',
	])('%s', (source) => {
		expect(shown('html', source)).toEqual({ lines: ['a😄b'], hints: [] });
		expect(shown('markdown', source)).toEqual({ lines: ['a😄b'], hints: [] });
	});

	test('so are a family and a flag, but not words behind one', () => {
		const source = ['👨‍👩‍👧', '🇨🇳', '📷 Photo', '©Logo']
			.map((alt) => `<img alt="${alt}" src="https://a.cn/1">`)
			.join(' ');
		expect(shown('html', source).lines).toEqual([
			'👨‍👩‍👧 🇨🇳 [📷 Photo](https://a.cn/1) [©Logo](https://a.cn/1)',
		]);
	});

	test('a picture without an address is its words', () => {
		expect(shown('html', 'a<img alt="Logo">b<img>c')).toEqual({ lines: ['aLogobc'], hints: [] });
	});
});

describe('a message of Teams', () => {
	test('mentions nobody of Feishu by the numbers that it gives people', () => {
		expect(shown('html', '<div><at id="0">Bob</at> look</div>')).toEqual({
			lines: ['Bob look'],
			hints: [
				`The mention '<at id="0">' names nobody or is not closed; it was sent as text. Write <at user_id="ou_…"></at>.`,
			],
		});
	});
});

describe('HTML that a tool has wrapped', () => {
	test.each([
		['escaped by GLPI', '&lt;p&gt;Bonjour l&#039;ami&lt;/p&gt;', ["Bonjour l'ami"]],
		['escaped by number', '&#60;div&#62;a&#60;/div&#62;\n', ['a']],
		['with signs escaped twice', '&lt;p&gt;a &amp;lt; b&lt;/p&gt;', ['a < b']],
		['marked by ServiceNow', '[code]<p>Hi <b>you</b></p>[/code]', ['Hi {b:you}']],
	])('%s is read', (_what, source, lines) => {
		expect(shown('html', source)).toEqual({ lines, hints: [] });
	});

	test.each([
		['&lt;b&gt; makes bold', '<b> makes bold'],
		['Use &lt;p&gt;x&lt;/p&gt;', 'Use <p>x</p>'],
		['&lt;your-name&gt;', '<your-name>'],
	])('%s is text about HTML', (source, line) => {
		expect(shown('html', source)).toEqual({ lines: [line], hints: [] });
	});

	test('others still mention nobody in it', () => {
		const { content } = htmlToPost('&lt;p&gt;&lt;at id=all&gt;x&lt;/at&gt;&lt;/p&gt;', true);
		expect(shownLines(content)).toEqual(['＜at id=all>x＜/at>']);
	});
});

describe('an uploaded image in a link keeps where the link leads', () => {
	test.each([
		['<a href="https://a.cn"><img src="img_v3_a" alt="Shot"></a> x', '[Shot](https://a.cn) x'],
		['<a href="https://a.cn"><img src="img_v3_a"></a>', '[https://a.cn](https://a.cn)'],
		['[![Shot](img_v3_a)](https://a.cn) x', '[Shot](https://a.cn) x'],
		['[![](img_v3_a) go](https://a.cn)', '[go](https://a.cn)'],
	])('%s', (source, line) => {
		expect(shown('markdown', source)).toEqual({ lines: ['▣ img_v3_a', line], hints: [] });
	});
});

describe('a mention in code', () => {
	test.each([
		['<pre>a <at user_id="ou_1">Tom</at> b</pre>', ['@ou_1', '⟦|a @Tom b⟧']],
		['<pre>a <at id=ou_1></at> b</pre>', ['@ou_1', '⟦|a @ou_1 b⟧']],
	])('%s stands before it, and the name in it', (source, lines) => {
		expect(shown('html', source)).toEqual({ lines, hints: [] });
		expect(shown('markdown', source)).toEqual({ lines, hints: [] });
	});

	test('of others is its name', () => {
		const { content } = htmlToPost('<pre>a <at id=all>Tom</at> b</pre>', true);
		expect(shownLines(content)).toEqual(['⟦|a @Tom b⟧']);
	});
});

describe('a link of Slack', () => {
	test.each(['html', 'markdown'] as const)('whose words go on in the next line, in %s', (mode) => {
		expect(shown(mode, 'See <https://b.cn|two\n words> ok').lines).toEqual([
			'See [two words](https://b.cn) ok',
		]);
	});

	test.each([
		'[<https://b.cn|words>](https://a.cn)',
		'<a href="https://a.cn"><https://b.cn|words></a>',
	])('%s leads where the link around it leads', (source) => {
		expect(shown('markdown', source)).toEqual({ lines: ['[words](https://a.cn)'], hints: [] });
	});
});

test('a link that ends within what is hidden takes in nothing that follows', () => {
	expect(shown('markdown', '[a <span hidden>b](https://a.cn) c</span> d').lines).toEqual([
		'[a ](https://a.cn) d',
	]);
});

describe('space that CSS keeps', () => {
	test.each([
		[
			'of plain text in a page',
			'<div style="margin:0; white-space: pre-wrap">Line 1\r\nLine 2\n\n  more</div>end',
			['Line 1\nLine 2\n\n  more', 'end'],
		],
		['of lines alone', '<p style="WHITE-SPACE:pre-line">a\nb</p>', ['a\nb']],
		['within a line', 'a <span style="white-space:pre">b</span> c', ['a b c']],
		['but not the space behind it', '<p style="white-space:pre">a\nb</p>c\nd', ['a\nb', '', 'c d']],
		[
			'nor that of a line that is only not broken',
			'<p style="white-space:nowrap">a\nb</p>',
			['a b'],
		],
	])('%s', (_what, source, lines) => {
		expect(shown('html', source)).toEqual({ lines, hints: [] });
	});
});

describe('a b that is not bold, as around all that is copied from Google Docs', () => {
	test.each([
		[
			'<b style="font-weight:normal;" id="docs-internal-guid-1">a <span style="font-weight:700">b</span></b>',
			'a {b:b}',
		],
		['<strong style="font-weight: 400">a</strong>', 'a'],
		['<em style="font-weight: 400">a</em>', '{i:a}'],
		['<b style="color:red">a</b>', '{b:a}'],
	])('%s', (source, line) => {
		expect(shown('html', source)).toEqual({ lines: [line], hints: [] });
	});
});

describe('a quote of a tag that never ends', () => {
	test.each([
		['<p>See <a href="https://a.cn>this</a> <b>page</b></p>', ['See this {b:page}']],
		["a <img alt='it> b", ['a b']],
	])('%s takes no words along', (source, lines) => {
		expect(shown('html', source)).toEqual({ lines, hints: [] });
	});
});
