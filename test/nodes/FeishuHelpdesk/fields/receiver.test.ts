import fc from 'fast-check';
import {
	guestField,
	parseReceivers,
	receiverField,
} from '../../../../nodes/FeishuHelpdesk/fields/receiver';
import { dig } from '../../../support/values';
import { InputError } from '../../../../nodes/FeishuHelpdesk/shared/inputError';
import { workMs } from '../../../support/work';

const parse = (mode: string, value: unknown, explicit: 'auto' | 'union_id' = 'auto') =>
	parseReceivers({ mode, value }, explicit, 'Receiver');

/** The regex with which n8n's editor checks a mode. */
function patternOf(mode: string): RegExp {
	const { modes = [] } = receiverField;
	const rule = modes.find(({ name }) => name === mode)?.validation?.[0];
	const regex = dig(rule, 'properties.regex');
	if (typeof regex !== 'string') throw new Error(`${mode} has no regex`);
	return new RegExp(regex);
}

function isAccepted(mode: string, value: string): boolean {
	try {
		return parse(mode, value).every((each) => !(each instanceof InputError));
	} catch {
		return false;
	}
}

describe('people in a field', () => {
	test('are each taken once, in order, however they are written', () => {
		expect(parse('email', 'B@x.com, a@x.com\nb@X.com；a@x.com')).toMatchObject([
			{ value: 'B@x.com' },
			{ value: 'a@x.com' },
		]);
		expect(parse('mobile', '+86 138-0000-0001, 13800000001')).toMatchObject([
			{ value: '+8613800000001' },
		]);
		expect(parse('id', ['ou_a', 'on_b', 'c', 'ou_a'])).toEqual([
			{ entered: 'ou_a', by: 'id', id: 'ou_a', idType: 'open_id' },
			{ entered: 'on_b', by: 'id', id: 'on_b', idType: 'union_id' },
			{ entered: 'c', by: 'id', id: 'c', idType: 'user_id' },
		]);
	});

	test.each<[string, string, number]>([
		['email', 'a@x.com b@x.com  c@x.com', 3],
		['email', 'a@x.com b@x.com, c@x.com', 3],
		['mobile', '13800000001 13800000002', 2],
		['mobile', '138 0000 0001', 1],
		['mobile', '+65 8123 4567', 1],
		['mobile', '+65 8123 4567 +86 138 0000 0001', 2],
		['id', 'ou_a on_b 4d7a3c6g', 3],
		['', 'ou_a ou_b', 2],
		['', 'a@x.com b@x.com', 2],
	])('in mode %j, a column that was pasted is taken apart: %s', (mode, text, count) => {
		expect(parse(mode, text)).toHaveLength(count);
	});

	test.each([
		['email', 'Alice <a@x.com>'],
		['email', 'Alice Chen'],
		['id', 'Alice Chen'],
	])('in mode %j, a name stays whole, so that the error shows it: %s', (mode, text) => {
		const [only, ...others] = parse(mode, text);
		expect(only).toHaveProperty('entered', text);
		expect(others).toEqual([]);
	});

	test('that are not well-formed are each an error of their own', () => {
		const [first, second, third] = parse('email', 'a@x.com, nobody, b@x.com');
		expect([first, third]).toMatchObject([{ value: 'a@x.com' }, { value: 'b@x.com' }]);
		expect(second).toBeInstanceOf(InputError);
		expect(second).toHaveProperty('message', "'Receiver' is not an e-mail address: 'nobody'");
	});

	test.each(['email', 'mobile', 'id', 'list', ''])('none in mode %j is refused', (mode) => {
		expect(() => parse(mode, [])).toThrow("'Receiver' is empty");
	});

	test('are looked up as the kind of ID that is asked for', () => {
		expect(parse('email', 'a@x.com', 'union_id')).toMatchObject([{ idType: 'union_id' }]);
		expect(parse('email', 'a@x.com')).toMatchObject([{ idType: 'open_id' }]);
	});

	test('10,000 are read in less than two seconds', () => {
		const emails = Array.from({ length: 10_000 }, (_, n) => `p${n}@example.com`);
		const ms = workMs(() => {
			expect(parse('email', emails)).toHaveLength(10_000);
		});
		expect(ms).toBeLessThan(2000);
	});
});

const TAKEN: Record<string, string[]> = {
	email: [
		'alice@example.com',
		' alice@example.com\n',
		'a@b.c, d@e.f',
		', a@b.c ;; d@e.f、\n',
		'a@b.c\nd@e.f',
		'a@b.c d@e.f',
		'a@b.c d@e.f, g@h.i  j@k.l',
		'李雷@例子.公司，b@c.d',
	],
	mobile: [
		'+6581234567',
		'(+65) 8123-4567',
		'138‑0000‑0001',
		'13800000001, +6581234567',
		'\n13800000001；',
		'13800000001 13800000002',
		'+65 8123 4567 +86 138 0000 0001',
	],
	id: [
		'ou_alice',
		' on_b \n',
		'a1b2c3',
		'ou_a,ou_b',
		'ou_a；on_b\nc',
		', ou_a',
		'ou_a on_b 4d7a3c6g',
	],
};

const REFUSED: Record<string, string[]> = {
	email: ['alice', 'alice@example', 'Alice <a@b.c>', 'a@b.c, bob', 'ou_alice', ' ,'],
	mobile: ['12345', 'alice@example.com', 'ou_123456', '+65 8123 4567 x'],
	id: ['oc_123', 'ou_a, oc_1', 'a@b.c', 'cli_1', 'od-1', 'om_1', ','],
};

describe.each(['email', 'mobile', 'id'])("the editor's check of mode %s", (mode) => {
	test('takes what the node takes', () => {
		for (const text of TAKEN[mode] ?? []) {
			expect([text, isAccepted(mode, text)]).toEqual([text, true]);
			expect([text, patternOf(mode).test(text)]).toEqual([text, true]);
		}
	});

	test('shows what the node would refuse', () => {
		for (const text of REFUSED[mode] ?? []) {
			expect([text, isAccepted(mode, text)]).toEqual([text, false]);
			expect([text, patternOf(mode).test(text)]).toEqual([text, false]);
		}
	});

	test('never stands in the way of what the node takes', () => {
		const written = fc.oneof(
			fc.stringMatching(/^[a-z0-9@._+,;，\s()-]{1,40}$/),
			fc
				.array(
					fc.oneof(
						fc.emailAddress(),
						fc.stringMatching(/^\+?\d{6,15}$/),
						fc.stringMatching(/^o[unc]_[a-z0-9]{1,9}$/),
						fc.constantFrom(' ', ',', '\n', '，', ';;', '\u2028'),
					),
					{ maxLength: 8 },
				)
				.map((parts) => parts.join(',')),
			fc.array(fc.emailAddress(), { minLength: 1, maxLength: 5 }).map((all) => all.join(' ;\n')),
			fc
				.array(fc.stringMatching(/^[ (]?\+?(\d[ ().‐-]?){6,15}$/), { minLength: 1, maxLength: 5 })
				.map((all) => all.join('，')),
		);
		let taken = 0;
		fc.assert(
			fc.property(written, (text) => {
				if (!isAccepted(mode, text)) return;
				taken += 1;
				expect([text, patternOf(mode).test(text)]).toEqual([text, true]);
			}),
			{ numRuns: 2000 },
		);
		expect(taken).toBeGreaterThan(50);
	});

	test('does not hang on a pasted page of 100 kB', () => {
		const repeated = ['1', '1 ', ' ', ',', 'a,', 'a.', 'a@b.c ', 'a@b.c,', '+1-', '.', '\n', ' ,'];
		for (const part of repeated) {
			for (const end of ['', '@', 'x', '<', '!\u0000']) {
				for (const start of ['', 'a@b.c', 'ou_a', '+6581234567']) {
					const text = start + part.repeat(100_000 / part.length) + end;
					const ms = workMs(() => patternOf(mode).test(text));
					if (ms > 200) throw new Error(`${JSON.stringify([start, part, end])}: ${ms} ms`);
				}
			}
		}
	});
});

test('the person a ticket is opened for is named in the same ways', () => {
	expect(guestField.modes).toEqual(receiverField.modes);
});
