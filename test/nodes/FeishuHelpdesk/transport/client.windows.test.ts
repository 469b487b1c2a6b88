import type { IHttpRequestOptions } from 'n8n-workflow';

import { createClient } from '../../../../nodes/FeishuHelpdesk/transport/client';
import type { Host } from '../../../../nodes/FeishuHelpdesk/transport/host';
import { appSigner } from '../../../../nodes/FeishuHelpdesk/transport/signer';
import { RateLimiter } from '../../../../sandbox/gateway/rateLimits';
import { Refusal } from '../../../../sandbox/http/answers';
import { inNoTime } from '../../../support/once/clock';
import { ok, request } from './play';

const ROUTE = 'POST /helpdesk/v1/tickets/:ticket_id/messages';

beforeEach(() => {
	jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate'] });
});
afterEach(() => jest.useRealTimers());

/** Sends messages in lanes, as an execution does, to a Feishu that takes so many in a window. */
async function send(count: number, lanes: number, window: { limit: number; windowMs: number }) {
	const limiter = new RateLimiter({ [ROUTE]: window });
	const seen = { requests: 0, refused: 0 };
	const helper = async (_credential: string, { headers }: IHttpRequestOptions) => {
		await new Promise((resolve) => setTimeout(resolve, 100));
		seen.requests += 1;
		if (headers) headers['Authorization'] = 'Bearer t-1';
		try {
			limiter.admit(ROUTE);
			return { statusCode: 200, headers: {}, body: JSON.stringify(ok()) };
		} catch (thrown) {
			if (!(thrown instanceof Refusal)) throw thrown;
			seen.refused += 1;
			const { code, status, message: msg, headers: told } = thrown;
			return { statusCode: status, headers: told, body: JSON.stringify({ code, msg }) };
		}
	};
	// Of n8n's context a client uses these two.
	const host = {
		helpers: { httpRequestWithAuthentication: helper },
		logger: { info: () => undefined },
	} as unknown as Host;
	const client = createClient(
		{
			...appSigner(host, {}),
			asApp: appSigner(host, {}),
			host,
			baseUrl: 'https://feishu.test',
			helpdeskId: '7',
			secrets: [],
			startsFresh: true,
			hasToken: () => Promise.resolve(true),
		},
		{ maxWaitMs: 180_000, signal: undefined },
	);
	let next = 0;
	const startedAt = Date.now();
	const lane = async () => {
		while (next < count) {
			next += 1;
			await client.call(request('send', String(next)));
		}
	};
	await inNoTime(Promise.all(Array.from({ length: lanes }, lane)));
	return { ...seen, ms: Date.now() - startedAt };
}

describe('a rate limit costs the windows that must pass, and little more', () => {
	test.each([
		// Three windows are needed, so two must pass.
		[150, 40, { limit: 50, windowMs: 2000 }, 2],
		[150, 100, { limit: 50, windowMs: 2000 }, 2],
		[500, 40, { limit: 100, windowMs: 60_000 }, 4],
	])('%i messages in %i lanes at %j', async (count, lanes, window, windows) => {
		const { requests, refused, ms } = await send(count, lanes, window);
		expect(requests - refused).toBe(count);
		// What was under way when the first refusal came, and one that tries whether a window is over.
		expect(refused).toBeLessThanOrEqual(lanes + windows);
		expect(ms).toBeGreaterThanOrEqual(windows * window.windowMs);
		// The answers take their time without a limit, too.
		const { ms: unlimitedMs } = await send(count, lanes, { limit: count, windowMs: 1000 });
		expect(ms - unlimitedMs).toBeLessThan(windows * window.windowMs * 1.15);
	});
});
