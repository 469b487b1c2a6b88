import { credentialTestRules } from '../../../../nodes/FeishuHelpdesk/transport/credentialTestRules';
import { ERROR_CODES } from '../../../../nodes/FeishuHelpdesk/transport/errorCodes';

test('the dialog of the credential says of each code what a failing node says', () => {
	const known = Object.entries(ERROR_CODES);
	const rules = credentialTestRules();
	expect(rules).toHaveLength(known.length + 2);
	known.forEach(([code, { message, hint }], index) => {
		expect(rules[index]).toEqual({
			type: 'responseSuccessBody',
			properties: { key: 'code', value: Number(code), message: `${message} [${code}]. ${hint}` },
		});
	});
});

test('and that an answer is not from Feishu, or lacks what was asked for', () => {
	expect(credentialTestRules().slice(-2)).toEqual([
		{
			type: 'responseSuccessBody',
			properties: {
				key: 'code',
				value: undefined,
				message:
					"The answer is not from Feishu. Check 'Region' and 'Base URL', and any proxy between n8n and Feishu.",
			},
		},
		{
			type: 'responseSuccessBody',
			properties: {
				key: 'data.categories',
				value: undefined,
				message:
					"Feishu refused the test with a code that this package does not know, or answered with something else. Check that the app is published and has the scopes 'helpdesk:all' and 'helpdesk:all:readonly'.",
			},
		},
	]);
});
