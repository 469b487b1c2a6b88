import { readTag } from '../../../../nodes/FeishuHelpdesk/content/html/tagText';

test.each<[string, string, Record<string, string>]>([
	['<b>', 'b', {}],
	['<IMG SRC=a.png Alt="x">', 'img', { src: 'a.png', alt: 'x' }],
	['<o:p>', 'o:p', {}],
	['<input checked value = "1" >', 'input', { checked: '', value: '1' }],
	[`<a title="it's" rel='"q"'>`, 'a', { title: "it's", rel: '"q"' }],
	['<a t="x > y">', 'a', { t: 'x > y' }],
	["<a t='<b>'>", 'a', { t: '<b>' }],
	['<a t="1" t="2">', 'a', { t: '1' }],
	['<a t="a &amp; b &lt;">', 'a', { t: 'a & b <' }],
	['<at user_id=\\"ou_1\\">', 'at', { user_id: 'ou_1' }],
	['<a\nhref=x\n>', 'a', { href: 'x' }],
	['<a t=        "x > y">', 'a', { t: 'x > y' }],
	['<td width=10% nowrap>', 'td', { width: '10%', nowrap: '' }],
])('%s opens an element', (written, name, attributes) => {
	expect(readTag(`${written} and more>`)).toEqual({
		kind: 'open',
		name,
		attributes,
		isClosed: false,
		written,
	});
});

test.each<[string, string, Record<string, string>]>([
	['<br/>', 'br', {}],
	['<at id=all/>', 'at', { id: 'all' }],
	['<img src="a/" />', 'img', { src: 'a/' }],
])('%s opens and closes it', (written, name, attributes) => {
	expect(readTag(written)).toEqual({ kind: 'open', name, attributes, isClosed: true, written });
});

test.each([
	['</b>', 'b'],
	['</AT >', 'at'],
	['</p class="x>">', 'p'],
])('%s closes one', (written, name) => {
	expect(readTag(`${written}>`)).toEqual({ kind: 'close', name, written });
});

test.each([
	['1 < 2 and so on and so on > 0', 2],
	['<1>', 0],
	['<>', 0],
	['</ b>', 0],
	['< b>', 0],
	['x<b>', 0],
	['<b', 0],
	['<a <b>', 0],
	['<a t="x', 0],
	['<a t="<b>', 0],
])('no tag begins in %j at %d', (text, start) => {
	expect(readTag(text, start)).toBeUndefined();
});

test('a tag is read where it stands', () => {
	expect(readTag('a <i> <b x="1"> c', 6)).toEqual({
		kind: 'open',
		name: 'b',
		attributes: { x: '1' },
		isClosed: false,
		written: '<b x="1">',
	});
});

test.each([
	['a quote that nobody closes', '<a t="x>y', '<a t="x>'],
	['a quote within a value', `<a t=it's>it's>`, `<a t=it's>`],
	['a quote without an equals sign', '<a "x>y">', '<a "x>'],
	['a quote far behind its equals sign', '<a t=         "x>y">', '<a t=         "x>'],
	['a quote behind a name that ends with an equals sign', '<a= "x>y">', '<a= "x>'],
])('%s does not hide the end of the tag', (_, text, written) => {
	expect(readTag(text)).toMatchObject({ kind: 'open', written });
});
