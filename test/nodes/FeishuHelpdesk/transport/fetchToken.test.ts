import { setTimeout as sleep } from 'node:timers/promises';
import type { IHttpRequestOptions } from 'n8n-workflow';

import { toFailure } from '../../../../nodes/FeishuHelpdesk/transport/nodeError';
import { beginTest } from '../../../../nodes/FeishuHelpdesk/transport/proveHelpdesk';
import { fetchToken } from '../../../../nodes/FeishuHelpdesk/transport/fetchToken';
import { issuedFor } from '../../../../nodes/FeishuHelpdesk/transport/token';

const FIELDS = {
	region: 'feishu',
	appId: 'cli_1',
	appSecret: 'app-s3cret',
	helpdeskId: '7',
	helpdeskToken: 'ht-s3cret',
};
/** In Feishu's form, by which texts are cleaned of tokens. */
const TOKEN = 't-g1044qeGEDXTB6NDJOGV4JQCYDGHRBARFTGT1234';
const ISSUED = { code: 0, tenant_access_token: TOKEN, expire: 7200 };

/** n8n's request helper with one answer for all. */
function answering(answer: object | string | Error, statusCode = 200) {
	const asked: IHttpRequestOptions[] = [];
	const httpRequest = async (options: IHttpRequestOptions): Promise<unknown> => {
		asked.push(options);
		await sleep(5);
		if (answer instanceof Error) throw answer;
		const body = typeof answer === 'string' ? answer : JSON.stringify(answer);
		return { statusCode, headers: {}, body };
	};
	return { asked, fetch: (more: object = {}) => fetchToken({ ...FIELDS, ...more }, httpRequest) };
}

test('a new token is fetched in a single request, which follows no redirect, and stored', async () => {
	const { asked, fetch } = answering(ISSUED);
	const before = Date.now();
	const issued = await fetch();
	expect(issued).toEqual({
		tenantAccessToken: TOKEN,
		expiresAt: expect.any(Number) as number,
		issuedFor: issuedFor(FIELDS),
	});
	expect(Number(issued.expiresAt) - before).toBeGreaterThanOrEqual(7_200_000);
	expect(asked).toEqual([
		{
			method: 'POST',
			url: 'https://open.feishu.cn/open-apis/auth/v3/tenant_access_token/internal',
			body: { app_id: 'cli_1', app_secret: 'app-s3cret' },
			headers: { 'Content-Type': 'application/json; charset=utf-8' },
			timeout: 15_000,
			encoding: 'text',
			ignoreHttpStatusErrors: true,
			returnFullResponse: true,
			disableFollowRedirect: true,
		},
	]);
});

test('a stored token that is still good is kept', async () => {
	const { asked, fetch } = answering(ISSUED);
	const stored = {
		tenantAccessToken: 't-0',
		expiresAt: Date.now() + 3_600_000,
		issuedFor: issuedFor(FIELDS),
	};
	expect(await fetch(stored)).toEqual({});
	expect(asked).toEqual([]);
});

test('items that start side by side share a request; another app has its own, and later ones theirs', async () => {
	const { asked, fetch } = answering(ISSUED);
	await Promise.all([fetch(), fetch(), fetch({ appId: 'cli_2' }), fetch()]);
	expect(asked).toHaveLength(2);
	await fetch();
	expect(asked).toHaveLength(3);
});

test('a request that failed is not shared with later ones', async () => {
	const { asked, fetch } = answering(new Error('x'));
	await Promise.allSettled([fetch(), fetch()]);
	await expect(fetch()).rejects.toThrow();
	expect(asked).toHaveLength(2);
});

describe('without a token', () => {
	test.each<[string, object | string | Error, number, RegExp]>([
		['a wrong secret', { code: 10014, msg: 'bad' }, 400, /^Feishu does not know this App ID .*bad/],
		['a code with a token', { ...ISSUED, code: 10014 }, 200, /^Feishu does not know this App ID/],
		['no token', { code: 0, expire: 7200 }, 200, /^Feishu's answer lacks the access token \[0\]/],
		['no end', { ...ISSUED, expire: '7200' }, 200, /^Feishu's answer lacks the access token/],
		['a page', '<html>', 502, /^The answer is not from Feishu \(HTTP 502\)/],
		[
			'no connection',
			Object.assign(new Error('connect ECONNREFUSED 1.2.3.4:443'), { code: 'ECONNREFUSED' }),
			0,
			/^Feishu can't be reached: The connection was refused\. /,
		],
	])('%s is told in a plain error', async (_what, answer, status, says) => {
		const thrown: unknown = await answering(answer, status)
			.fetch()
			.catch((error: unknown) => error);
		expect(thrown).toBeInstanceOf(Error);
		expect(thrown).not.toHaveProperty('code');
		expect((thrown as Error).message).toMatch(says);
	});

	test.each<[string, object | Error]>([
		['Feishu repeats', { code: 10014, msg: 'app-s3cret, ht-s3cret' }],
		['the network repeats', new Error('app-s3cret, ht-s3cret')],
	])('no secret is told that %s', async (_who, answer) => {
		const thrown: unknown = await answering(answer)
			.fetch()
			.catch((error: unknown) => error);
		const all = `${String(thrown)} ${JSON.stringify(thrown)}`;
		expect(all).toContain('***, ***');
		expect(all).not.toContain('s3cret');
	});

	test.each<[string, object | string, number]>([
		['a code with which something may have been done', { code: 155000, msg: 'm' }, 500],
		['no token', { code: 0 }, 200],
		['a page', '<html>', 502],
	])('%s leaves nothing in doubt: nothing was sent yet', async (_what, answer, status) => {
		const thrown: unknown = await answering(answer, status)
			.fetch()
			.catch((error: unknown) => error);
		expect(toFailure(thrown)).toMatchObject({ details: { delivery: 'notSent' } });
	});

	test('a credential that cannot be right is refused before anything is asked', async () => {
		const { asked, fetch } = answering(ISSUED);
		await expect(fetch({ appSecret: '' })).rejects.toThrow(
			"'App Secret' is empty. Copy 'App Secret' again and paste it into the credential.",
		);
		await expect(fetch({ region: 'custom', baseUrl: 'x' })).rejects.toThrow(/^'Base URL' .*\. In/);
		expect(asked).toEqual([]);
	});
});

test("the credential's test proves the helpdesk, with a token that is fetched if need be", async () => {
	const REFUSED = { code: 99991663, msg: 'expired' };
	const answers = [REFUSED, ISSUED, { code: 0, data: { categories: [] } }];
	const asked: string[] = [];
	const httpRequest = ({ url }: IHttpRequestOptions): Promise<unknown> => {
		const body = JSON.stringify(answers[asked.push(url) - 1]);
		return Promise.resolve({ statusCode: 200, headers: {}, body });
	};
	const tested = { ...FIELDS, tenantAccessToken: 't-old' };
	beginTest(tested);
	expect(await fetchToken(tested, httpRequest)).toMatchObject({ tenantAccessToken: TOKEN });
	expect(asked.map((url) => url.split('/').at(-1))).toEqual([
		'categories',
		'internal',
		'categories',
	]);
});
