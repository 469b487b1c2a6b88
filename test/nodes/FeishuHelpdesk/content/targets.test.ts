import {
	addressText,
	bracketed,
	isImageKey,
	legalAddress,
	quoted,
} from '../../../../nodes/FeishuHelpdesk/content/writing/targets';

test.each([
	['https://a.cn', 'https://a.cn'],
	['//a.cn/x', 'https://a.cn/x'],
	['www.a.cn/x', 'https://www.a.cn/x'],
	['WWW.a.cn', 'https://WWW.a.cn'],
	['wwwa.cn', undefined],
	['https://a.cn/a b\tc', 'https://a.cn/a%20b%09c'],
	['///a.cn', undefined],
	['//', undefined],
	['x//a.cn', undefined],
	['/page', undefined],
	['ftp://a.cn', undefined],
	['', undefined],
])('the address %j is sent as %j', (address, sent) => {
	expect(legalAddress(address)).toBe(sent);
});

test.each([
	['img_v3_02-a', true],
	['img_1', true],
	['img_', false],
	['IMG_1', false],
	['my img_1', false],
	['img_1.png', false],
	['img_1 ', false],
	['https://a.cn/img_1', false],
])('%j is the key of an uploaded image: %s', (target, expected) => {
	expect(isImageKey(target)).toBe(expected);
});

test('hints show sixty characters of an address', () => {
	expect(quoted('x'.repeat(60))).toBe(`'${'x'.repeat(60)}'`);
	expect(quoted('x'.repeat(61))).toBe(`'${'x'.repeat(60)}…'`);
});

test.each([
	['https://a.cn|the page', 'https://a.cn', 'the page'],
	['https://a.cn|this|that', 'https://a.cn', 'this|that'],
	['https://a.cn', 'https://a.cn', 'https://a.cn'],
	['https://a.cn|', 'https://a.cn|', 'https://a.cn|'],
	['mailto:a@b.cn', 'mailto:a@b.cn', 'a@b.cn'],
	['mailto:a@b.cn|Ann', 'mailto:a@b.cn', 'Ann'],
	['https://a.cn|two\n  lines', 'https://a.cn', 'two lines'],
])('<%s> leads to %s and shows %s', (inner, address, label) => {
	expect(bracketed(inner)).toEqual({ address, label });
});

test.each([
	['mailto:a@b.cn', 'a@b.cn'],
	['MAILTO:a@b.cn?subject=Hi', 'a@b.cn'],
	['tel:+86-10', '+86-10'],
	['https://a.cn/?to=mailto:a@b.cn', 'https://a.cn/?to=mailto:a@b.cn'],
	['https://a.cn/?x', 'https://a.cn/?x'],
])('of %s a reader needs %s', (address, shown) => {
	expect(addressText(address)).toBe(shown);
});
