import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';

import {
	beginTest,
	isTested,
	proveHelpdesk,
} from '../../../../nodes/FeishuHelpdesk/transport/proveHelpdesk';

const CREDENTIAL: ICredentialDataDecryptedObject = {
	region: 'feishu',
	appId: 'cli_1',
	appSecret: 'app-s3cret',
	helpdeskId: '7',
	helpdeskToken: 'ht-s3cret',
	tenantAccessToken: 't-old',
};
const RENEWED = { tenantAccessToken: 't-new', expiresAt: 1, issuedFor: 'x' };
const CATEGORIES = { code: 0, data: { categories: [] } };

/** What became of the proof when Feishu answers so, one after another. */
async function prove(...answers: (object | string)[]) {
	const asked: IHttpRequestOptions[] = [];
	let renewals = 0;
	const httpRequest = (options: IHttpRequestOptions): Promise<unknown> => {
		const answer = answers[asked.push(options) - 1] ?? '';
		const body = typeof answer === 'string' ? answer : JSON.stringify(answer);
		return Promise.resolve({ statusCode: 200, headers: { 'x-tt-logid': '2026' }, body });
	};
	const renew = () => {
		renewals += 1;
		return Promise.resolve(RENEWED);
	};
	const result = await proveHelpdesk(CREDENTIAL, httpRequest, renew).catch(
		(error: unknown) => error,
	);
	const tokens = asked.map(({ headers }) => headers?.['Authorization']);
	return { asked, result, renewals, tokens };
}

test('a helpdesk that answers is proven with a single request', async () => {
	const { asked, result, renewals } = await prove(CATEGORIES);
	expect([result, renewals]).toEqual([{}, 0]);
	expect(asked).toEqual([
		expect.objectContaining({
			method: 'GET',
			url: 'https://open.feishu.cn/open-apis/helpdesk/v1/categories',
			headers: expect.objectContaining({
				Authorization: 'Bearer t-old',
				'X-Lark-Helpdesk-Authorization': btoa('7:ht-s3cret'),
			}) as object,
		}),
	]);
});

test('a token that Feishu refuses is renewed once, and the other one is stored', async () => {
	const refused = { code: 99991663, msg: 'expired' };
	const { result, tokens, renewals } = await prove(refused, CATEGORIES);
	expect([result, renewals]).toEqual([RENEWED, 1]);
	expect(tokens).toEqual(['Bearer t-old', 'Bearer t-new']);
	const again = await prove(refused, refused, CATEGORIES);
	expect(String(again.result)).toContain('Feishu refused the tenant access token');
	expect(again.tokens).toHaveLength(2);
});

test.each<[string, object | string, RegExp]>([
	['another code', { code: 154001, msg: 'x' }, /^Feishu refused the helpdesk token .*\[154001\]/],
	['a page', '<html>', /^The answer is not from Feishu/],
	[
		'no categories',
		{ code: 0, data: {} },
		/^Feishu's answer lacks the categories \[0\]\. .*Log ID: 2026$/,
	],
	['no data', { code: 0, data: ['categories'] }, /lacks the categories/],
])('%s proves nothing', async (_what, answer, says) => {
	const { result, renewals } = await prove(answer);
	expect(result).toBeInstanceOf(Error);
	expect((result as Error).message).toMatch(says);
	expect(renewals).toBe(0);
});

test('a test is begun for one request', () => {
	const credential = { ...CREDENTIAL };
	expect(isTested(credential)).toBe(false);
	beginTest(credential);
	expect(isTested(credential)).toBe(true);
	expect(isTested(credential)).toBe(false);
	expect(credential).toEqual(CREDENTIAL);
});
