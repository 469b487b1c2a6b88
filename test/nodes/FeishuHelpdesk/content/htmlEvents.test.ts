import { readHtml, type HtmlEvent } from '../../../../nodes/FeishuHelpdesk/content/html/htmlEvents';

/** `text`, `<name>` or `<name/>` with its attributes, `</name>`; a table that only places things with a `#`. */
function seen(event: HtmlEvent): string {
	if (event.kind === 'text') return event.text;
	const { tag, isLayout } = event;
	if (tag.kind === 'close') return `</${tag.name}>`;
	const attributes = Object.entries(tag.attributes).map(([name, value]) => ` ${name}=${value}`);
	return `<${tag.name}${attributes.join('')}${tag.isClosed ? '/' : ''}>${isLayout ? '#' : ''}`;
}

test.each<[string, string, string[]]>([
	['text', 'a < b & c', ['a < b & c']],
	['entities once', '&lt;b&gt; &amp;lt;', ['<b> &lt;']],
	['names in any case', '<B Class=X>a</B>', ['<b class=X>', 'a', '</b>']],
	['the first of two attributes', '<a t=1 t="2" u>', ['<a t=1 u=>']],
	['entities of attributes', '<a t="&lt;&amp;">', ['<a t=<&>']],
	['a tag at the end', '<p>', ['<p>']],
	['a comment', 'a<!-- <b> -->b', ['ab']],
	['a comment without an end', 'a<!-- <b>', ['a<!-- <b>']],
	['a declaration', '<!DOCTYPE html>a<?xml ?>b', ['ab']],
	['a tag without an end', 'a <b c="d', ['a ']],
	['words that look like one', 'a <b and so on', ['a <b and so on']],
	['the same behind a tag', '<p><b and so on', ['<p>', '<b and so on']],
	['the same behind an end', '</p ><b and so on', ['</p>', '<b and so on']],
	['the same behind a comment', '<!-- c --><b and so on', ['<b and so on']],
	['a closed tag', '<div/>a<br/>', ['<div/>', 'a', '<br/>']],
	['a drawing', '<svg><g/>a</svg><p/>', ['<svg>', '<g/>', '</g>', 'a', '</svg>', '<p/>']],
	['a formula', '<math><mi/></math><p/>', ['<math>', '<mi/>', '</mi>', '</math>', '<p/>']],
	['a drawing that closes itself', '<svg/><p/>', ['<svg/>', '</svg>', '<p/>']],
	[
		'a drawing within a drawing',
		'<svg><svg></svg><g/></svg><p/>',
		['<svg>', '<svg>', '</svg>', '<g/>', '</g>', '</svg>', '<p/>'],
	],
	['an element of a drawing', '<svg><g></g></svg><p/>', ['<svg>', '<g>', '</g>', '</svg>', '<p/>']],
	[
		'an end of a drawing that nobody began',
		'</svg><p/><svg><g/>',
		['</svg>', '<p/>', '<svg>', '<g/>', '</g>'],
	],
	['text of a drawing', '<svg><![CDATA[a<b>&lt;]]><b', ['<svg>', 'a<b><<b']],
	[
		'a title of a drawing',
		'<svg><title>a<g/></title></svg>',
		['<svg>', '<title>', 'a', '<g/>', '</g>', '</title>', '</svg>'],
	],
	['a title of a page', '<title>a<b></title><b>', ['<title>', 'a<b>', '</title>', '<b>']],
	[
		'a table',
		'<table><tr><td>1<td>2</table>',
		['<table>', '<tr>', '<td>', '1', '<td>', '2', '</table>'],
	],
	['a table of headings', '<table><tr><th><th>', ['<table>', '<tr>', '<th>', '<th>']],
	[
		'a table of one column',
		'<table><tr><td><tr><th><tr><td>',
		['<table>#', '<tr>', '<td>', '<tr>', '<th>', '<tr>', '<td>'],
	],
	[
		'a table with a table in it',
		'<table><tr><td><td><table><tr><td><td></table></table>',
		['<table>#', '<tr>', '<td>', '<td>', '<table>', '<tr>', '<td>', '<td>', '</table>', '</table>'],
	],
	[
		'a table after a table',
		'<table><td><td></table><table><td><td></table>',
		['<table>', '<td>', '<td>', '</table>', '<table>', '<td>', '<td>', '</table>'],
	],
	['cells without a table', '<td><td>', ['<td>', '<td>']],
])('%s', (_, html, expected) => {
	expect(readHtml(html).map(seen)).toEqual(expected);
});

test('tags are kept as they are written', () => {
	expect(readHtml('<A HREF = "x" >b</A ><br />c')).toEqual([
		{
			kind: 'tag',
			isLayout: false,
			tag: {
				kind: 'open',
				name: 'a',
				attributes: { href: 'x' },
				isClosed: false,
				written: '<A HREF = "x" >',
			},
		},
		{ kind: 'text', text: 'b' },
		{ kind: 'tag', isLayout: false, tag: { kind: 'close', name: 'a', written: '</A >' } },
		{
			kind: 'tag',
			isLayout: false,
			tag: { kind: 'open', name: 'br', attributes: {}, isClosed: true, written: '<br />' },
		},
		{ kind: 'text', text: 'c' },
	]);
});
