import { endWithin } from '../../../../nodes/FeishuHelpdesk/content/wireSize';

test.each([
	['a backspace', '\b', 3],
	['a tab', '\t', 3],
	['a newline', '\n', 3],
	['a carriage return', '\r', 3],
	['a bell', '\u0007', 7],
	['a vertical tab', '\u000b', 7],
	['what is behind the carriage return', '\u000e', 7],
	['the last control character', '\u001f', 7],
	['a space', ' ', 1],
	['a quote', '"', 4],
	['a backslash', '\\', 4],
	['a letter', 'z', 1],
	['the last of one byte', '\u007f', 1],
	['the first of two bytes', '\u0080', 2],
	['the last of two bytes', '\u07ff', 2],
	['the first of three bytes', '\u0800', 3],
	['the last before the surrogates', '\ud7ff', 3],
	['the first half of a pair', '\ud800', 7],
	['the last half of a pair', '\udfff', 7],
	['the first behind the surrogates', '\ue000', 3],
	['the last of three bytes', '\uffff', 3],
	['the first of four bytes', '\u{10000}', 4],
	['an emoji', '😀', 4],
])('%s takes as many bytes as in JSON inside JSON', (_, character, bytes) => {
	expect(Buffer.byteLength(JSON.stringify(JSON.stringify(character))) - 6).toBe(bytes);
	expect(endWithin(`${character}x`, 0, bytes + 1)).toBe(character.length + 1);
	expect(endWithin(`${character}x`, 0, bytes)).toBe(character.length);
	expect(endWithin(`${character}x`, 0, bytes - 1)).toBe(0);
});

test('a piece may begin anywhere', () => {
	expect(endWithin('abcdef', 2, 3)).toBe(5);
	expect(endWithin('abcdef', 6, 3)).toBe(6);
	expect(endWithin('', 0, 3)).toBe(0);
});
