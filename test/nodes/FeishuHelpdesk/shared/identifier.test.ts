import fc from 'fast-check';
import { identifierText, visibleText } from '../../../../nodes/FeishuHelpdesk/shared/identifier';
import { InputError } from '../../../../nodes/FeishuHelpdesk/shared/inputError';

const read = (value: unknown) => identifierText(value, 'Ticket', ' in row 2');

test.each([
	['6948728206392295444', '6948728206392295444'],
	[' 6948728206392295444\n', '6948728206392295444'],
	[7, '7'],
	[Number.MAX_SAFE_INTEGER, '9007199254740991'],
	[6948728206392295444n, '6948728206392295444'],
	['3e3cf96b', '3e3cf96b'],
	['1e234567', '1e234567'],
	['1.5', '1.5'],
	['\u202a6948728206392295444\u202c', '6948728206392295444'],
	['ou_\u200ba\u00adl\ufe0fi\u{e0100}c\ufeffe', 'ou_alice'],
	[undefined, ''],
	['\u200b', ''],
])('%j is %j', (value, text) => {
	expect(read(value)).toBe(text);
});

test.each([
	[
		Number('6948728206392295444'),
		"'Ticket' is a number that has lost digits in row 2: '6948728206392295000'",
	],
	[2 ** 53, "'Ticket' is a number that has lost digits in row 2: '9007199254740992'"],
	[1e21, "'Ticket' is a number that has lost digits in row 2: '1e+21'"],
	['6.94873E+18', "'Ticket' is a number that has lost digits in row 2: '6.94873E+18'"],
	['6948728206392295444.0', "'Ticket' is a number with decimals in row 2: '6948728206392295444.0'"],
	[1.5, "'Ticket' is a number with decimals in row 2: '1.5'"],
	[0 / 0, "'Ticket' is the result of a calculation that failed in row 2"],
	[{}, "'Ticket' is an object, not text in row 2"],
	['a\u0000b', "'Ticket' holds a character that cannot be part of it in row 2: 'a<U+0000>b'"],
	['a\ud83d', "'Ticket' holds a character that cannot be part of it in row 2: 'a<U+D83D>'"],
])('%j is refused: %s', (value, message) => {
	expect(() => read(value)).toThrow(
		new InputError('Ticket', message.slice("'Ticket' ".length), ''),
	);
});

test('a number comes out with all its digits, or is refused and the hint says how to give it', () => {
	fc.assert(
		fc.property(fc.oneof(fc.maxSafeInteger(), fc.double(), fc.bigInt().map(Number)), (value) => {
			try {
				expect(read(value)).toBe(String(value));
				expect(Number.isSafeInteger(value)).toBe(true);
			} catch (error) {
				expect(error).toBeInstanceOf(InputError);
				expect(Number.isSafeInteger(value)).toBe(false);
			}
		}),
	);
});

test('text loses only what nobody sees, and is read the same again', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'binary' }), (text) => {
			let id: string;
			try {
				id = read(text);
			} catch (error) {
				expect(error).toBeInstanceOf(InputError);
				return;
			}
			expect(id).toBe(visibleText(text));
			expect(id.replace(/\s/g, '')).toBe(text.replace(/[\p{Cf}\p{DI}\s]/gu, ''));
			expect(read(id)).toBe(id);
		}),
		{ numRuns: 1000 },
	);
});
