import { slowerThan } from '../../../support/costs/slowerThan';

const HOSTILE = [
	...[
		'<',
		'</',
		'<p>',
		'</p>',
		'<b>',
		'<li>',
		'<ul><li>',
		'<table><tr><td>',
		'<td>',
		'<blockquote>',
	],
	...[
		'<a href="https://a.cn">',
		'<a>',
		'<at id=x>',
		'<!--',
		'<!-- -->',
		'<pre>',
		'<br>',
		'<span><p>',
	],
	...[
		'<div>',
		'<x@y>',
		'<i',
		'&amp',
		'<![CDATA[',
		'<?',
		'<script>',
		'<h1>',
		'<img src="',
		"<p a='",
	],
	...[
		'www.',
		'https://',
		'https://a.cn/(',
		'_a_',
		'_/a',
		'<!--\n',
		'- <!--\n',
		'<pre>\n\n',
		'<o:p ',
		'<b>x</i>',
		'<svg>',
		'<h1>\n',
		'<font color="red">',
		'<code>',
		'<q>',
		'</p>',
	],
];

/** The longest text that is formatted. */
const LONGEST = 256 * 1024;

/** More than the longest text that is formatted. */
const DEEP = ['<b>', 350_000] as const;

test.each(['HTML', 'Markdown', 'a card', 'a card by others'] as const)(
	'hostile HTML in %s is read in time, however long',
	(work) => {
		const texts = [...HOSTILE.map((unit) => [unit, LONGEST / unit.length] as const), DEEP];
		expect(slowerThan(5000, work, texts)).toEqual([]);
	},
	240_000,
);
