import { composedCardText, exactCardText } from '../../../../nodes/FeishuHelpdesk/content/cardText';
import { Hints } from '../../../../nodes/FeishuHelpdesk/content/writing/hints';

function exact(source: string, hasCode = true) {
	const hints = new Hints();
	const text = exactCardText(source, hasCode, hints);
	return { text, hints: hints.list() };
}

const notTaken = (address: string) =>
	`The link '${address}' is not an address Feishu takes; it was sent as text.`;
const notShown = (address: string) =>
	`The image '${address}' was sent as text: a card shows only uploaded images, by their key (img_…).`;

describe('the text of a card written as JSON stays as it is', () => {
	test.each([
		'# a\r\n* b\r\n- [x] c\n|d|e|\n|-|-|',
		'<b>a</b><br>\nb &lt; &#42; <script>x</script>',
		'a <!-- b --> <!-- c <b',
		'<!doctype html>a<?xml x?>',
		'<https://a.cn> <a@b.cn> https://a.cn/__x__',
		'[a]($urlVal) [b](https://a.cn) ![c](img_1)',
		'<a href="https://a.cn">b</a> <a href=\' https://a.cn \'>b</a> <a>c</a> </a>',
		'<link url="https://a.cn">b</link> <link icon="x">c</link>',
		'<img src="/x"> <foo href="/x">',
		'<at id=ou_1></at> <at id=all></at> <at ids=all,ou_1></at> </at>',
	])('%s', (source) => {
		expect(exact(source)).toEqual({ text: source, hints: [] });
	});

	test('in fenced code, whatever it holds', () => {
		const source = 'a\n```\n[a](/x) ![b](c)\n```\nb';
		expect(exact(source)).toEqual({ text: source, hints: [] });
		expect(exact(source, false)).toEqual({
			text: 'a\n```\na (/x) b (c)\n```\nb',
			hints: [notTaken('/x'), notShown('c')],
		});
	});
});

describe('what Feishu would refuse the card for is mended', () => {
	test.each([
		['[a](/x)', 'a (/x)', notTaken('/x')],
		['[a](x$)', 'a (x$)', notTaken('x$')],
		['![a](b)', 'a (b)', notShown('b')],
		['`![a](b)`', '`a (b)`', notShown('b')],
		['x <a href="/x">a</a> y', 'x a (/x) y', notTaken('/x')],
		['<A href="/x">a</A >', 'a (/x)', notTaken('/x')],
		['<a href="/x"><b>a</b></a>', '&#60;b>a&#60;/b> (/x)', notTaken('/x')],
		['<a href="/x">[a](b)</a>', '[a] (b) (/x)', notTaken('/x')],
		['<a href="/x"></a>', '/x', notTaken('/x')],
		['<a href="/x">a', '/xa', notTaken('/x')],
		['<link url="/x">a</link>', 'a (/x)', notTaken('/x')],
		[`<a href="/x">${'a'.repeat(1996)}</a>`, `${'a'.repeat(1996)} (/x)`, notTaken('/x')],
		[`<a href="/x">${'a'.repeat(1997)}</a>`, `/x${'a'.repeat(1997)}</a>`, notTaken('/x')],
	])('%s', (source, text, hint) => {
		expect(exact(source)).toEqual({ text, hints: [hint] });
	});
});

describe('a mention', () => {
	test.each([
		['<at user_id="ou_1">Tom</at>', '<at id=ou_1></at>'],
		['<at open_id=ou_1>', '<at id=ou_1></at>'],
		['<at id=a@b.cn></at>', '<at email=a@b.cn></at>'],
	])('%s in the form of other messages is written as cards want it', (source, text) => {
		expect(exact(source)).toEqual({ text, hints: [] });
	});

	test.each([
		[
			'<at id=oc_1>a</at>',
			'names nobody; it was sent as text. Write <at id=ou_…></at> or <at email=…></at>.',
		],
		['<at>', 'names nobody; it was sent as text. Write <at id=ou_…></at> or <at email=…></at>.'],
		[
			'<at user_id="all"></at>',
			'does nothing in a card. Write <at id=all></at> to mention everyone.',
		],
		['<at open_id=all>', 'does nothing in a card. Write <at id=all></at> to mention everyone.'],
	])('%s is left alone, and a hint says what to write', (source, problem) => {
		expect(exact(source)).toEqual({
			text: source,
			hints: [`The mention '${source}' ${problem}`],
		});
	});
});

describe('far more than Feishu takes is not read at all', () => {
	const LIMIT = 256 * 1024;
	const composed = (source: string, harmless = false) => {
		const hints = new Hints();
		const text = composedCardText(source, { hasCode: false, harmless }, hints);
		return { text, hints: hints.list() };
	};

	test('one character more than the limit', () => {
		const source = '**'.padEnd(LIMIT - 2, 'x');
		expect(exact(`${source}[a](b)`.slice(6)).text).toMatch(/xa \(b\)$/);
		expect(exact(`${source}[a](b)`)).toEqual({ text: `${source}[a](b)`, hints: [] });
		expect(composed('# a'.padEnd(LIMIT, ' x')).text).toMatch(/^\*\*a/);
		expect(composed('# a'.padEnd(LIMIT + 1, ' x')).text).toMatch(/^# a/);
	});

	test('but others still mention nobody in it', () => {
		expect(composed('<at id=all>'.padStart(LIMIT + 1), true).text.trim()).toBe('＜at id=all>');
	});

	test('and a mention of other tools is looked for where it is read', () => {
		expect(composed('<@U12345>'.padStart(LIMIT)).hints).toHaveLength(1);
		expect(composed('<@U12345>'.padStart(LIMIT + 1)).hints).toEqual([]);
	});
});

test('line ends of Windows and of old Macs are lines of a form', () => {
	const text = composedCardText(
		'# a\r\nb\r- [ ] c\r\n',
		{ hasCode: true, harmless: false },
		new Hints(),
	);
	expect(text).toBe('**a**\nb\n- ☐ c\n');
});

test('fences are code in a body only', () => {
	const written = (hasCode: boolean) =>
		composedCardText('```\n<b>x</b>\n```\n<b>y</b>', { hasCode, harmless: false }, new Hints());
	expect(written(true)).toBe('```\n<b>x</b>\n```\n**y**');
	expect(written(false)).toBe('```\n**x**\n```\n**y**');
});
