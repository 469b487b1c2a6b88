import type { ICredentialTestRequest } from 'n8n-workflow';

import { ERROR_CODES, type ErrorCode } from './errorCodes';

/** Header of the credential test's request, removed before anything is sent. */
export const TEST_MARKER = 'x-feishu-helpdesk-test';

/** A cheap read of the helpdesk, which needs all four values. */
export const TEST_PATH = '/open-apis/helpdesk/v1/categories';

/**
 * Makes the rules of the credential test from the table of codes, so that its dialog says the same as
 * a failing node. n8n compares one value per rule and takes an answer that no rule matches for a
 * success; the last two rules stand for answers that are not Feishu's, and for all that lack what was
 * asked. They are the second line: the helpdesk was proven before, in sentences that know more.
 *
 * @returns one rule per code, then the two general ones
 */
export function credentialTestRules(): NonNullable<ICredentialTestRequest['rules']> {
	const known = Object.entries<ErrorCode>(ERROR_CODES).map(([code, { message, hint }]) =>
		rule('code', Number(code), `${message} [${code}]. ${hint}`),
	);
	return [
		...known,
		rule(
			'code',
			undefined,
			"The answer is not from Feishu. Check 'Region' and 'Base URL', and any proxy between n8n and Feishu.",
		),
		rule(
			'data.categories',
			undefined,
			"Feishu refused the test with a code that this package does not know, or answered with something else. Check that the app is published and has the scopes 'helpdesk:all' and 'helpdesk:all:readonly'.",
		),
	];
}

type Rule = Extract<
	NonNullable<ICredentialTestRequest['rules']>[number],
	{ type: 'responseSuccessBody' }
>;

const rule = (key: string, value: unknown, message: string): Rule => ({
	type: 'responseSuccessBody',
	properties: { key, value, message },
});
