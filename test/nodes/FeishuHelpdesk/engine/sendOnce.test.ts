import type { INodeParameters } from 'n8n-workflow';
import { ticketClosed } from '../../../../sandbox/server';
import { handshakeCut } from '../../../support/brokenWays';
import { Engine } from '../../../support/engine';
import { HELLO, items, openScene, receiver, ROUTES, type Scene } from '../../../support/scene';

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
const tickets = (...keys: string[]) => items(...keys.map((key, n) => ({ to: `ou_${n}`, key })));
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
		const other = await Engine.load({ credentials: scene.store });
		const { output } = await other.run({
			parameters: { resource: 'message', operation: 'send', ...KEYED },
			items: tickets('T1'),
		});
		expect(output[0]?.[0]?.json).toEqual({ skipped: true, key: 'T1' });
		expect(delivered()).toBe(1);
	});

	test('goes out once when two processes send at the same time', async () => {
		const other = await Engine.load({ credentials: scene.store });
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

	test('goes out once within one run, whoever gets it', async () => {
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

	test('stays marked when nobody knows whether it arrived, and the error says so', async () => {
		scene.sandbox.fault({ kind: 'resetAfterDelivery', route: ROUTES.message });
		const { error } = await scene.send(KEYED, { items: tickets('T1') });
		expect(error?.description).toContain("Its key 'T1' stays marked as sent");
		const { output } = await scene.send(KEYED, { items: tickets('T1') });
		expect(output[0]?.[0]?.json).toEqual({ skipped: true, key: 'T1' });
		expect(delivered()).toBe(1);
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
