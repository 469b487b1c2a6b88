import {
	escapeCardMarkdown,
	fieldMarkdown,
} from '../../../../nodes/FeishuHelpdesk/content/cardMarkdown';

test.each(Array.from('*_~<>[]`\\'))('%s is escaped wherever it stands', (sign) => {
	expect(escapeCardMarkdown(`a${sign}b ${sign}`)).toBe(
		`a&#${sign.charCodeAt(0)};b &#${sign.charCodeAt(0)};`,
	);
});

test.each([
	['no sign of markup', '你好, (a) #1 - "b" = {c}!', '你好, (a) #1 - "b" = {c}!'],
	['an emoji', ':OK:', '&#58;OK:'],
	['the time', 'at 10:30, a: b :', 'at 10:30, a: b :'],
	['a character by name', '&lt; &amp;', '&#38;lt; &#38;amp;'],
	['a character by number', '&#60;', '&#38;#60;'],
	['a plain &', 'a & b, a&b, &;, &##1;', 'a & b, a&b, &;, &##1;'],
])('%s', (_what, text, expected) => {
	expect(escapeCardMarkdown(text)).toBe(expected);
});

test.each([
	['Label', 'value', '**Label**\nvalue'],
	['Label', '', '**Label**'],
	['Label', ' \n', '**Label**'],
	['', 'value', 'value'],
	[' ', ' value ', ' value '],
	['', '', ''],
	[' a \r\n\n b\u2028c\u2029 \n', 'x', '**a b c**\nx'],
	['a*b', '*c*', '**a&#42;b**\n*c*'],
])('a field of %j and %j', (label, value, expected) => {
	expect(fieldMarkdown(label, value)).toBe(expected);
});
