import { composedCardText } from '../../../../nodes/FeishuHelpdesk/content/cardText';
import { htmlToPost } from '../../../../nodes/FeishuHelpdesk/content/html';
import { markdownToPost } from '../../../../nodes/FeishuHelpdesk/content/markdown';
import { Hints } from '../../../../nodes/FeishuHelpdesk/content/writing/hints';
import { workMs } from '../../../support/work';

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

const card = (harmless: boolean) => (source: string) =>
	composedCardText(source, { hasCode: true, harmless }, new Hints());

describe.each([
	['HTML', htmlToPost],
	['Markdown', markdownToPost],
	['a card', card(false)],
	['a card by others', card(true)],
])('hostile HTML in %s', (_mode, convert) => {
	test('is read in time, however long', () => {
		for (const unit of HOSTILE) {
			const ms = workMs(() => convert(unit.repeat(LONGEST / unit.length)));
			expect({ unit, late: ms > 5_000 }).toEqual({ unit, late: false });
		}
		expect(workMs(() => convert('<b>'.repeat(350_000)))).toBeLessThan(5_000);
	}, 240_000);
});
