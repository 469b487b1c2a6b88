import { composedCardText } from '../../../../nodes/FeishuHelpdesk/content/cardText';
import { Hints } from '../../../../nodes/FeishuHelpdesk/content/writing/hints';

function written(source: string, harmless = false) {
	const hints = new Hints();
	const text = composedCardText(source, { hasCode: true, harmless }, hints);
	return { text, hints: hints.list() };
}

const DROPPED = 'Comments and scripts in the HTML were left out.';

describe('what a card shows by itself stays byte for byte', () => {
	test.each([
		'**a** *b* ~~c~~ :OK: 1 < 2 & 3',
		'[a](https://a.cn) and ![b](img_1)',
		'[a(b)](https://a.cn/(c))',
		'[call](tel://10086)',
		'`a *b* <b>c</b> &lt; <https://a.cn>`',
		'see https://a.cn/x_y, or http://b.cn.',
		'a@b.cn',
		'<at id=ou_1></at>',
		'[a] (https://a.cn), [b]',
		'a < b, c <3, <',
	])('%s', (source) => {
		expect(written(source)).toEqual({ text: source, hints: [] });
	});
});

describe('an address', () => {
	const long = '[https://a.cn/&#95;&#95;x&#95;&#95;](https://a.cn/__x__)';

	test.each([
		['https://a.cn/__x__', long],
		['HTTP://a.cn/a*b', '[HTTP://a.cn/a&#42;b](HTTP://a.cn/a*b)'],
		['https://a.cn/~~b', '[https://a.cn/&#126;&#126;b](https://a.cn/~~b)'],
		['(https://a.cn/__x__).', `(${long}).`],
		['**https://a.cn/__x__**', `**${long}**`],
		["https://a.cn/__x__.,:;!?'*~)", `${long}.,:;!?'*~)`],
		['请看https://a.cn/__x__，谢谢', `请看${long}，谢谢`],
		['https://a.cn/_x_~y', 'https://a.cn/_x_~y'],
		['**https://a.cn/x**', '**https://a.cn/x**'],
		['https://a.cn/[x', 'https://a.cn/[x'],
	])('%s shows its signs', (source, text) => {
		expect(written(source)).toEqual({ text, hints: [] });
	});

	test.each([
		['<https://a.cn>', '[https://a.cn](https://a.cn)'],
		['<https://a.cn|the *page*>', '[the &#42;page&#42;](https://a.cn)'],
		['<https://a.cn|two\n words>', '[two words](https://a.cn)'],
		['<a@b.cn>', 'a@b.cn'],
		['<mailto:a@b.cn>', 'a@b.cn'],
		['<mailto:a@b.cn|Bob>', 'Bob (a@b.cn)'],
		['<MAILTO:a@b.cn|Bob>', 'Bob (a@b.cn)'],
	])('%s in angle brackets is %s', (source, text) => {
		expect(written(source)).toEqual({ text, hints: [] });
	});

	test.each([
		['https://a.cn/__x__', 'https://a.cn/__x__'],
		['<https://a.cn>', 'https://a.cn'],
		['<https://a.cn|b>', 'b (https://a.cn)'],
		['[b](https://a.cn)', '[b]（https://a.cn)'],
		['x [b <i>c</i>](https://a.cn)', 'x [b *c*]（https://a.cn)'],
		['![b](img_1)', '![b]（img_1)'],
		['a ![](img_1)', 'a ![]（img_1)'],
		['[](https://a.cn)', '[]（https://a.cn)'],
	])("others' %s is %s: no link hides where it leads", (source, text) => {
		expect(written(source, true).text).toBe(text);
	});
});

describe('a link of Markdown', () => {
	test.each([
		['[a](https://a.cn "T")', '[a](https://a.cn) (T)'],
		['[a](<https://a.cn>)', '[a](https://a.cn)'],
		['[](https://a.cn)', '[https://a.cn](https://a.cn)'],
		['[![a](img_1)](https://a.cn)', '![a](img_1) [a](https://a.cn)'],
		['[![a](img_1) b ![c](img_2)](https://a.cn)', '![a](img_1)![c](img_2) [a b c](https://a.cn)'],
		['!\\[a](https://a.cn)', '!\\[a](https://a.cn)'],
	])('%s is %s', (source, text) => {
		expect(written(source)).toEqual({ text, hints: [] });
	});

	test('an image in it that is no key is only named', () => {
		expect(written('[![a](img_(1))](https://a.cn)')).toEqual({
			text: '[a](https://a.cn)',
			hints: [
				"The image 'img_(1)' was sent as text: a card shows only uploaded images, by their key (img_…).",
			],
		});
	});

	test.each(['https://b.cn/i', 'https://b.cn/(i)', 'https://b.cn/img_1'])(
		'around the image %s, which is not uploaded, has its name only',
		(address) => {
			expect(written(`[![a](${address})](https://a.cn)`)).toEqual({
				text: '[a](https://a.cn)',
				hints: [
					`The image '${address}' was sent as a link: a card shows only uploaded images, by their key (img_…).`,
				],
			});
		},
	);

	test.each([
		['[a]($x)', 'a ($x)', "The link '$x' is not an address Feishu takes; it was sent as text."],
		['[a]()', 'a', "The link 'a' has no address; it was sent as text."],
		['`[a](/x)`', '`a (/x)`', "The link '/x' is not an address Feishu takes; it was sent as text."],
		[
			'![a](/x)',
			'a (/x)',
			"The image '/x' was sent as text: a card shows only uploaded images, by their key (img_…).",
		],
	])('%s becomes %s', (source, text, hint) => {
		expect(written(source)).toEqual({ text, hints: [hint] });
	});
});

describe('signs of HTML', () => {
	test.each([
		['&lt;b&gt; &amp;lt; &hearts;', '&#60;b> &#38;lt; ♥', []],
		['&#42;a&#x2a; &#65;', '&#42;a&#42; A', []],
		[`&amp;${'a'.repeat(39)};`, `&#38;${'a'.repeat(39)};`, []],
		['&nothing; &x &; &#; a&b', '&nothing; &x &; &#; a&b', []],
		['<!DOCTYPE html>a', 'a', []],
		['<?xml version="1.0"?>a<![if !x]>b<![endif]>c', 'abc', []],
		['<!doctypes>', '<!doctypes>', []],
		['a<!-- b\n-->c', 'ac', [DROPPED]],
		['a<!-->b', 'ab', [DROPPED]],
		['a<!--b--><!--c-->d', 'ad', [DROPPED]],
		['a<!-- b <!-- c', 'a&#60;!-- b &#60;!-- c', []],
		['a <b', 'a &#60;b', []],
		['a <foo> b </foo>', 'a &#60;foo> b &#60;/foo>', []],
	])('%s become what they mean', (source, text, hints) => {
		expect(written(source)).toEqual({ text, hints });
	});
});

describe('a mention', () => {
	test.each([
		['<at id=ou_1>Tom</at>!', '<at id=ou_1></at>!'],
		['<AT user_id="ou_1">Tom</AT >', '<at id=ou_1></at>'],
		['<at id=ou_1> Tom', '<at id=ou_1></at> Tom'],
		['<at id=ou_1/> Tom', '<at id=ou_1></at> Tom'],
		['<at id=ou_1/>Tom</at>', '<at id=ou_1></at>Tom'],
		['<at user_id=all></at>', '<at id=all></at>'],
		['<at email=a@b.cn></at>', '<at email=a@b.cn></at>'],
		[`<at id=ou_1>${'x'.repeat(200)}</at>`, '<at id=ou_1></at>'],
		[`<at id=ou_1>${'x'.repeat(201)}</at>`, `<at id=ou_1></at>${'x'.repeat(201)}`],
		['<at id=ou_1>[Tom]</at>', '<at id=ou_1></at>[Tom]'],
		['<at id=ou_1><b>Tom</b></at>', '<at id=ou_1></at>**Tom**'],
		['a</at>b', 'ab'],
	])('%s is written as cards want it', (source, text) => {
		expect(written(source).text).toBe(text);
	});

	test.each([
		['<at id=oc_1>Team</at>!', 'Team!', '<at id=oc_1>Team</at>'],
		['<at id=oc_1> Team </at>', 'Team', '<at id=oc_1> Team </at>'],
		['<at id=oc_1></at>', '&#60;at id=oc_1>&#60;/at>', '<at id=oc_1></at>'],
		['<at id=oc_1> x', '&#60;at id=oc_1> x', '<at id=oc_1>'],
		['<at>x</at>', 'x', '<at>x</at>'],
		[`<at>${'x'.repeat(60)}</at>`, 'x'.repeat(60), `<at>${'x'.repeat(56)}`],
	])('%s of nobody is %s', (source, text, shown) => {
		expect(written(source)).toEqual({
			text,
			hints: [
				`The mention '${shown}' names nobody; it was sent as text. Write <at id=ou_…></at> or <at email=…></at>.`,
			],
		});
	});

	test.each([
		['<at id=ou_1>Tom</at>', '＜at id=ou_1>Tom＜/at>'],
		['<at id=oc_1>', '＜at id=oc_1>'],
		['a</at>b', 'a＜/at>b'],
	])('%s of others is %s', (source, text) => {
		expect(written(source, true)).toEqual({ text, hints: [] });
	});
});
