import fc from 'fast-check';
import {
	emailKey,
	mobileKey,
	parseEmail,
	parseMobile,
} from '../../../../nodes/FeishuHelpdesk/fields/address';
import { InputError } from '../../../../nodes/FeishuHelpdesk/shared/inputError';
import { workMs } from '../../../support/work';

describe('an e-mail address', () => {
	test.each([
		'\u202aalice@example.com\u202c',
		'alice\u200b@exam\u00adple.com',
		'\ufeffalice@example.com\ufe0f',
	])('that came with what nobody sees, %j, is taken without it', (text) => {
		expect(parseEmail(text, 'Receiver').value).toBe('alice@example.com');
	});

	test('with a character that is not removed is shown with it', () => {
		expect(() => parseEmail('a\u0000b@example', 'Receiver')).toThrow(
			"'Receiver' is not an e-mail address: 'a<U+0000>b@example'",
		);
	});

	test.each([
		'alice@example.com',
		"o'neill+it@sub.example.co.uk",
		'李雷@例子.公司',
		'a@b.c',
		'UPPER@EXAMPLE.COM',
	])('%s is taken as it is', (email) => {
		expect(parseEmail(` ${email}\n`, 'Receiver')).toEqual({
			by: 'email',
			value: email,
			key: email.toLowerCase(),
		});
	});

	test.each([
		['alice'],
		['alice@example'],
		['@example.com'],
		['alice@'],
		['alice@example.'],
		['a@b@c.d'],
		['alice @example.com'],
		['Alice <alice@example.com>'],
		['"alice"@example.com'],
		['alice@example.com (work)'],
		['ou_alice'],
	])('%s is refused, and shown', (text) => {
		expect(() => parseEmail(text, 'Receiver')).toThrow(InputError);
		expect(() => parseEmail(text, 'Receiver')).toThrow(
			`'Receiver' is not an e-mail address: '${text}'`,
		);
	});

	test('of 100 kB is refused at once and cut in the message', () => {
		for (const text of ['a'.repeat(100_000), `a@${'b.'.repeat(50_000)}`, '@'.repeat(100_000)]) {
			const ms = workMs(() => {
				expect(() => parseEmail(text, 'Receiver')).toThrow(/^.{20,100}…'$/s);
			});
			expect(ms).toBeLessThan(500);
		}
	});

	test('that is empty says so', () => {
		expect(() => parseEmail(' ', 'Receiver')).toThrow("'Receiver' is empty");
	});

	test('is the same person in capitals', () => {
		fc.assert(
			fc.property(fc.emailAddress(), (email) => {
				expect(emailKey(email.toUpperCase())).toBe(emailKey(email.toLowerCase()));
			}),
		);
	});
});

test('every address of the internet standard without quotes and brackets is taken', () => {
	fc.assert(
		fc.property(fc.emailAddress(), (email) => {
			expect(parseEmail(email, 'Receiver').value).toBe(email);
		}),
	);
});

describe('a mobile number', () => {
	test.each([
		['+6581234567', '+6581234567'],
		['+65 8123 4567', '+6581234567'],
		['(+65) 8123-4567', '+6581234567'],
		['0065 8123 4567', '+6581234567'],
		['138‑0000‑0001', '13800000001'],
		['138–0000–0001', '13800000001'],
		['+1 (415) 555.0104', '+14155550104'],
		[' 13800000001\t', '13800000001'],
		['138.0013.8000', '13800138000'],
		['1.415.555.0104', '14155550104'],
		['06.12.34.56.78', '0612345678'],
		['（+86）138－0013－8000', '+8613800138000'],
		['8613800138000', '+8613800138000'],
		['86 138-0013-8000', '+8613800138000'],
		['86138001380001', '86138001380001'],
		['861380013800', '861380013800'],
		['\u202d13800138000\u202c', '13800138000'],
		['\ufeff138\u200b0013\u00ad8000\ufe0f', '13800138000'],
	])('%s is sent as %s', (text, value) => {
		expect(parseMobile(text, 'Receiver')).toMatchObject({ by: 'mobile', value });
	});

	test.each([
		['12345'],
		['+1234567890123456'],
		['13800000001x2'],
		['+65+81234567'],
		['８１２３４５６７'],
		['alice@example.com'],
		['ou_alice'],
		['13800138000.0'],
		['13800138000.00'],
		['13 800 138 000.00'],
		['13 800 138 000.000'],
		['1380013.8000'],
		['1.3800138'],
		['1.38e10'],
		['1.38E+10'],
		['-13800138000'],
		['13800138000-8001'],
		['1380013800 1'],
		['+44 (0)20 7946 0958'],
		["13'800'138'000"],
		['1.3.8.0.0.1.3.8'],
	])('%s is refused, and shown', (text) => {
		expect(() => parseMobile(text, 'Receiver')).toThrow(
			`'Receiver' is not a mobile number: '${text}'`,
		);
	});

	test.each(['', ' ', '-', '()'])('%j is empty', (text) => {
		expect(() => parseMobile(text, 'Receiver')).toThrow("'Receiver' is empty");
	});

	test('of mainland China is the same with and without +86', () => {
		expect(mobileKey('+86 138-0000-0001')).toBe(mobileKey('13800000001'));
		expect(mobileKey('008613800000001')).toBe(mobileKey('13800000001'));
		expect(mobileKey('86 13800000001')).toBe(mobileKey('13800000001'));
	});

	test('of another country is not the same without its code', () => {
		expect(mobileKey('+6581234567')).not.toBe(mobileKey('81234567'));
		expect(mobileKey('+8613800')).toBe('+8613800');
	});
});

const number = fc.stringMatching(/^\+?\d{6,15}$/);

test('whatever spaces and dashes are between the digits, the number and its key stay the same', () => {
	fc.assert(
		fc.property(number, fc.stringMatching(/^[ \-‐-―]{0,3}$/), (digits, filler) => {
			const written = Array.from(digits).join(filler);
			expect(parseMobile(written, 'Receiver').key).toBe(mobileKey(digits));
			expect(mobileKey(mobileKey(written))).toBe(mobileKey(written));
		}),
	);
});

test('digits are never lost, invented or glued: a number keeps all of them in order, or is refused', () => {
	const part = fc.oneof(
		fc.stringMatching(/^\d{1,11}$/),
		fc.constantFrom(' ', '-', '.', '(', ')', '+', '00', '.0', 'e', '\u200b', '\u202d', '–'),
	);
	let taken = 0;
	fc.assert(
		fc.property(fc.array(part, { minLength: 1, maxLength: 7 }), (parts) => {
			const written = parts.join('');
			let value: string;
			try {
				({ value } = parseMobile(written, 'Receiver'));
			} catch (error) {
				expect(error).toBeInstanceOf(InputError);
				return;
			}
			taken += 1;
			const digits = written.replace(/\D/g, '');
			expect([digits, digits.replace(/^00/, '')]).toContain(value.replace('+', ''));
			expect(written).not.toMatch(/^\D*\d+\.\d+\D*$/);
		}),
		{ numRuns: 3000 },
	);
	expect(taken).toBeGreaterThan(50);
});

test('any text is read or refused with a reason, never anything else', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'binary' }), (text) => {
			for (const parse of [parseEmail, parseMobile]) {
				try {
					expect(parse(text, 'Receiver').value).not.toMatch(/\s/);
				} catch (error) {
					if (!(error instanceof InputError)) throw error;
				}
			}
		}),
		{ numRuns: 1000 },
	);
});
