import { composedCardText } from '../../../../nodes/FeishuHelpdesk/content/cardText';
import { Hints } from '../../../../nodes/FeishuHelpdesk/content/writing/hints';

function written(source: string, options: { hasCode?: boolean; harmless?: boolean } = {}) {
	const hints = new Hints();
	const text = composedCardText(source, { hasCode: true, harmless: false, ...options }, hints);
	return { text, hints: hints.list() };
}

const CHANGED = 'The HTML in the text was turned into what cards show.';
const DROPPED = 'Comments and scripts in the HTML were left out.';

describe('tags that cards know stay byte for byte', () => {
	test.each([
		'<font color=red>x</font>',
		"<FONT color='light-blue2'>x</FONT>",
		'<font color="rgba(1, 20,3, 0.5)">x</font>',
		'<font color=rgb(1,2,3)>x</font>',
		'<font color=red>a<font color=blue>b</font>c</font>',
		'<text_tag color=blue>x</text_tag>',
		'<person id=ou_1></person>',
		'<link url="https://a.cn" icon="x">x</link>',
	])('%s', (source) => {
		expect(written(source)).toEqual({ text: source, hints: [] });
	});
});

describe('tags that look like those of cards are HTML', () => {
	test.each([
		['<font>x</font>', 'x'],
		['<font face=Arial>x</font>', 'x'],
		['<font color=red size=2>x</font>', 'x'],
		['<font color="#f00">x</font>', 'x'],
		['<font color="1red">x</font>', 'x'],
		['<font color="red green">x</font>', 'x'],
		['<font color="a rgb(1,2,3)">x</font>', 'x'],
		['<font color="rgb(1,2,x)">x</font>', 'x'],
		['<link url="/x">y</link>', 'y'],
		['<link rel="stylesheet" href="https://a.cn">y', 'y'],
	])('%s', (source, text) => {
		expect(written(source)).toEqual({ text, hints: [CHANGED] });
	});

	test('an end without a begin is left out', () => {
		expect(written('a</font>b').text).toBe('ab');
		expect(written('<font color=red>a</font>b</font>c').text).toBe('<font color=red>a</font>bc');
	});

	test('others may not use them', () => {
		expect(written('<font color=red>x</font>', { harmless: true }).text).toBe('x');
	});
});

describe('each element of HTML', () => {
	test.each([
		['bold', 'a <b>b</b> <strong>c</strong>', 'a **b** **c**'],
		['other styles', '<i>a</i> <del>b</del> <u>c</u>', '*a* ~~b~~ c'],
		['an end of a style that is not open', 'a</b>b', 'ab'],
		['a heading', 'a<h2>b</h2>c', 'a\n**b**\nc'],
		['paragraphs', '<p>a</p>\n<p>b</p>c', 'a\nb\nc'],
		['a term and its meaning', '<dl><dt>a</dt><dd>b</dd></dl>', '**a**\nb'],
		['a rule', 'a <hr> b', 'a\n---\nb'],
		['boxes', '<input type=checkbox>a <input type=radio checked>b', '☐ a ☑ b'],
		['another input', 'a<input type=text checked>b<input>c', 'abc'],
		['a list', 'x<ul><li>a</li><li>b</li></ul>y', 'x\n- a\n- b\ny'],
		['a list with numbers', '<ol><li>a</li><li>b</li></ol>', '1. a\n2. b'],
		['a list that begins with another number', '<ol start="3"><li>a<li>b</ol>', '3. a\n4. b'],
		['a list that begins with no number', '<ol start="x"><li>a</ol>', '1. a'],
		['a list that begins with half a number', '<ol start="2.5"><li>a</ol>', '1. a'],
		['a list of bullets with a number', '<ul start="3"><li>a</ul>', '- a'],
		[
			'a list within a list',
			'<ol><li>a<ul><li>b</li></ul></li><li>c</li></ol>',
			'1. a\n    - b\n2. c',
		],
		['an item without a list', '<li>a', '- a'],
		[
			'a ninth level, set in no deeper than the eighth',
			'<ul>'.repeat(7) + '<li>g' + '<ul><li>h<ul><li>i',
			`${' '.repeat(24)}- g\n${' '.repeat(28)}- h\n${' '.repeat(28)}- i`,
		],
		[
			'a table',
			'<table><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>2</td></tr></table>x',
			'**A** | **B**\n1 | 2\nx',
		],
		['a table without ends', '<table><tr><th>A<th>B<tr><td>1<td>2', '**A** | **B**\n1 | 2'],
		['a table with a caption', '<table><caption>T</caption><tr><td>1</table>', 'T\n1'],
		['a line break in a cell', '<tr><td>a<br>b</td><td>c</td></tr>', 'a b | c'],
		['a block in a cell', '<tr><td>a<p>b<li>c<td>d</tr>', 'a b c | d'],
		['code in a cell', '<tr><td>a<pre>b</pre></td></tr>', 'a b'],
		[
			'a table in a cell',
			'<table><tr><td>a<table><tbody><tr><td>b</td></tr></tbody></table></td></tr></table>',
			'a\nb',
		],
		['a table with parts', '<table><thead><tr><td>a<tbody><tr><td>b<tfoot><tr><td>c', 'a\nb\nc'],
		['a part of a table behind text', 'x<thead>y</thead>z', 'x\ny\nz'],
	])('%s', (_what, source, text) => {
		expect(written(source)).toEqual({ text, hints: [CHANGED] });
	});

	test.each([
		['a<br>b', 'a\nb'],
		['a<br/>\nb', 'a\nb'],
		['a<br>\r\nb', 'a\nb'],
		['a<br>\n\nb', 'a\n\nb'],
		['a<br> \nb', 'a\n \nb'],
	])('%j is one line break, and needs no hint', (source, text) => {
		expect(written(source)).toEqual({ text, hints: [] });
	});

	test("words in angle brackets are the author's", () => {
		expect(written('a <your-name> b')).toEqual({ text: 'a &#60;your-name> b', hints: [] });
	});
});

describe('what is hidden', () => {
	test.each([
		['a<script>b</script>c<script>d</SCRIPT >e', 'ace'],
		['a<style>b{}</style>c', 'ac'],
		['a<title>b</title>c<svg>d</svg>e', 'ace'],
		['a<iframe src="https://a.cn">b</iframe>c', 'ac'],
	])('%s is left out with all that is in it', (source, text) => {
		expect(written(source)).toEqual({ text, hints: [CHANGED, DROPPED] });
	});

	test("without its end only the tag is: nobody's words get lost", () => {
		expect(written('a<script>b <style>c</style>d')).toEqual({
			text: 'ab d',
			hints: [CHANGED, DROPPED],
		});
	});

	test.each([
		['a<svg/>b', 'ab'],
		['a</script>b', 'ab'],
	])('%s hides nothing', (source, text) => {
		expect(written(source)).toEqual({ text, hints: [CHANGED] });
	});
});

describe('preformatted text', () => {
	test.each([
		['stands apart', 'a <pre>b</pre> c', 'a\n```\nb\n```\nc'],
		['keeps its lines and blanks', '<pre>\n  a\n\n b \n\n</pre>', '```\n  a\n\n b\n```'],
		['loses one line at its begin', '<pre>\n\na</pre>', '```\n\na\n```'],
		['has lines of HTML', '<pre>a<br>b<BR />c</pre>', '```\na\nb\nc\n```'],
		['loses its tags', '<pre><code class="x">a <b>b</B></code> < 3</pre>', '```\na b < 3\n```'],
		['has characters by name', '<pre>a &amp;&amp; b</pre>', '```\na && b\n```'],
		['without words is nothing', 'a<pre> <b> </b>\n</pre>b', 'ab'],
		['that holds a fence shows its signs', '<pre>```\n*a*</pre>', '&#96;&#96;&#96;\n&#42;a&#42;'],
		['ends where it ends, not later', '<pre>a</pre>b<pre>c</pre>', '```\na\n```\nb\n```\nc\n```'],
		['without a begin is a line', 'a</pre>b', 'a\nb'],
	])('%s', (_what, source, text) => {
		expect(written(source)).toEqual({ text, hints: [CHANGED] });
	});

	test('in a field stands apart, too', () => {
		expect(written('a<pre>*b*</pre>c', { hasCode: false }).text).toBe('a\n&#42;b&#42;\nc');
	});
});
