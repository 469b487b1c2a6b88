import { credentialTestRules } from '../../../../nodes/FeishuHelpdesk/transport/credentialTestRules';
import {
	ERROR_CODES,
	lookUpCode,
	maybeOpenTicket,
} from '../../../../nodes/FeishuHelpdesk/transport/errorCodes';

test.each([
	['that is not known', 424242, true],
	['that is vague', 154000, true],
	['that says something else', 154401, false],
])('a code %s may be about a ticket in progress: %j', (_what, code, expected) => {
	expect(maybeOpenTicket(code)).toBe(expected);
});

test('an unknown code is not in the table', () => {
	expect(lookUpCode(424242)).toBeUndefined();
	expect(lookUpCode(154401)).toBe(ERROR_CODES[154401]);
});

describe('the test of a credential', () => {
	const rules = credentialTestRules().map(({ properties }) => properties);

	test('says of each code what a failing node says', () => {
		const known = Object.entries(ERROR_CODES);
		expect(rules.slice(0, known.length)).toEqual(
			known.map(([code, { message, hint }]) => ({
				key: 'code',
				value: Number(code),
				message: `${message} [${code}]. ${hint}`,
			})),
		);
	});

	test('takes no other answer for a success: neither without a code nor without what was asked', () => {
		expect(rules.slice(-2)).toEqual([
			{
				key: 'code',
				value: undefined,
				message: expect.stringMatching(/^The answer is not from Feishu\..*'Base URL'/) as string,
			},
			{
				key: 'data.categories',
				value: undefined,
				message: expect.stringMatching(/^Feishu refused the test .*'helpdesk:all'/) as string,
			},
		]);
		expect(rules).toHaveLength(Object.keys(ERROR_CODES).length + 2);
		expect(credentialTestRules().every(({ type }) => type === 'responseSuccessBody')).toBe(true);
	});
});
