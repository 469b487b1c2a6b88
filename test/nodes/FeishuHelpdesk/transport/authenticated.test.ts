import type { IHttpRequestOptions } from 'n8n-workflow';

import { authenticated } from '../../../../nodes/FeishuHelpdesk/transport/authenticated';
import { TEST_MARKER } from '../../../../nodes/FeishuHelpdesk/transport/credentialTestRules';
import { isTested } from '../../../../nodes/FeishuHelpdesk/transport/proveHelpdesk';
import {
	issuedFor,
	REFRESH_MARKER,
	tokenFingerprint,
} from '../../../../nodes/FeishuHelpdesk/transport/token';

const URL = 'https://open.feishu.cn/open-apis/x';
const credential = (more: object = {}) => {
	const fields = {
		region: 'feishu',
		appId: 'cli_1',
		appSecret: 's',
		helpdeskId: '1',
		helpdeskToken: 't',
	};
	return {
		...fields,
		tenantAccessToken: 't-1',
		expiresAt: Date.now() + 3_600_000,
		issuedFor: issuedFor(fields),
		...more,
	};
};
const thrownBy = (work: () => unknown): unknown => {
	try {
		return work();
	} catch (error) {
		return error;
	}
};
/** What makes n8n fetch a token and go on. */
const TOKEN_NEEDED = {
	message: 'No tenant access token could be had from Feishu',
	response: { status: 401, statusText: 'Unauthorized', headers: {}, data: {} },
};

test('a request gets both headers beside its own, and follows no redirect, whichever helper sends it', () => {
	const request: IHttpRequestOptions = { url: URL, headers: { mine: '1' } };
	expect(authenticated(credential(), request)).toBe(request);
	expect(request).toEqual({
		url: URL,
		headers: {
			mine: '1',
			Authorization: 'Bearer t-1',
			'X-Lark-Helpdesk-Authorization': 'MTp0',
		},
		disableFollowRedirect: true,
		followRedirect: false,
		followAllRedirects: false,
		maxRedirects: 0,
		sendCredentialsOnCrossOriginRedirect: false,
	});
	expect(authenticated(credential(), { url: URL }).headers).toHaveProperty('Authorization');
});

test('without a token that can be used, n8n is made to fetch one, and nothing is added', () => {
	for (const more of [{ tenantAccessToken: '' }, { expiresAt: Date.now() + 59_000 }]) {
		const request: IHttpRequestOptions = { url: URL };
		expect(thrownBy(() => authenticated(credential(more), request))).toMatchObject(TOKEN_NEEDED);
		expect(request.headers).toEqual({});
	}
});

describe('the mark of a refused token', () => {
	const marked = (mark: string): IHttpRequestOptions => ({
		url: URL,
		headers: { [REFRESH_MARKER]: mark },
	});

	test('takes the token away, so that n8n fetches another one', () => {
		const stored = credential();
		const request = marked(tokenFingerprint('Bearer t-1'));
		expect(thrownBy(() => authenticated(stored, request))).toMatchObject(TOKEN_NEEDED);
		expect(stored.tenantAccessToken).toBe('');
		expect(request.headers).toEqual({});
	});

	test('leaves a newer token as it is, and is never sent', () => {
		const stored = credential();
		const request = marked(tokenFingerprint('Bearer t-0'));
		expect(authenticated(stored, request).headers).not.toHaveProperty(REFRESH_MARKER);
		expect(stored.tenantAccessToken).toBe('t-1');
	});
});

test.each<[string, object, string]>([
	['to somebody else', { url: 'https://evil.test' }, 'URL'],
	['with half a credential', {}, 'Helpdesk Token'],
])('a request %s is refused, and nothing is added', (_what, more, field) => {
	const request = { url: URL, ...more };
	const wrong = field === 'URL' ? {} : { helpdeskToken: '' };
	expect(thrownBy(() => authenticated(credential(wrong), request))).toMatchObject({ field });
	expect(request).not.toHaveProperty('headers');
});

test("the mark of the credential's test begins the proof, and goes out nowhere", () => {
	const stored = credential();
	const request: IHttpRequestOptions = { url: URL, headers: { [TEST_MARKER]: '1' } };
	expect(thrownBy(() => authenticated(stored, request))).toMatchObject(TOKEN_NEEDED);
	expect(request.headers).toEqual({});
	expect(isTested(stored)).toBe(true);
	authenticated(stored, { url: URL });
	expect(isTested(stored)).toBe(false);
});
