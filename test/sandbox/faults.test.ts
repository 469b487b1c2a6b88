import {
	expiredToken,
	missingScope,
	quotaExhausted,
	rateLimit400,
	rateLimit429,
	startSandbox,
	ticketClosed,
	type Sandbox,
} from '../../sandbox/server';
import { helpdeskHeaders, MESSAGE_PATH, MESSAGE_ROUTE, send, TOKEN_ROUTE } from './client';
import { until } from '../support/until';

let sandbox: Sandbox;

beforeEach(async () => {
	sandbox = await startSandbox();
});
afterEach(() => sandbox.close());

/** The plain response, for answers that are no Feishu envelope. */
async function post(): Promise<Response> {
	return fetch(sandbox.url + MESSAGE_PATH, {
		method: 'POST',
		headers: await helpdeskHeaders(sandbox),
		body: JSON.stringify({ msg_type: 'text', content: '{"text":"a"}', receiver_id: 'ou_anna' }),
	});
}

describe('kinds', () => {
	it('latency waits and then processes', async () => {
		sandbox.fault({ kind: 'latency', ms: 60, route: MESSAGE_ROUTE });
		const start = performance.now();
		expect(await send(sandbox)).toMatchObject({ code: 0 });
		expect(performance.now() - start).toBeGreaterThanOrEqual(55);
	});

	it('latency adds to another fault', async () => {
		sandbox.fault({ kind: 'latency', minMs: 40, maxMs: 50, times: Infinity });
		sandbox.fault({ ...quotaExhausted, route: MESSAGE_ROUTE });
		const start = performance.now();
		expect(await send(sandbox)).toMatchObject({ code: 99991403 });
		expect(performance.now() - start).toBeGreaterThanOrEqual(75);
	});

	it('lateAnswer processes at once and answers late', async () => {
		sandbox.fault({ kind: 'lateAnswer', ms: 500, route: MESSAGE_ROUTE });
		let isAnswered = false;
		const answered = send(sandbox).finally(() => {
			isAnswered = true;
		});
		await until(() => sandbox.inbox.length === 1);
		expect(isAnswered).toBe(false);
		expect(await answered).toMatchObject({ code: 0 });
	});

	it('answer stands in for processing', async () => {
		sandbox.fault({
			route: MESSAGE_ROUTE,
			kind: 'answer',
			status: 403,
			code: 154003,
			msg: 'no access',
			headers: { 'x-extra': '1' },
			error: { message: 'more' },
		});
		const answer = await send(sandbox);
		expect(answer).toMatchObject({ status: 403, code: 154003, msg: 'no access' });
		expect(answer.error).toMatchObject({ message: 'more' });
		expect(answer.headers.get('x-extra')).toBe('1');
		expect(sandbox.inbox).toHaveLength(0);
	});

	it('answerAfterDelivery delivers and answers a failure', async () => {
		sandbox.fault({ kind: 'answerAfterDelivery', status: 500, route: MESSAGE_ROUTE });
		expect(await send(sandbox)).toMatchObject({ status: 500, code: 155000 });
		expect(sandbox.inbox).toHaveLength(1);
		expect(sandbox.requests.at(-1)).toMatchObject({ status: 500, code: 155000, done: true });
	});

	it('answerAfterDelivery can be the page of a proxy', async () => {
		sandbox.fault({ kind: 'answerAfterDelivery', status: 504, html: true, route: MESSAGE_ROUTE });
		const response = await post();
		expect(response.status).toBe(504);
		expect(await response.text()).toContain('<html>');
		expect(sandbox.inbox).toHaveLength(1);
	});

	it('answers of the token endpoint of accounts are flat, as Feishu’s', async () => {
		sandbox.fault({ kind: 'answer', status: 503, code: 20072, msg: 'try again' });
		const token = `${sandbox.url}/open-apis/authen/v2/oauth/token`;
		expect(await (await fetch(token, { method: 'POST' })).json()).toEqual({
			...{ code: 20072, error: 'temporarily_unavailable', error_description: 'try again' },
		});
		expect(sandbox.requests.at(-1)).toMatchObject({ code: 20072, done: false });
	});

	it('html is the page of a proxy, and nothing was processed', async () => {
		sandbox.fault({ kind: 'html', status: 502, route: MESSAGE_ROUTE });
		const response = await post();
		expect(response.status).toBe(502);
		expect(response.headers.get('content-type')).toContain('text/html');
		expect(sandbox.inbox).toHaveLength(0);
		expect(sandbox.requests.at(-1)).toMatchObject({ status: 502, code: undefined });
	});

	it.each([
		['resetBefore', 0],
		['resetAfterDelivery', 1],
	] as const)('%s breaks the connection with %d messages delivered', async (kind, delivered) => {
		sandbox.fault({ kind, route: MESSAGE_ROUTE });
		await expect(post()).rejects.toThrow('fetch failed');
		expect(sandbox.inbox).toHaveLength(delivered);
		expect(sandbox.requests.at(-1)).toMatchObject({ status: undefined, code: undefined });
		expect(await send(sandbox)).toMatchObject({ code: 0 });
	});

	it('hang never answers, and close ends it', async () => {
		sandbox.fault({ kind: 'hang', route: MESSAGE_ROUTE });
		const hanging = post();
		const outcome = expect(hanging).rejects.toThrow('fetch failed');
		await until(() => sandbox.count(MESSAGE_ROUTE) > 0);
		await sandbox.close();
		await outcome;
		expect(sandbox.inbox).toHaveLength(0);
	});

	it('close does not wait for latency either', async () => {
		sandbox.fault({ kind: 'latency', ms: 60_000, route: MESSAGE_ROUTE });
		const outcome = expect(post()).rejects.toThrow('fetch failed');
		await until(() => sandbox.count(MESSAGE_ROUTE) > 0);
		await sandbox.close();
		await outcome;
	});
});

describe('aim', () => {
	it('strikes once by default, and only its route', async () => {
		sandbox.fault({ ...rateLimit429(), route: MESSAGE_ROUTE });
		const codes = [await send(sandbox), await send(sandbox)].map((answer) => answer.code);
		expect(codes).toEqual([99991400, 0]);
		expect(sandbox.count(TOKEN_ROUTE)).toBe(2);
	});

	it('lets `skip` requests pass, strikes `times`, and keeps the order of faults', async () => {
		sandbox.fault({ ...rateLimit429(), route: MESSAGE_ROUTE, skip: 1, times: 2 });
		sandbox.fault({ ...ticketClosed, route: MESSAGE_ROUTE, skip: 1 });
		const codes: number[] = [];
		for (let i = 0; i < 5; i += 1) codes.push((await send(sandbox)).code);
		expect(codes).toEqual([0, 99991400, 99991400, 154401, 0]);
	});

	it('asks `when` about the request', async () => {
		sandbox.fault({
			...quotaExhausted,
			times: Infinity,
			when: (request) => request.rawBody.includes('ou_ben'),
		});
		expect(await send(sandbox)).toMatchObject({ code: 0 });
		expect(await send(sandbox, { body: { receiver_id: 'ou_ben' } })).toMatchObject({
			code: 99991403,
		});
	});
});

describe('ready-made answers', () => {
	it.each([
		['rateLimit429', rateLimit429(7), 429, 99991400],
		['rateLimit400', rateLimit400(7), 400, 99991400],
		['quotaExhausted', quotaExhausted, 429, 99991403],
		['ticketClosed', ticketClosed, 401, 154401],
		['missingScope', missingScope(), 400, 99991672],
		['expiredToken', expiredToken, 400, 99991663],
	])('%s', async (name, fault, status, code) => {
		sandbox.fault({ ...fault, route: MESSAGE_ROUTE });
		const answer = await send(sandbox);
		expect(answer).toMatchObject({ status, code });
		expect(answer.headers.get('x-ogw-ratelimit-reset')).toBe(
			name.startsWith('rateLimit') ? '7' : null,
		);
	});
});
