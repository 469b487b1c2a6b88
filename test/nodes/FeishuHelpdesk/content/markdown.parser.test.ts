import { markdownToPost } from '../../../../nodes/FeishuHelpdesk/content/markdown';
import {
	parseMarkdown,
	splitLines,
} from '../../../../nodes/FeishuHelpdesk/content/markdown/parser';
import { shownLines } from './richTextCases';

const shown = (source: string, isHarmless = false) => {
	const { content, hints } = markdownToPost(source, isHarmless);
	return { lines: shownLines(content), hints };
};

test('a document of all that is read in a way of its own', () => {
	const source = [
		'<div>',
		'请_“看”_**这里。**吧 <b>a</b><o:p> b</o:p>',
		'</div>',
		'[c](javascript:x) [d](https://a.cn/ä%20) <https://a.cn/__y__> <https://a.cn|e>',
		'https://a.cn/__z__',
		'',
		'[unused]: definition',
		'<!--',
		'',
		'hidden -->',
		`${'> '.repeat(31)}deep`,
	].join('\n');
	expect(shown(source).lines).toEqual([
		'请{i:“看”}{b:这里。}吧 {b:a} b',
		'c (javascript:x) [d](https://a.cn/ä%20) [https://a.cn/__y__](https://a.cn/__y__) [e](https://a.cn)\n[https://a.cn/__z__](https://a.cn/__z__)',
		'',
		'[unused]: definition',
		`${'│ '.repeat(30)}> deep`,
	]);
});

test.each([
	['a\nb', ['a', 'b']],
	['a\r\nb\rc\n\rd', ['a', 'b', 'c', '', 'd']],
	['', ['']],
	['a\n', ['a', '']],
])('%j has the lines %j', (text, lines) => {
	expect(splitLines(text)).toEqual(lines);
});

test('each block knows its lines', () => {
	const blocks = parseMarkdown('a\n\n<!-- b\n\n-->c\n\n# d').filter(({ level }) => level === 0);
	expect(blocks.flatMap(({ type, map }) => (map === null ? [] : [[type, ...map]]))).toEqual([
		['paragraph_open', 0, 1],
		['html_block', 2, 5],
		['paragraph_open', 4, 5],
		['heading_open', 6, 7],
	]);
});

describe('to those who write it down', () => {
	const shape = (source: string) =>
		parseMarkdown(source)
			.filter(({ type }) => /^(?:paragraph|inline|html_block)/.test(type))
			.map(({ type, tag, nesting }) => [type, tag, nesting]);

	test('words behind a comment, and words nested too deeply, are a paragraph like others', () => {
		const paragraph = shape('a');
		expect(paragraph).toHaveLength(3);
		expect(shape('<!-- b -->a').slice(1)).toEqual(paragraph);
		expect(shape(`${'> '.repeat(31)}a`)).toEqual(paragraph);
	});

	test('blanks behind a comment are no paragraph', () => {
		expect(shape('<!-- a -->  ').map(([type]) => type)).toEqual(['html_block']);
	});

	test('a tag of Office is a tag like others', () => {
		const tagOf = (source: string) =>
			parseMarkdown(source)[1]?.children?.map(({ type, tag, nesting }) => [type, tag, nesting]);
		expect(tagOf('<o:p>')).toEqual(tagOf('<b>'));
	});
});

describe('what is nested too deeply', () => {
	const quotes = '> '.repeat(30);

	test('keeps its paragraphs', () => {
		const { lines } = shown([`${quotes}> a`, quotes, `${quotes}> b`].join('\n'));
		expect(lines).toEqual([`${'│ '.repeat(30)}> a`, `${'│ '.repeat(30)}> b`]);
	});

	test('has no blanks around it', () => {
		expect(shown(`${quotes}  > a  \n\nb`).lines).toEqual([`${'│ '.repeat(30)}> a`, '', 'b']);
	});

	test('ends where its quotes do', () => {
		expect(shown(`${quotes}> a\n# b`).lines).toEqual([`${'│ '.repeat(30)}> a`, '', '{b:b}']);
	});

	test('ends where its list does', () => {
		const { lines } = shown(`${'- '.repeat(17)}a\n${' '.repeat(32)}b\n${' '.repeat(20)}c`);
		expect(lines).toEqual([
			`${'• ◦ ▪ '.repeat(5)}- - a\n${' '.repeat(60)}b`,
			`${' '.repeat(40)}c`,
		]);
	});
});

describe('text of others', () => {
	const TOLD = 'Neutralize Markup is on: links show their address as text.';

	test.each([
		['https://a.cn', '[https://a.cn](https://a.cn)', []],
		['www.a.cn', '[www.a.cn](https://www.a.cn)', []],
		['<https://a.cn>', '[https://a.cn](https://a.cn)', []],
		['[b](https://a.cn)', 'b (https://a.cn)', [TOLD]],
		['[https://b.cn](https://a.cn)', 'https://b.cn (https://a.cn)', [TOLD]],
		['[https://a.cn~~x~~](https://a.cn)', 'https://a.cn{l:x} (https://a.cn)', [TOLD]],
		['[`https://a.cn`](https://a.cn)', '`https://a.cn` (https://a.cn)', [TOLD]],
		['[](https://a.cn)', 'https://a.cn', []],
		[
			'<at id=ou_1>Tom</at> x',
			'＜at id=ou_1>Tom＜/at> x',
			['Neutralize Markup is on: the mention in it was sent as text.'],
		],
	])('%s mentions nobody and hides no link', (source, line, hints) => {
		expect(shown(source, true)).toEqual({ lines: [line], hints });
	});
});
