import type { INodeParameters } from 'n8n-workflow';
import { rateLimit400, rateLimit429, type Fault } from '../../../../sandbox/server';
import { scriptLookUp } from '../../../support/brokenWays';
import {
	byEmail,
	HELLO,
	items,
	openScene,
	receiver,
	ROUTES,
	type Scene,
} from '../../../support/scene';

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
const people = (count: number) =>
	items(...Array.from({ length: count }, (_, n) => ({ to: `ou_${n}`, text: `Text ${n}` })));
const messages = () => scene.sandbox.count(ROUTES.message);
const waits = () => scene.logs.filter(({ message }) => message.includes('waiting'));

/** Sends the credential to a name that cannot be looked up for a while. */
function nameGoneFor(ms: number) {
	const { url, credentials } = scene.sandbox;
	const baseUrl = url.replace(/127\.0\.0\.1|localhost/, 'feishu.example');
	const row = {
		...scene.store.read(scene.credentialId),
		region: 'custom',
		baseUrl,
		...credentials,
	};
	scene.store.set('feishuHelpdeskApi', row, scene.credentialId);
	const until = Date.now() + ms;
	return scriptLookUp(() =>
		Date.now() < until ? { code: 'EAI_AGAIN' } : { address: '127.0.0.1' },
	);
}

describe('while the name of Feishu cannot be looked up', () => {
	test('20 messages wait together, one request tries, and all go out once', async () => {
		const looks = nameGoneFor(3000);
		const { error, durationMs } = await scene.send(EACH, { items: people(20) });
		looks.restore();
		expect(error).toBeUndefined();
		const texts = scene.sandbox.inbox.map(({ rawContent }) => rawContent);
		expect([texts.length, new Set(texts).size, messages()]).toEqual([20, 20, 20]);
		// Pauses of 0.25 to 0.5, 0.5 to 1, 1 to 2 and 2 to 4 s; then a token and 20 messages.
		expect(looks.tries()).toBeLessThanOrEqual(6 + 21);
		expect(waits().length).toBeLessThanOrEqual(6);
		expect(waits()[0]?.message).toMatch(
			/^Feishu Helpdesk: Feishu can't be reached: .* waiting 0\.\d s$/,
		);
		expect(durationMs).toBeGreaterThanOrEqual(3000);
		expect(durationMs).toBeLessThan(3000 + 4000 + 2000);
	});

	test('it is also waited out when a token is there and all lanes start at once', async () => {
		const before = nameGoneFor(0);
		await scene.send(HELLO);
		before.restore();
		scene.sandbox.reset();
		const looks = nameGoneFor(1200);
		const { error } = await scene.send(EACH, { items: people(20) });
		looks.restore();
		expect(error).toBeUndefined();
		expect([scene.sandbox.inbox.length, messages()]).toEqual([20, 20]);
		expect(scene.sandbox.count(ROUTES.token)).toBe(0);
		expect(waits().length).toBeLessThanOrEqual(5);
	});

	test("more items than lanes do not multiply the wait: 'Max Wait' holds for the run", async () => {
		const looks = nameGoneFor(60_000);
		const { output, durationMs } = await scene.send(
			{ ...EACH, options: { maxWaitSeconds: 1, maxConcurrency: 2 } },
			{ items: people(20), onError: 'continueRegularOutput' },
		);
		looks.restore();
		expect(output[0]).toHaveLength(20);
		for (const { json } of output[0] ?? []) {
			expect(json.errorDetails).toMatchObject({ delivery: 'notSent', retryable: true });
		}
		expect(durationMs).toBeLessThan(3000);
		expect(looks.tries()).toBeLessThanOrEqual(8);
	});

	test('cancelling ends the node within a second', async () => {
		const looks = nameGoneFor(60_000);
		const started = scene.engine.start({
			parameters: { resource: 'message', operation: 'send', ...EACH },
			items: people(5),
		});
		await new Promise((done) => setTimeout(done, 1500));
		const cancelledAt = performance.now();
		started.cancel();
		const { run } = await started.result;
		looks.restore();
		expect(performance.now() - cancelledAt).toBeLessThan(1000);
		expect([run.status, messages()]).toEqual(['canceled', 0]);
	});
});

describe("'Max Wait' is one wait for a message", () => {
	test('for its look-up and for itself together', async () => {
		for (const route of [ROUTES.lookUp, ROUTES.message]) {
			scene.sandbox.fault({ ...rateLimit429(1), route });
		}
		const { output } = await scene.send(
			{ ...HELLO, receiver: byEmail('alice@example.com'), options: { maxWaitSeconds: 1.5 } },
			{ onError: 'continueRegularOutput' },
		);
		expect(scene.sandbox.count(ROUTES.lookUp)).toBe(2);
		expect(messages()).toBe(1);
		expect(output[0]?.[0]?.json.errorDetails).toMatchObject({
			delivery: 'notSent',
			hint: expect.stringMatching(
				/possible in 1 s\. .*'Max Wait \(Seconds\)' allows 1\.5 s/,
			) as string,
		});
	});

	test('which is enough when both fit into it', async () => {
		for (const route of [ROUTES.lookUp, ROUTES.message]) {
			scene.sandbox.fault({ ...rateLimit429(1), route });
		}
		const { error } = await scene.send({
			...HELLO,
			receiver: byEmail('alice@example.com'),
			options: { maxWaitSeconds: 2.5 },
		});
		expect(error).toBeUndefined();
		expect(scene.sandbox.inbox).toHaveLength(1);
		// How long the rest takes is the machine's business: the waits count, and there are no more than these.
		expect(waits().map(({ message }) => message)).toEqual([
			expect.stringContaining('waiting 1 s') as string,
			expect.stringContaining('waiting 1 s') as string,
		]);
	});
});

describe('limits of others than the endpoint', () => {
	test.each<[string, Fault]>([
		['HTTP 429', rateLimit429(2)],
		['HTTP 400', rateLimit400(2)],
	])('the token endpoint says itself how long: %s', async (_what, fault) => {
		scene.sandbox.fault({ ...fault, route: ROUTES.token });
		const { error, durationMs } = await scene.send(EACH, { items: people(10) });
		expect(error).toBeUndefined();
		expect([messages(), scene.sandbox.count(ROUTES.token)]).toEqual([10, 2]);
		expect(durationMs).toBeGreaterThanOrEqual(2000);
		expect(durationMs).toBeLessThan(3500);
		expect(waits().map(({ message }) => message)).toEqual([
			expect.stringContaining('waiting 2 s') as string,
		]);
	});

	test.each([
		['seconds', () => '2'],
		['a date', () => new Date(Date.now() + 2500).toUTCString()],
	])("a gateway's Retry-After is obeyed, in %s", async (_what, value) => {
		scene.sandbox.fault({
			kind: 'answer',
			status: 429,
			code: 429,
			msg: 'slow down',
			headers: { 'retry-after': value() },
			route: ROUTES.message,
		});
		const { error, durationMs } = await scene.send(HELLO);
		expect(error).toBeUndefined();
		expect([messages(), scene.sandbox.inbox.length]).toEqual([2, 1]);
		expect(durationMs).toBeGreaterThanOrEqual(1500);
		expect(durationMs).toBeLessThan(3500);
	});
});
