import fc from 'fast-check';
import { listPattern, splitList, splitText } from '../../../../nodes/FeishuHelpdesk/fields/list';
import { InputError } from '../../../../nodes/FeishuHelpdesk/shared/inputError';
import { workMs } from '../../../support/work';

const split = (value: unknown) => splitList(value, 'Receiver');

describe('a field that takes one thing or several', () => {
	test.each([
		['a comma', 'a,b'],
		['a semicolon', 'a;b'],
		['a line break', 'a\nb'],
		['a Windows line break', 'a\r\nb'],
		['a Chinese comma', 'a，b'],
		['a Chinese semicolon', 'a；b'],
		['a Chinese enumeration comma', 'a、b'],
		['a line separator of a word processor', 'a\u2028b'],
		['several of them, and spaces', ' ,; a ,\n ;, b、\n'],
	])('takes %s between two', (_what, text) => {
		expect(split(text)).toEqual(['a', 'b']);
	});

	test.each([
		['nothing', undefined],
		['null', null],
		['empty text', ''],
		['spaces', ' \t\n'],
		['only commas', ', ;，\n'],
		['an empty list', []],
		['a list of nothing', ['', ' ', null, undefined]],
	])('has no entries for %s', (_what, value) => {
		expect(split(value)).toEqual([]);
	});

	test('takes a list from an expression as it is: a comma inside an entry is no separator', () => {
		expect(split(['a,b', ' c ', 7])).toEqual(['a,b', 'c', '7']);
	});

	test('takes a single number from an expression', () => {
		expect(split(13800000001)).toEqual(['13800000001']);
	});

	test.each([
		[{ email: 'a' }, "'Receiver' is an object, not text"],
		[['a', { email: 'b' }], "'Receiver' is an object, not text in entry 2"],
		[[['a']], "'Receiver' is a list, not text in entry 1"],
	])('refuses %j, which would become "[object Object]"', (value, message) => {
		expect(() => split(value)).toThrow(InputError);
		expect(() => split(value)).toThrow(message);
	});

	test('splits a text of 10,000 entries in less than a second', () => {
		const entries = Array.from({ length: 10_000 }, (_, n) => `person${n}@example.com`);
		const ms = workMs(() => {
			expect(split(entries.join(' , \n'))).toEqual(entries);
		});
		expect(ms).toBeLessThan(1000);
	});
});

const entry = fc.stringMatching(/^[a-z0-9@._+🚀-]{1,12}$/u);
const gap = fc.stringMatching(/^ ?[,;\n，；、][\s,;，；、]{0,3}$/);

test('whatever stands between entries, they come out as they went in, in order', () => {
	fc.assert(
		fc.property(fc.array(fc.tuple(entry, gap), { maxLength: 20 }), (pairs) => {
			expect(split(pairs.flat().join(''))).toEqual(pairs.map(([each]) => each));
		}),
	);
});

test('any text and any list comes out without white space and empty entries, or is refused', () => {
	fc.assert(
		fc.property(fc.anything(), (value) => {
			try {
				for (const each of split(value)) expect(each.trim()).toBe(each);
				expect(split(value)).not.toContain('');
			} catch (error) {
				if (!(error instanceof InputError)) throw error;
			}
		}),
	);
});

test("the editor's pattern takes what the field splits, when each entry fits", () => {
	const pattern = new RegExp(listPattern('@+'));
	fc.assert(
		fc.property(fc.stringMatching(/^[@A\s,;，；、]{1,20}$/), (text) => {
			const entries = splitText(text).flatMap((each) => each.trim() || []);
			const fits = entries.length > 0 && entries.every((each) => /^@+$/.test(each));
			expect(pattern.test(text)).toBe(fits);
		}),
		{ numRuns: 2000 },
	);
});
