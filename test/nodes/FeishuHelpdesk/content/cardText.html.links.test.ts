import { composedCardText } from '../../../../nodes/FeishuHelpdesk/content/cardText';
import { Hints } from '../../../../nodes/FeishuHelpdesk/content/writing/hints';

function written(source: string, harmless = false) {
	const hints = new Hints();
	const text = composedCardText(source, { hasCode: true, harmless }, hints);
	return { text, hints: hints.list() };
}

const CHANGED = 'The HTML in the text was turned into what cards show.';
const asLink = (address: string) =>
	`The image '${address}' was sent as a link: a card shows only uploaded images, by their key (img_…).`;
const asText = (address: string) =>
	`The image '${address}' was sent as text: a card shows only uploaded images, by their key (img_…).`;

describe('a link of HTML', () => {
	test.each([
		['leads to its address', 'a <a href=" https://a.cn ">b</a> c', 'a [b](https://a.cn) c'],
		['has the styles in it', '<a href="https://a.cn">a <b>b</b></a>', '[a **b**](https://a.cn)'],
		['stands on one line', '<a href="https://a.cn"><p>a</p><p>b</p></a>', '[a b](https://a.cn)'],
		[
			'without words shows its address',
			'<a href="https://a.cn"> </a>',
			'[https://a.cn](https://a.cn)',
		],
		[
			'shows its brackets',
			'<a href="https://a.cn">[a] [b]</a>',
			'[&#91;a&#93; &#91;b&#93;](https://a.cn)',
		],
		[
			'ends where the next begins',
			'<a href="https://a.cn">a<a href="https://b.cn">b</a>',
			'[a](https://a.cn)[b](https://b.cn)',
		],
		['without an end goes on to the end', '<a href="https://a.cn">a <i>b', '[a *b*](https://a.cn)'],
		['within the page is its words', '<a href="#top">a</a>', 'a'],
		['without an address is its words', '<a name="x">a</a>, <a href=" ">b</a>', 'a, b'],
		['without a begin is nothing', 'a</a>b', 'ab'],
		['to a mail address of the same words', '<a href="mailto:a@b.cn">a@b.cn</a>', 'a@b.cn'],
	])('%s', (_what, source, text) => {
		expect(written(source)).toEqual({ text, hints: [CHANGED] });
	});

	test('that Feishu would refuse is text', () => {
		expect(written('<a href="/help">a</a>')).toEqual({
			text: 'a (/help)',
			hints: [CHANGED, "The link '/help' is not an address Feishu takes; it was sent as text."],
		});
	});

	test.each([
		['<a href="https://a.cn">b</a>', 'b (https://a.cn)'],
		['<a href="https://a.cn">https://b.cn</a>', 'https://b.cn (https://a.cn)'],
		['<a href="https://a.cn">https://a.cn</a>', 'https://a.cn'],
		['<a href="https://a.cn"></a>', 'https://a.cn'],
		['<a href="mailto:a@b.cn"></a>', 'a@b.cn'],
		['<a href="#top">b</a>', 'b'],
		['<a href="/help">b</a>', 'b (/help)'],
	])("others' %s shows where it leads", (source, text) => {
		expect(written(source, true)).toEqual({ text, hints: [CHANGED] });
	});
});

describe('an image of HTML', () => {
	test.each([
		['that is uploaded is shown', '<img src=" img_1 " alt=" x ">', '![x](img_1)', []],
		['shows its name as typed', '<img src=img_1 alt="*a*\n b">', '![&#42;a&#42; b](img_1)', []],
		['that is an emoji is the character', 'a<img src="https://a.cn/1" alt="😄">b', 'a😄b', []],
		['of Teams, too', 'a<emoji id="smile" alt="😄"></emoji>b', 'a😄b', []],
		['without an address is its name', 'a<img alt="*b*">c', 'a&#42;b&#42;c', []],
		[
			'that is loaded when it is looked at is where it will be',
			'<img src="data:x" data-src="https://a.cn/1" alt=x>',
			'[x](https://a.cn/1)',
			[asLink('https://a.cn/1')],
		],
		['without an address and a name is nothing', 'a<img>b<img alt=" ">c', 'abc', []],
		['that ends nothing is nothing', 'a</img>b', 'ab', []],
		[
			'on the web is a link',
			'<img src="https://a.cn/i.png" alt=x>',
			'[x](https://a.cn/i.png)',
			[asLink('https://a.cn/i.png')],
		],
		['in a mail is its name', '<img src="cid:1" alt="Logo">', 'Logo', [asText('cid:1')]],
		['without a name is its file', '<img src="i.png">', 'i.png', [asText('i.png')]],
		[
			'in a link is its words',
			'<a href="https://a.cn"><img src="https://b.cn/i.png" alt="Logo"></a>',
			'[Logo](https://a.cn)',
			[],
		],
		[
			'in a link without a name is its address there',
			'<a href="https://a.cn"><img src="https://b.cn/_i_"></a>',
			'[https://b.cn/&#95;i&#95;](https://a.cn)',
			[],
		],
		[
			'behind a link is one of its own',
			'<a href="https://a.cn">a</a><img src="img_1">',
			'[a](https://a.cn)![](img_1)',
			[],
		],
	])('%s', (_what, source, text, hints) => {
		expect(written(source)).toEqual({ text, hints: [CHANGED, ...hints] });
	});
});
