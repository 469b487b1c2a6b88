import { markdownToPost } from '../../../../nodes/FeishuHelpdesk/content/markdown';
import { shownLines } from './richTextCases';

const shown = (lines: string[]) => shownLines(markdownToPost(lines.join('\n')).content);

test('a comment or preformatted text ends the text, the quote and the definition right above it', () => {
	const comment = ['<!--', '', 'b', '-->'];
	const pre = ['<pre>', 'd', '</pre>'];
	expect(shown(['a', ...comment, '> c', ...comment, '[e]:', ...pre, 'f'])).toEqual([
		'a',
		'│ c',
		'[e]:',
		'⟦|d⟧',
		'f',
	]);
});

describe('comments, scripts, styles and preformatted text go on through empty lines', () => {
	test.each([
		['a comment', ['<!--', '', '**a**', '', '-->', 'b'], ['b']],
		['a comment of one line', ['<!-- a -->', 'b'], ['b']],
		['words behind it', ['<!--', '', 'a', '-->  **b** '], ['{b:b}']],
		['words behind it, and more below', ['<!-- a', '-->b', '', 'c'], ['b', '', 'c']],
		['three blanks before it', ['   <!-- a', '', 'b -->', 'c'], ['c']],
		['four blanks before it: that is code', ['    <!-- a -->', '', 'b'], ['⟦|<!-- a -->⟧', 'b']],
		['four blanks before it in a quote: that is its text', ['> a', '    <!-- b -->'], ['│ a']],
		['words and blanks behind it', ['<pre>a</pre>b  ', 'c'], ['⟦|a⟧', 'b', 'c']],
		['preformatted text right below text', ['a', '<pre>b</pre>', 'c'], ['a', '⟦|b⟧', 'c']],
		['words behind it, right below text', ['a', '<!-- b', '-->c'], ['a', 'c']],
		['right below text', ['a', '<!--', '', 'b', '-->', 'c'], ['a', 'c']],
		['right below an item of a list', ['- a', '<!--', '', 'b', '-->', '- c'], ['• a', '• c']],
		['right below a nested one', ['- a', '  - b', '<!-- c', 'd -->', 'e'], ['• a', '    ◦ b', 'e']],
		['inside an item', ['- a', '', '  <!--', '', '  b', '  -->', '  c'], ['• a', '    c']],
		['between paragraphs', ['a', '', '<!--', '', '-->', '', 'b'], ['a', '', 'b']],
		['two of them', ['<!--', '', 'a -->', '<!--', '', 'b -->', 'c'], ['c']],
		['a comment that holds a tag', ['<!--', '', '<script>', '', '-->', 'a'], ['a']],
		['a style', ['<style type="x">', '', '**a**', '', '</STYLE >', 'b'], ['b']],
		['a script', ['<SCRIPT>', '', '*a*', '', '</script>', 'b'], ['b']],
		['preformatted text', ['<pre>', 'a', '', '**b**', '</PRE >', 'c'], ['⟦|a\n\n**b**⟧', 'c']],
		[
			'code in preformatted text',
			['<PRE class="x">', '<code>a', '', 'b</code></pre>'],
			['⟦|a\n\nb⟧'],
		],
		['in a quote', ['> <!--', '>', '> a', '> -->', '> b'], ['│ b']],
		['that a quote ends', ['> a', '> <!-- b', '', 'c -->'], ['│ a\n│ <!-- b', '', 'c -->']],
		['in an item', ['- a', '', '  <!--', '', '  b', '  -->', '- c'], ['• a', '• c']],
		['below a heading', ['# a', '<!--', '', '-->', 'b'], ['{b:a}', 'b']],
	])('%s', (_what, lines, expected) => {
		expect(shown(lines)).toEqual(expected);
	});

	test.each([
		['an item that ends before it', ['- <!-- a', '', 'b -->'], ['• <!-- a', '', 'b -->']],
		['a heading that ends the quote', ['> <!-- a', '# b -->'], ['│ <!-- a', '', '{b:b -->}']],
		['no end', ['<!-- a', '', '**b**'], ['<!-- a', '', '{b:b}']],
		['two without an end', ['<!-- a', '', '<!-- b', '', 'c'], ['<!-- a', '', '<!-- b', '', 'c']],
		[
			'a comment without an end and one script',
			['<!-- a', '', '<script>', '', '</script>b'],
			['<!-- a', '', 'b'],
		],
		['words before it', ['a <!--', '', 'b -->'], ['a <!--', '', 'b -->']],
		[
			'another name',
			['<styles>', '', '**a**', '', '</styles>'],
			['<styles>', '', '{b:a}', '', '</styles>'],
		],
	])('but not through %s', (_what, lines, expected) => {
		expect(shown(lines)).toEqual(expected);
	});

	test.each(['<!-- a -->', '   <!-- a', '<!-- a\n\n-->'])(
		'%j is for authors, says a hint',
		(start) => {
			const source = start.includes('-->') ? start : `${start}\n-->`;
			expect(markdownToPost(`${source}\nb`).hints).toEqual([
				'A comment (<!-- … -->) is for authors; it was left out.',
			]);
		},
	);

	test('one in a quote is found before one that goes on behind it without an end', () => {
		expect(shown(['> <!--', '>', '> a -->', '> b', '<!-- c'])).toEqual(['│ b\n│ <!-- c']);
	});

	test('one of one line ends the item above it', () => {
		expect(shown(['- a', '<!-- b -->', 'c'])).toEqual(['• a', 'c']);
	});

	test('one that an item holds is found behind one that an item cuts off', () => {
		expect(shown(['- <!-- a', '', '<!--', '', 'b', '-->', 'c'])).toEqual(['• <!-- a', '', 'c']);
	});
});

describe('a page that is HTML through and through', () => {
	test.each([
		'<!DOCTYPE html>*a*',
		'<!doctype  html><p>*a*</p>',
		' \n<html>*a*</html>',
		'<HEAD></head><body>*a*</body>',
		'<body class="x">*a*</body>',
	])('%s holds no Markdown', (source) => {
		expect(shown([source])).toEqual(['*a*']);
	});

	test.each(['<p>*a*</p>', '<header>*a*</header>', '<div><body>*a*</body></div>'])(
		'%s is a part of one, and does',
		(source) => {
			expect(shown([source])).toEqual(['{i:a}']);
		},
	);
});
