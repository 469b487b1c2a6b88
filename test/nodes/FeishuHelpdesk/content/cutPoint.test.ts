import { characterStart, cutPoint } from '../../../../nodes/FeishuHelpdesk/content/cutPoint';
import { splitText } from '../../../../nodes/FeishuHelpdesk/content/splitText';

const a = (count: number) => 'a'.repeat(count);
const b = (count: number) => 'b'.repeat(count);
const MENTION = '<at user_id="ou_1">Tom Lee</at>';

test.each([
	['between two letters', 'abc', 0, 1, 1],
	['within an accented letter', 'ae\u0301c', 0, 2, 1],
	['behind it', 'ae\u0301c', 0, 3, 3],
	['within a family', 'a👨‍👩‍👧c', 0, 4, 1],
	['within a line end of Windows', 'a\r\nc', 0, 2, 1],
	['later in the text', 'abe\u0301c', 2, 3, 2],
	['between later letters', 'abcd', 2, 3, 3],
	['at the end', 'abc', 1, 3, 3],
])('%s a character begins', (_, text, from, index, start) => {
	expect(characterStart(text, from, index)).toBe(start);
});

test.each([
	['a paragraph before a later line', `${a(30)}\n\n${a(5)}\n${b(30)}`, 0, 50, 30],
	['a paragraph that ends at the limit', `${a(30)}\n${a(19)}\n\n${b(30)}`, 0, 50, 50],
	['a paragraph that spaces end', `${a(30)}\n \t\n${a(5)}\n${b(30)}`, 0, 50, 30],
	['a line before a later sentence', `${a(30)}\n${a(5)}. ${b(30)}`, 0, 50, 30],
	['the last line of several', `${a(30)}\n${a(5)}\n${b(30)}`, 0, 50, 36],
	['a line that ends at the limit', `${a(30)}. ${a(18)}\n${b(30)}`, 0, 50, 50],
	['no line that ends behind the limit', `${a(51)}\n${b(30)}`, 0, 50, 50],
	['a sentence before a later word', `${a(30)}. ${a(5)} ${b(30)}`, 0, 50, 31],
	['a sentence in quotes', `${a(30)}!" ${a(5)} ${b(30)}`, 0, 50, 32],
	['a sentence that ends at the limit', `${a(49)}. ${b(30)}`, 0, 50, 50],
	['no sentence that ends behind the limit', `${a(50)}. ${b(30)}`, 0, 50, 50],
	['no number with a point in it', `${a(30)}1.5${b(30)}`, 0, 50, 50],
	['a word', `${a(30)} ${b(30)}`, 0, 50, 30],
	['no word that ends behind the limit', `${a(51)} ${b(30)}`, 0, 50, 50],
	['nothing in the first half', `${a(24)} ${b(60)}`, 0, 50, 50],
	['what ends the first half', `${a(25)} ${b(60)}`, 0, 50, 25],
	['nothing in the first half of a later piece', `${a(64)} ${b(60)}`, 40, 90, 90],
	['what ends the first half of a later piece', `${a(65)} ${b(60)}`, 40, 90, 65],
	['the word of a later piece', `${a(40)}${a(30)} ${b(60)}`, 40, 90, 70],
])('a piece ends at %s', (_, text, from, limit, end) => {
	expect(cutPoint(text, from, limit)).toBe(end);
});

test.each([
	['before a mention', `${a(35)} ${MENTION} ${b(30)}`, 0, 50, 36],
	['before a mention of a later piece', `${a(40)}${a(35)} ${MENTION} ${b(30)}`, 40, 90, 76],
	['behind a link that ends there', `${a(30)} [x](https://a.b) ${b(40)}`, 0, 55, 47],
	['behind a mention that has ended', `${MENTION} ${a(10)} ${b(40)}`, 0, 50, 42],
	['before a link that begins there', `${a(30)} ${a(19)}[x](https://a.b) ${b(9)}`, 0, 50, 30],
	['within a mention that is the whole piece', `${MENTION}${b(40)}`, 0, 25, 22],
	['within a link longer than a piece', `[${a(60)}](https://a.b)`, 0, 50, 50],
	['anywhere in brackets without an address', `${a(30)} [x y] ${b(40)}`, 0, 36, 36],
])('a piece ends %s', (_, text, from, limit, end) => {
	expect(cutPoint(text, from, limit)).toBe(end);
});

test('a character larger than the limit is cut', () => {
	expect(cutPoint('👨‍👩‍👧‍👦x', 0, 4)).toBe(4);
});

/** An Arabic number sign and a space behind it are one character. */
const SIGN = '\u0600';

test('a piece that is one character up to its only space does not end there', () => {
	expect(cutPoint(`${SIGN.repeat(20)} ${a(40)}`, 0, 36)).toBe(36);
});

describe('the parts of a text', () => {
	test('a text of just so many bytes is one part', () => {
		expect(splitText(` ${a(62)} `, 64)).toEqual([` ${a(62)} `]);
		expect(splitText(` ${a(62)}  `, 64)).toEqual([` ${a(55)}\n(1/2)`, `${a(7)}  \n(2/2)`]);
	});

	test('one that is left over has no number', () => {
		expect(splitText(`${a(10)}${' '.repeat(100)}`, 64)).toEqual([a(10)]);
	});

	test('keep a space that is part of a character', () => {
		expect(splitText(`${a(38)}${SIGN} \n\n${b(40)}`, 64)).toEqual([
			`${a(38)}${SIGN} \n(1/2)`,
			`${b(40)}\n(2/2)`,
		]);
	});

	test('end at words each', () => {
		expect(splitText(`${a(40)} ${b(40)} ${a(40)} ${b(40)}`, 64)).toEqual([
			`${a(40)}\n(1/4)`,
			`${b(40)}\n(2/4)`,
			`${a(40)}\n(3/4)`,
			`${b(40)}\n(4/4)`,
		]);
	});

	test('leave room for longer numbers when there are ten', () => {
		const parts = splitText(a(600), 64);
		expect(parts[0]).toBe(`${a(54)}\n(1/12)`);
		expect(parts.at(-1)).toBe(`${a(6)}\n(12/12)`);
	});

	test('have room for a number at least', () => {
		expect(() => splitText('a', 63)).toThrow('A part needs at least 64 bytes, not 63');
		expect(splitText('a', 64)).toEqual(['a']);
	});
});
