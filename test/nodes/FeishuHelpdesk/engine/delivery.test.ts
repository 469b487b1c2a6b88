import type { INodeParameters } from 'n8n-workflow';
import { setTimeout as wait } from 'node:timers/promises';
import {
	quotaExhausted,
	rateLimit400,
	rateLimit429,
	ticketClosed,
	type Fault,
} from '../../../../sandbox/server';
import { HELLO, items, openScene, receiver, ROUTES, type Scene } from '../../../support/scene';
import { until } from '../../../support/until';

let scene: Scene;
beforeEach(async () => {
	scene = await openScene();
});
afterEach(() => scene.close());

const EACH: INodeParameters = {
	...HELLO,
	receiver: receiver('={{ $json.to }}'),
	text: '={{ $json.text }}',
};
const people = (count: number, receivers = count) =>
	items(
		...Array.from({ length: count }, (_, n) => ({ to: `ou_${n % receivers}`, text: `Text ${n}` })),
	);
const onMessage = (fault: Fault, more: { skip?: number; times?: number } = {}) => {
	scene.sandbox.fault({ ...fault, route: ROUTES.message, ...more });
};
const messages = () => scene.sandbox.count(ROUTES.message);
const tokens = () => scene.sandbox.count(ROUTES.token);
const delivered = () => scene.sandbox.inbox.length;
/** Seconds, by n8n's log: how long the rest takes is the machine's business. */
const waits = () =>
	scene.logs.flatMap(
		({ message }) => /waiting ([\d.]+) s$/.exec(message)?.slice(1).map(Number) ?? [],
	);

describe('tokens', () => {
	test('cold, 10 items: 10 requests and 1 for the token', async () => {
		await scene.send(EACH, { items: people(10) });
		expect([messages(), tokens(), delivered()]).toEqual([10, 1, 10]);
	});

	test('expired by the clock, 10 items: 10 requests and 1 for the token', async () => {
		await scene.send(HELLO);
		scene.sandbox.expireTokens();
		const { id } = { id: scene.credentialId };
		scene.store.set('feishuHelpdeskApi', { ...scene.store.read(id), expiresAt: Date.now() }, id);
		scene.sandbox.reset();
		await scene.send(EACH, { items: people(10) });
		expect([messages(), tokens(), delivered()]).toEqual([10, 1, 10]);
	});

	test('revoked before its end, 30 items: at most 35 requests and 2 for tokens', async () => {
		await scene.send(HELLO);
		scene.sandbox.revokeTokens();
		scene.sandbox.reset();
		const { error } = await scene.send(EACH, { items: people(30) });
		expect(error).toBeUndefined();
		expect(messages()).toBeLessThanOrEqual(35);
		expect(tokens()).toBeLessThanOrEqual(2);
		expect(delivered()).toBe(30);
	});

	test('revoked in the middle of a run, every message still goes out once', async () => {
		scene.sandbox.fault({ kind: 'latency', ms: 20, times: Infinity });
		const running = scene.send(EACH, { items: people(60) });
		await until(() => delivered() >= 20);
		scene.sandbox.revokeTokens();
		expect((await running).error).toBeUndefined();
		expect(delivered()).toBe(60);
		expect(tokens()).toBeLessThanOrEqual(3);
	});
});

describe('refused for good', () => {
	test('ticket closed: one request, and nothing about credentials', async () => {
		onMessage(ticketClosed);
		const { error } = await scene.send(HELLO);
		expect([messages(), tokens(), delivered()]).toEqual([1, 1, 0]);
		expect(error?.message).toBe('The ticket is already closed [154401]');
		expect(error?.description).not.toMatch(/credential|token|secret/i);
	});

	test('monthly quota: one request, no waiting', async () => {
		onMessage(quotaExhausted);
		const { error } = await scene.send(HELLO);
		expect(messages()).toBe(1);
		expect(error?.message).toMatch(/quota of API calls is used up \[99991403\]/);
		expect(waits()).toEqual([]);
	});
});

describe('delivery unknown: one request, one message, never repeated', () => {
	test.each<[string, Fault]>([
		['500 after delivery', { kind: 'answerAfterDelivery', status: 500, code: 155000 }],
		[
			'502 with a page of a proxy after delivery',
			{ kind: 'answerAfterDelivery', status: 502, html: true },
		],
		['200 without JSON after delivery', { kind: 'answerAfterDelivery', status: 200, html: true }],
		['reset after delivery', { kind: 'resetAfterDelivery' }],
	])('%s', async (_what, fault) => {
		onMessage(fault);
		const { output } = await scene.send(HELLO, { onError: 'continueRegularOutput' });
		expect([messages(), delivered()]).toEqual([1, 1]);
		expect(output[0]?.[0]?.json.errorDetails).toMatchObject({ delivery: 'unknown' });
		expect(output[0]?.[0]?.json.errorDetails).toMatchObject({
			hint: expect.stringMatching(
				/not known whether the message arrived.*before sending it again/,
			) as string,
		});
	});
});

describe('connections that never came about', () => {
	test("are tried until 'Max Wait' is over, then fail as not sent", async () => {
		const { url: baseUrl, credentials } = scene.sandbox;
		await scene.send(HELLO);
		await scene.close();
		scene.store.set(
			'feishuHelpdeskApi',
			{ ...scene.store.read(scene.credentialId), baseUrl, ...credentials },
			scene.credentialId,
		);
		const { output, durationMs } = await scene.send(
			{ ...HELLO, options: { maxWaitSeconds: 2 } },
			{ onError: 'continueRegularOutput' },
		);
		expect(output[0]?.[0]?.json).toMatchObject({
			error: "Feishu can't be reached: The connection was refused",
			errorDetails: {
				code: null,
				msg: expect.stringContaining('connect ECONNREFUSED') as string,
				hint: expect.stringMatching(/again for 2 s, .*'Max Wait \(Seconds\)'/) as string,
				delivery: 'notSent',
				retryable: true,
			},
		});
		expect(durationMs).toBeGreaterThan(1500);
		expect(durationMs).toBeLessThan(3000);
	});
});

describe('rate limit', () => {
	test.each<[string, Fault]>([
		['HTTP 429', rateLimit429(1)],
		['HTTP 400', rateLimit400(1)],
		['HTTP 429 without JSON', { kind: 'html', status: 429 }],
		['code 11232', { kind: 'answer', status: 400, code: 11232, msg: 'frequency' }],
	])('%s: sent again after the reset time, with a log line', async (_what, fault) => {
		onMessage(fault);
		const { error, durationMs } = await scene.send(HELLO);
		expect(error).toBeUndefined();
		expect([messages(), delivered()]).toEqual([2, 1]);
		expect(durationMs).toBeGreaterThanOrEqual(1000);
		expect(waits()).toEqual([1]);
		expect(scene.logs.map(({ message }) => message)).toContain(
			"Feishu Helpdesk: Feishu's rate limit is reached, waiting 1 s",
		);
	});

	test("that outlasts 'Max Wait' fails as not sent, at once, and says how long it would take", async () => {
		onMessage(rateLimit429(3600), { times: Infinity });
		const { output, durationMs } = await scene.send(
			{ ...HELLO, options: { maxWaitSeconds: 2 } },
			{ onError: 'continueRegularOutput' },
		);
		expect(durationMs).toBeLessThan(1000);
		expect(messages()).toBe(1);
		expect(output[0]?.[0]?.json).toMatchObject({
			error: 'Feishu refused the request because too many came at once [99991400]',
			errorDetails: {
				retryable: true,
				delivery: 'notSent',
				hint: expect.stringMatching(
					/possible in 3600 s\. .*'Max Wait \(Seconds\)' allows 2 s/,
				) as string,
			},
		});
	});

	/** All that is under way when the first refusal comes may be refused: on a slow machine, all lanes. */
	const LANES = { maxConcurrency: 20 };

	test('pauses all lanes: 150 items at 50 per 2 s, at most 25 refused, each message once', async () => {
		const limited = await openScene({
			rateLimits: { [ROUTES.message]: { limit: 50, windowMs: 2000 } },
		});
		const parameters = { ...EACH, options: LANES };
		const { error, durationMs } = await limited.send(parameters, { items: people(150) });
		expect(error).toBeUndefined();
		const refused = limited.sandbox.count(ROUTES.message) - 150;
		expect(refused).toBeLessThanOrEqual(25);
		const texts = limited.sandbox.inbox.map(({ rawContent }) => rawContent);
		expect(new Set(texts).size).toBe(150);
		expect(texts).toHaveLength(150);
		// Three windows are needed, so two must pass. That it is little more, client.windows.test shows by a
		// clock that no other program slows down.
		expect(durationMs).toBeGreaterThanOrEqual(2 * 2000);
		await limited.close();
	}, 20_000);

	test('is learned: after one burst, a run of many windows is hardly refused again', async () => {
		const limited = await openScene({
			rateLimits: { [ROUTES.message]: { limit: 20, windowMs: 1000 } },
		});
		const parameters = { ...EACH, options: LANES };
		const { error } = await limited.send(parameters, { items: people(120) });
		expect(error).toBeUndefined();
		expect(limited.sandbox.inbox).toHaveLength(120);
		expect(limited.sandbox.count(ROUTES.message) - 120).toBeLessThanOrEqual(25);
		await limited.close();
	}, 20_000);

	test('of the token endpoint is waited out too', async () => {
		scene.sandbox.fault({ ...rateLimit429(1), route: ROUTES.token });
		const { error } = await scene.send(HELLO);
		expect(error).toBeUndefined();
		expect([messages(), tokens(), delivered()]).toEqual([1, 2, 1]);
	});

	test('cancelling during the wait ends the node within a second', async () => {
		onMessage(rateLimit429(60), { times: Infinity });
		const started = scene.engine.start({
			parameters: { resource: 'message', operation: 'send', ...EACH },
			items: people(5),
		});
		await until(() => messages() > 0);
		await wait(300);
		const cancelledAt = performance.now();
		started.cancel();
		const { run } = await started.result;
		expect(performance.now() - cancelledAt).toBeLessThan(1000);
		expect(run.status).toBe('canceled');
		expect(delivered()).toBe(0);
	});
});

describe('lanes', () => {
	test('40 people get their messages at once: none waits for the answer to another', async () => {
		const silent = await openScene();
		silent.sandbox.fault({ kind: 'hang', route: ROUTES.message, times: Infinity });
		const sending = silent.send(EACH, { items: people(45) });
		const underWay = () => silent.sandbox.count(ROUTES.message);
		await until(() => underWay() >= 40);
		// Feishu has answered none, so that no other may start.
		await wait(300);
		expect(underWay()).toBe(40);
		await silent.close();
		await sending;
	});

	test('60 items to 3 people, random latency: order kept for each', async () => {
		scene.sandbox.fault({ kind: 'latency', minMs: 0, maxMs: 20, times: Infinity });
		await scene.send(EACH, { items: people(60, 3) });
		expect(messages()).toBe(60);
		for (const person of ['ou_0', 'ou_1', 'ou_2']) {
			const numbers = scene.sandbox.inbox
				.filter(({ receiverId }) => receiverId === person)
				.map(({ rawContent }) => Number(/\d+/.exec(rawContent)?.[0]));
			expect(numbers).toHaveLength(20);
			expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
		}
	});

	test("'Max Concurrency' bounds how many are under way", async () => {
		scene.sandbox.fault({ kind: 'latency', ms: 50, times: Infinity });
		const { durationMs } = await scene.send(
			{ ...EACH, options: { maxConcurrency: 2 } },
			{ items: people(9) },
		);
		// One alone, then eight two by two.
		expect(durationMs).toBeGreaterThanOrEqual(5 * 50 - 5);
	});

	test.each([
		[{ maxConcurrency: 0 }, "'Max Concurrency' is '0' [item 0]"],
		[{ maxConcurrency: 2.5 }, "'Max Concurrency' is '2.5' [item 0]"],
		[{ maxWaitSeconds: -1 }, "'Max Wait (Seconds)' is '-1' [item 0]"],
		[{ maxWaitSeconds: '={{ "soon" }}' }, "'Max Wait (Seconds)' is 'soon' [item 0]"],
	])('%j is refused before anything is sent', async (options, message) => {
		const { error } = await scene.send({ ...HELLO, options });
		expect(error?.message).toBe(message);
		expect(messages()).toBe(0);
	});
});

describe('a failure in the middle', () => {
	test('stops the node: what is under way ends, nothing else starts, and the error counts', async () => {
		onMessage(ticketClosed, { skip: 3 });
		const { error } = await scene.send(
			{ ...EACH, options: { maxConcurrency: 1 } },
			{ items: people(10) },
		);
		expect(error?.message).toBe('The ticket is already closed [154401]');
		expect(error?.context.itemIndex).toBe(3);
		expect(error?.description).toContain('Of 10 items: 3 sent, 1 failed, 6 not tried.');
		expect([messages(), delivered()]).toEqual([4, 3]);
	});

	test('whose delivery is unknown is named by its item', async () => {
		onMessage({ kind: 'resetAfterDelivery' }, { skip: 2 });
		const { error } = await scene.send(
			{ ...EACH, options: { maxConcurrency: 1 } },
			{ items: people(5) },
		);
		expect(error?.description).toContain(
			'Of 5 items: 2 sent, 1 failed (delivery unknown: item 2), 2 not tried.',
		);
	});

	test('one bad item among five: nothing is sent; with an error output four are', async () => {
		const five = people(5);
		five[3] = { json: { to: '', text: 'x' } };
		const { error } = await scene.send(EACH, { items: five });
		expect(error?.message).toBe("'Receiver' is empty [item 3]");
		expect(messages()).toBe(0);
		const { output } = await scene.send(EACH, { items: five, onError: 'continueErrorOutput' });
		expect(output.map((list) => list.length)).toEqual([4, 1]);
		expect(delivered()).toBe(4);
	});
});
