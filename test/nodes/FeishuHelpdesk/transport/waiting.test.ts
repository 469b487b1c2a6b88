import { rateLimit429, type Fault } from '../../../../sandbox/server';
import { HELLO, items, openScene, receiver, ROUTES, type Scene } from '../../../support/scene';

let scene: Scene;
beforeAll(async () => {
	scene = await openScene();
});
beforeEach(() => {
	scene.sandbox.reset();
});
afterAll(() => scene.close());

const limited = (seconds: string): Fault => ({
	...rateLimit429(),
	kind: 'answer',
	status: 429,
	code: 99991400,
	msg: 'request trigger frequency limit',
	headers: { 'x-ogw-ratelimit-limit': '100', 'x-ogw-ratelimit-reset': seconds },
});

test('all waits of a message together are no longer than Max Wait, however short each one is', async () => {
	scene.sandbox.fault({ ...limited('0.3'), times: Infinity, route: ROUTES.message });
	const { output } = await scene.send(
		{ ...HELLO, options: { maxWaitSeconds: 1 } },
		// What would wait for ever is ended, and says so.
		{ onError: 'continueRegularOutput', signal: AbortSignal.timeout(15_000) },
	);
	expect(output[0]?.[0]?.json).toMatchObject({
		error: expect.stringContaining('[99991400]') as string,
		errorDetails: {
			hint: expect.stringContaining(
				"The option 'Max Wait (Seconds)' allows 1 s in sum, and ",
			) as string,
			delivery: 'notSent',
		},
	});
	const sent = scene.sandbox.requests.filter(({ route }) => route === ROUTES.message);
	expect(sent.length).toBeGreaterThan(1);
	expect(sent.length).toBeLessThanOrEqual(4);
});

test('a limit that one ticket met holds all tickets back, since Feishu counts by endpoint', async () => {
	const concurrency = 3;
	const tickets = Array.from({ length: 20 }, (_, n) => scene.sandbox.openTicket(`ou_${n}`));
	const route = ROUTES.ticketMessage;
	scene.sandbox.fault({ kind: 'latency', ms: 30, times: Infinity, route });
	scene.sandbox.fault({ ...limited('3'), route });
	const { output, error } = await scene.engine.run({
		items: items(...tickets.map((ticket) => ({ ticket }))),
		parameters: {
			resource: 'ticketMessage',
			operation: 'send',
			ticketId: receiver('={{ $json.ticket }}'),
			messageType: 'text',
			text: 'Hello',
			options: { maxConcurrency: concurrency },
		},
	});
	expect(error).toBeUndefined();
	expect(output[0]).toHaveLength(tickets.length);
	const sent = scene.sandbox.requests.filter(({ path }) => /\/tickets\/\d+\/messages$/.test(path));
	const refused = sent.find(({ status }) => status === 429)?.receivedAt ?? NaN;
	const meanwhile = sent.filter(({ receivedAt }) => receivedAt - refused < 2_900);
	expect(meanwhile.length).toBeGreaterThan(0);
	// What was on its way already.
	expect(meanwhile.length).toBeLessThanOrEqual(concurrency);
});
