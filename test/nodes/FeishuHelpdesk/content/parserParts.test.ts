import {
	Any,
	Cc,
	P,
	S,
	Z,
	decode,
	encode,
	format,
	parse,
} from '../../../../nodes/FeishuHelpdesk/content/markdown/parserParts';

test.each([
	['punctuation', P, '.,-_(“。、「', 'a1 +$你\n'],
	['symbols', S, '+$<^`|~€￥😀', 'a1 .-_你\n'],
	['spaces', Z, ' \u00a0\u3000\u2028', 'a.+\n\t\u200b'],
	['control characters', Cc, '\n\t\0\u007f', 'a. \u00a0\u200b'],
	['any character', Any, 'a你\n\u2028\0', ''],
])('%s are told from others', (_what, pattern, those, others) => {
	expect(Array.from(those).filter((each) => !pattern.test(each))).toEqual([]);
	expect(Array.from(others).filter((each) => pattern.test(each))).toEqual([]);
	expect(pattern.test('')).toBe(false);
});

test('an address stays as its author wrote it', () => {
	const address = 'HTTPS://a.cn/ä%20b?c=飞书';
	expect([encode, decode, format, parse].map((each) => each(address))).toEqual(
		Array.from({ length: 4 }, () => address),
	);
});
