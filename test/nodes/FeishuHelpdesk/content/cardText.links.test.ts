import {
	isOpenable,
	readTarget,
	writeImage,
	writeLink,
} from '../../../../nodes/FeishuHelpdesk/content/cardText/links';
import { Hints } from '../../../../nodes/FeishuHelpdesk/content/writing/hints';

test.each([
	['https://a.cn', 'https://a.cn', ''],
	['  https://a.cn\t', 'https://a.cn', ''],
	['<https://a.cn>', 'https://a.cn', ''],
	[' < https://a.cn > ', 'https://a.cn', ''],
	['https://a.cn "T"', 'https://a.cn', 'T'],
	['https://a.cn  \'a "T"\' ', 'https://a.cn', 'a "T"'],
	['<https://a.cn>  "it\'s"', 'https://a.cn', "it's"],
	['https://a.cn ""', 'https://a.cn', ''],
	['https://a.cn"T"', 'https://a.cn"T"', ''],
	['https://a.cn "T" x', 'https://a.cn "T" x', ''],
	['a b', 'a b', ''],
	['a\nb', 'a\nb', ''],
	['', '', ''],
])('inside the brackets %j is the address %j and the title %j', (inner, address, title) => {
	expect(readTarget('x', inner)).toEqual({ label: 'x', address, title });
});

test.each([
	['https://a.cn', true],
	[' https://a.cn\n', true],
	['//a.cn', true],
	['/help', false],
	['ftp://a.cn', false],
	['', false],
])('that Feishu takes %j is %s', (address, expected) => {
	expect(isOpenable(address)).toBe(expected);
});

const link = (label: string, address: string, title = '') => {
	const hints = new Hints();
	return { text: writeLink({ label, address, title }, hints), hints: hints.list() };
};

test.each([
	['x', 'https://a.cn', '', '[x](https://a.cn)'],
	['x', 'https://a.cn', 'T', '[x](https://a.cn) (T)'],
	['x', '//a.cn/y z', '', '[x](https://a.cn/y%20z)'],
	['', 'https://a.cn/_y', '', '[https://a.cn/&#95;y](https://a.cn/_y)'],
	[' ', 'https://a.cn', '', '[https://a.cn](https://a.cn)'],
	['x', 'https://a.cn/a(bc)d()', '', '[x](https://a.cn/a(bc)d())'],
	['x', 'https://a.cn/a(b', '', '[x](https://a.cn/a%28b)'],
	['x', 'https://a.cn/a)b(c(', '', '[x](https://a.cn/a%29b%28c%28)'],
	['x', 'https://a.cn/((a))', '', '[x](https://a.cn/%28%28a%29%29)'],
	['x', 'tel://+86*10-1#2', '', '[x](tel://+86*10-1#2)'],
	['x', 'tel://8610', 'T', '[x](tel://8610) (T)'],
	['', 'tel://1', '', '[tel://1](tel://1)'],
	['a@b.cn', 'mailto:a@b.cn', '', 'a@b.cn'],
	['a@b.cn', 'mailto:a@b.cn', 'T', 'a@b.cn (T)'],
	[' a@b.cn ', 'mailto:a@b.cn', '', ' a@b.cn '],
])('the link %j to %j with the title %j is %j, and no hint is needed', (...given) => {
	const [label, address, title, text] = given;
	expect(link(label, address, title)).toEqual({ text, hints: [] });
});

test.each([
	['help', '/help', '', 'help (/help)'],
	['help', '/help', 'T', 'help (/help) (T)'],
	['/help', '/help', '', '/help'],
	[' /help ', '/help', 'T', '/help (T)'],
	['', '/help', '', '/help'],
	['  ', '/help', '', '/help'],
	['call', 'tel:12', '', 'call (12)'],
	['call', 'tel://', '', 'call (//)'],
	['x', 'xtel://1', '', 'x (xtel://1)'],
	['x', 'tel://1x', '', 'x (//1x)'],
	['Bob', 'mailto:a@b.cn?subject=x', '', 'Bob (a@b.cn)'],
])('the link %j to %j with the title %j is the text %j', (label, address, title, text) => {
	expect(link(label, address, title)).toEqual({
		text,
		hints: [`The link '${address}' is not an address Feishu takes; it was sent as text.`],
	});
});

test.each([
	['x', '', 'x'],
	['x', 'T', 'x (T)'],
	['', '', ''],
])('the link %j with the title %j but without an address is %j', (label, title, text) => {
	expect(link(label, '', title)).toEqual({
		text,
		hints: [`The link '${label}' has no address; it was sent as text.`],
	});
});

const image = (label: string, address: string, title = '') => {
	const hints = new Hints();
	return { text: writeImage({ label, address, title }, hints), hints: hints.list() };
};

test.each([
	['x', 'img_v3_1-a', '![x](img_v3_1-a)'],
	['', 'img_1', '![](img_1)'],
])('the uploaded image %j %j is shown', (label, address, text) => {
	expect(image(label, address)).toEqual({ text, hints: [] });
});

test.each([
	['Logo', 'https://a.cn/i.png', '', '[Logo](https://a.cn/i.png)'],
	['Logo', 'https://a.cn/i.png', 'T', '[Logo](https://a.cn/i.png) (T)'],
	[' ', 'https://a.cn/_i_', '', '[https://a.cn/&#95;i&#95;](https://a.cn/_i_)'],
	['Logo', 'https://a.cn/(i', '', '[Logo](https://a.cn/%28i)'],
])('the image %j at %j with the title %j is the link %j', (label, address, title, text) => {
	expect(image(label, address, title)).toEqual({
		text,
		hints: [
			`The image '${address}' was sent as a link: a card shows only uploaded images, by their key (img_…).`,
		],
	});
});

test.each([
	['Map', 'map.png', '', 'Map (map.png)'],
	['Map', 'map.png', 'T', 'Map (map.png) (T)'],
	['', 'map.png', '', 'map.png'],
	[' ', 'map.png', 'T', 'map.png (T)'],
	['Map', '', '', 'Map'],
	['Map', 'cid:1', '', 'Map'],
	[' Map ', 'DATA:image/png;base64,AA', '', 'Map'],
	['', 'blob:1', '', ''],
	['Map', 'xcid:1', '', 'Map (xcid:1)'],
])('the image %j at %j with the title %j is the text %j', (label, address, title, text) => {
	expect(image(label, address, title)).toEqual({
		text,
		hints: [
			`The image '${address}' was sent as text: a card shows only uploaded images, by their key (img_…).`,
		],
	});
});

test('a long address of an image that cannot be shown is cut', () => {
	expect(image('', 'x'.repeat(200)).text).toBe('x'.repeat(200));
	expect(image('', 'x'.repeat(201)).text).toBe(`${'x'.repeat(200)}…`);
});
