import { sleep, type INodeParameters } from 'n8n-workflow';
import { ticketClosed } from '../../../../sandbox/server';
import { handshakeCut } from '../../../support/brokenWays';
import { Engine } from '../../../support/engine';
import {
	byEmail,
	HELLO,
	items,
	openScene,
	receiver,
	ROUTES,
	type Scene,
} from '../../../support/scene';
import { KeyStore } from '../../../support/sequences/keyStore';
import { until } from '../../../support/until';

let scene: Scene;
beforeEach(async () => {
	scene = await openScene();
});
afterEach(() => scene.close());

const KEYED: INodeParameters = {
	...HELLO,
	receiver: receiver('={{ $json.to }}'),
	options: { skipAlreadySentKey: '={{ $json.key }}' },
};
const tickets = (...keys: string[]) => items(...keys.map((key) => ({ to: 'ou_alice', key })));
const delivered = () => scene.sandbox.inbox.length;

describe('a message with a key', () => {
	test('goes out once; later it is skipped and says so', async () => {
		await scene.send(KEYED, { items: tickets('T1', 'T2') });
		const { output } = await scene.send(KEYED, { items: tickets('T1', 'T3') });
		expect(output[0]?.map(({ json }) => json)).toEqual([
			{ skipped: true, key: 'T1' },
			expect.objectContaining({ msg_type: 'text' }),
		]);
		expect(delivered()).toBe(3);
	});

	test('goes out once in another process too', async () => {
		await scene.send(KEYED, { items: tickets('T1') });
		const other = await Engine.load({ credentials: scene.store, anotherProcess: true });
		const { output } = await other.run({
			parameters: { resource: 'message', operation: 'send', ...KEYED },
			items: tickets('T1'),
		});
		expect(output[0]?.[0]?.json).toEqual({ skipped: true, key: 'T1' });
		expect(delivered()).toBe(1);
	});

	test('goes out once when two processes send at the same time', async () => {
		const other = await Engine.load({ credentials: scene.store, anotherProcess: true });
		const list = tickets('T1', 'T2', 'T3', 'T4');
		await Promise.all([
			scene.send(KEYED, { items: list }),
			other.run({
				parameters: { resource: 'message', operation: 'send', ...KEYED },
				items: structuredClone(list),
			}),
		]);
		expect(delivered()).toBe(4);
	});

	test('goes out once within one run', async () => {
		await scene.send(KEYED, { items: tickets('A', 'A', 'A', 'B') });
		expect(delivered()).toBe(2);
	});

	test('can be sent later when the handshake with Feishu was cut', async () => {
		const whole = scene.store.read(scene.credentialId);
		const way = await handshakeCut();
		const broken = { ...whole, baseUrl: way.baseUrl };
		scene.store.set('feishuHelpdeskApi', broken, scene.credentialId);
		const options = { skipAlreadySentKey: '={{ $json.key }}', maxWaitSeconds: 0 };
		await scene.send({ ...KEYED, options }, { items: tickets('T1') });
		await way.close();
		scene.store.set('feishuHelpdeskApi', whole, scene.credentialId);
		const { output } = await scene.send(KEYED, { items: tickets('T1') });
		expect(output[0]?.[0]?.json).toMatchObject({ msg_type: 'text' });
		expect(delivered()).toBe(1);
	});

	test('can be sent later when it surely was not sent', async () => {
		scene.sandbox.fault({ ...ticketClosed, route: ROUTES.message });
		const first = await scene.send(KEYED, { items: tickets('T1') });
		expect(first.error?.message).toMatch(/already closed/);
		await scene.send(KEYED, { items: tickets('T1') });
		expect(delivered()).toBe(1);
	});

	test('stays taken when nobody knows whether it arrived, which is no success later', async () => {
		scene.sandbox.fault({ kind: 'resetAfterDelivery', route: ROUTES.message });
		const { error } = await scene.send(KEYED, { items: tickets('T1') });
		expect(error?.description).toContain("Its key 'T1' stays taken");
		const { output } = await scene.send(KEYED, {
			items: tickets('T1'),
			onError: 'continueRegularOutput',
		});
		expect(output[0]?.[0]?.json.error).toContain("The key 'T1' was taken by an earlier run");
		expect(output[0]?.[0]?.json.errorDetails).toMatchObject({
			delivery: 'unknown',
			retryable: false,
			hint: expect.stringContaining('under another key') as string,
		});
		expect(delivered()).toBe(1);
	});

	test('is not taken while the message waits for a limit, so a run that ends there loses nobody', async () => {
		const limited = await openScene({
			rateLimits: { [ROUTES.message]: { limit: 2, windowMs: 60_000 } },
		});
		const list = items(...['ou_alice', 'ou_bob', 'ou_carol'].map((to) => ({ to, key: 'T' })));
		const run = limited.engine.start({
			parameters: { resource: 'message', operation: 'send', ...KEYED },
			items: list,
		});
		await until(() => limited.sandbox.count(ROUTES.message) >= 3);
		await sleep(200);
		run.cancel();
		await run.result;
		limited.sandbox.reset();
		const { output } = await limited.send(KEYED, { items: structuredClone(list) });
		expect(output[0]?.map(({ json }) => json.skipped ?? json.receiver_id)).toEqual([
			true,
			true,
			'ou_carol',
		]);
		await limited.close();
	});

	test('belongs to a person: another person with the same key gets the message', async () => {
		await scene.send(KEYED, {
			items: items({ to: 'ou_alice', key: 'T' }, { to: 'ou_bob', key: 'T' }),
		});
		expect(scene.sandbox.inbox.map(({ receiverId }) => receiverId)).toEqual(['ou_alice', 'ou_bob']);
	});

	test('knows a person however the list is written', async () => {
		const to = (value: string) => ({ ...KEYED, receiver: byEmail(value) });
		const one = items({ key: 'T' });
		await scene.send(to('alice@example.com, bob@example.com'), { items: one });
		await scene.send(to('BOB@example.com'), { items: one });
		await scene.send({ ...KEYED, receiver: receiver('ou_alice') }, { items: one });
		expect(delivered()).toBe(2);
	});

	test('that fails lets the next item with its key try', async () => {
		scene.sandbox.fault({ ...ticketClosed, route: ROUTES.message, skip: 1 });
		scene.sandbox.fault({ kind: 'latency', ms: 30, times: Infinity });
		const { output } = await scene.send(KEYED, {
			items: tickets('first', 'A', 'A'),
			onError: 'continueRegularOutput',
		});
		expect(output[0]?.[1]?.json).toHaveProperty('error');
		expect(output[0]?.[2]?.json).toHaveProperty('message_id');
	});

	test('is not tried, and its key not taken, when the node stopped before it', async () => {
		scene.sandbox.fault({ ...ticketClosed, route: ROUTES.message });
		const options = { skipAlreadySentKey: '={{ $json.key }}', maxConcurrency: 1 };
		await scene.send({ ...KEYED, options }, { items: tickets('T1', 'T2', 'T3') });
		expect(delivered()).toBe(0);
		await scene.send(KEYED, { items: tickets('T1', 'T2', 'T3') });
		expect(delivered()).toBe(3);
	});

	test('takes a number for a key', async () => {
		const numbered = { ...KEYED, options: { skipAlreadySentKey: '={{ 42 }}' } };
		await scene.send(numbered, { items: tickets('x') });
		await scene.send(numbered, { items: tickets('x') });
		expect(delivered()).toBe(1);
	});
});

test('an empty key is refused: it would send without the protection that was asked for', async () => {
	const { error } = await scene.send(KEYED, { items: tickets('T1', ' ') });
	expect(error?.message).toBe("'Skip If Already Sent (Key)' is empty [item 1]");
	expect(delivered()).toBe(0);
});

test('two addresses of one person in one list are one message', async () => {
	const to = byEmail('alice@example.com, ALICE@example.com');
	const { output } = await scene.send({ ...HELLO, receiver: to });
	expect(output[0]).toHaveLength(1);
	expect(delivered()).toBe(1);
});

test('who waits for a limit when the run stops is not sent any more', async () => {
	const limited = await openScene({
		rateLimits: { [ROUTES.message]: { limit: 2, windowMs: 1500 } },
	});
	limited.sandbox.fault({ ...ticketClosed, route: ROUTES.message });
	const people = ['ou_alice', 'ou_bob', 'ou_carol', 'ou_dave', 'ou_eve', 'ou_frank'];
	const { error } = await limited.send(KEYED, {
		items: items(...people.map((to) => ({ to, key: to }))),
	});
	expect(error?.message).toMatch(/already closed/);
	expect(limited.sandbox.inbox.length).toBeLessThanOrEqual(2);
	expect(error?.description).toMatch(/[345] not tried/);
	await limited.close();
});

describe('a key that a run left behind which never told what became of its message', () => {
	/** Feishu's gateway ends, so that nobody knows whether the message arrived. */
	async function leaveBehind() {
		scene.sandbox.fault({ route: ROUTES.message, kind: 'html', status: 502 });
		await scene.send(KEYED, { items: tickets('T1'), onError: 'continueRegularOutput' });
	}
	const again = (engine: Engine) =>
		engine.run({
			parameters: { resource: 'message', operation: 'send', ...KEYED },
			items: tickets('T1'),
			onError: 'continueRegularOutput',
		});

	test('is never called sent, also when a second process looks at the same moment', async () => {
		await leaveBehind();
		const other = await Engine.load({ credentials: scene.store, anotherProcess: true });
		for (const { output } of await Promise.all([again(scene.engine), again(other)])) {
			expect(output[0]?.[0]?.json).toMatchObject({ errorDetails: { delivery: 'unknown' } });
		}
		expect(delivered()).toBe(0);
	}, 60_000);

	// Each access to the store has a step before it and one after.
	test.each([2, 3, 4, 5, 6])(
		'is never called sent after a run that was killed at step %i of its look',
		async (killedAt) => {
			let steps = -Infinity;
			scene.store.processedData = new KeyStore({
				step: () => (steps += 1) < killedAt,
				raceMs: () => 0,
			});
			await leaveBehind();
			steps = 0;
			await again(scene.engine);
			steps = -Infinity;
			const { output } = await again(scene.engine);
			expect(output[0]?.[0]?.json).toMatchObject({ errorDetails: { delivery: 'unknown' } });
			expect(delivered()).toBe(0);
		},
		60_000,
	);

	test.each([1, 2, 3, 4, 5, 6])(
		'of a message that is out is not taken for a free one, after a run that was killed at step %i of its look',
		async (killedAt) => {
			let steps = -Infinity;
			scene.store.processedData = new KeyStore({
				step: () => (steps += 1) < killedAt,
				raceMs: () => 0,
			});
			await scene.send(KEYED, { items: tickets('T1') });
			steps = 0;
			await again(scene.engine);
			steps = -Infinity;
			const { output } = await again(scene.engine);
			const [said] = output[0] ?? [];
			expect(
				said?.json.skipped === true ||
					(said?.json.errorDetails as { delivery?: string } | undefined)?.delivery === 'unknown',
			).toBe(true);
			expect(delivered()).toBe(1);
		},
		60_000,
	);
});
