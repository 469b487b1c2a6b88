import type { IHttpRequestOptions } from 'n8n-workflow';

import { askEndpoint } from '../../../../../nodes/FeishuHelpdesk/trigger/longConnection/bootstrap';

const credential = {
	region: 'custom',
	baseUrl: 'https://feishu.example.com/gateway',
	appId: 'cli_1',
	appSecret: 'the-secret-of-the-app',
	helpdeskId: '1234567',
	helpdeskToken: 'ht-token',
};
const URL_OF_FEISHU = 'wss://msg.example.com/ws/v2?ticket=secret-ticket&service_id=1';

const answering = (body: unknown, statusCode = 200, asked?: IHttpRequestOptions[]) =>
	askEndpoint(
		() => Promise.resolve(credential),
		(options) => {
			asked?.push(options);
			const text = typeof body === 'string' ? body : JSON.stringify(body);
			return Promise.resolve({ statusCode, headers: {}, body: text });
		},
	);

describe('the address of a connection', () => {
	it('is asked for with app ID and secret, whose capitals matter', async () => {
		const asked: IHttpRequestOptions[] = [];
		const config = { PingInterval: 90 };
		const data = { URL: URL_OF_FEISHU, ClientConfig: config };
		expect(await answering({ code: 0, msg: '', data }, 200, asked)).toEqual({
			url: URL_OF_FEISHU,
			config,
		});
		expect(asked).toMatchObject([
			{
				method: 'POST',
				url: 'https://feishu.example.com/gateway/callback/ws/endpoint',
				headers: { locale: 'zh' },
				body: { AppID: 'cli_1', AppSecret: 'the-secret-of-the-app' },
				timeout: 15_000,
			},
		]);
	});

	it.each([
		[1, false, /internal error \[1\]/],
		[1000040343, false, /internal error \[1000040343\]/],
		[403, true, /not enabled in this tenant \[403\]/],
		[514, true, /does not know this App ID and App Secret \[514\]/],
		[1000040344, true, /does not know this App ID/],
		[1000040346, true, /does not know this App ID/],
		[1000040350, true, /too many long connections \[1000040350\]/],
		[1000040351, true, /another region \[1000040351\]/],
		[424242, true, /refused the request: no \[424242\]/],
	])('is not had with code %i; that it is a refusal: %s', async (code, refused, message) => {
		const trouble = await answering({ code, msg: 'no', data: { URL: '' } });
		expect(trouble).toMatchObject({
			refused,
			failure: { message: expect.stringMatching(message) as string },
		});
	});

	it.each([
		['an HTTP error', { code: 514, msg: '', data: {} }, 500],
		['a page of a proxy', '<html>', 200],
		['a broken gateway', 'Bad Gateway', 502],
		['no address', { code: 0, msg: '', data: {} }, 200],
		['an address that is none', { code: 0, msg: '', data: { URL: 'wss://' } }, 200],
		['an address of another kind', { code: 0, msg: '', data: { URL: 'https://a.example' } }, 200],
	])('is asked for again after %s', async (_name, body, status) => {
		expect(await answering(body, status)).toMatchObject({ refused: false });
	});

	it('is asked for again when the network broke, and the failure names the cause', async () => {
		const trouble = await askEndpoint(
			() => Promise.resolve(credential),
			() =>
				Promise.reject(Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND' })),
		);
		expect(trouble).toMatchObject({
			refused: false,
			failure: {
				message: expect.stringMatching(/can't be reached: The host name is unknown/) as string,
			},
		});
	});

	it('is not asked for with a credential that cannot be right', async () => {
		const trouble = await askEndpoint(
			() => Promise.resolve({ ...credential, appId: '' }),
			() => Promise.reject(new Error('It was asked for')),
		);
		expect(trouble).toMatchObject({ refused: true, failure: { message: "'App ID' is empty" } });
	});

	it('shows the secret to nobody, also where Feishu repeats it', async () => {
		const trouble = await answering({ code: 9, msg: `${credential.appSecret} is wrong`, data: {} });
		expect(JSON.stringify(trouble)).not.toContain(credential.appSecret);
	});
});
