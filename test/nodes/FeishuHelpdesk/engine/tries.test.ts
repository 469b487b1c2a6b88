import { sleep, type INodeParameters } from 'n8n-workflow';
import { ticketClosed } from '../../../../sandbox/server';
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

const EACH: INodeParameters = { ...HELLO, receiver: receiver('={{ $json.to }}') };
const five = () => items(...Array.from({ length: 5 }, (_, n) => ({ to: `ou_${n}` })));
const RETRY = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 } as const;

describe("with n8n's 'Retry On Fail'", () => {
	test('what was sent is not sent again; the rest is', async () => {
		scene.sandbox.fault({ ...ticketClosed, route: ROUTES.message, skip: 2 });
		const { output, error } = await scene.send(EACH, { items: five(), ...RETRY });
		expect(error).toBeUndefined();
		expect(output[0]?.map(({ json }) => json.receiver_id)).toEqual(
			five().map(({ json }) => json.to),
		);
		expect(scene.sandbox.inbox.map(({ receiverId }) => receiverId).sort()).toEqual(
			five().map(({ json }) => json.to),
		);
	});

	test('a message that may have arrived is not sent again', async () => {
		scene.sandbox.fault({ kind: 'resetAfterDelivery', route: ROUTES.message, skip: 2 });
		const { error } = await scene.send(EACH, { items: five(), ...RETRY });
		expect(error?.description).toMatch(/not known whether the message arrived/);
		expect(new Set(scene.sandbox.inbox.map(({ receiverId }) => receiverId)).size).toBe(
			scene.sandbox.inbox.length,
		);
	});

	test('error items, which make n8n run the node again, do not send the others twice', async () => {
		scene.sandbox.fault({ ...ticketClosed, route: ROUTES.message });
		const { output } = await scene.send(EACH, {
			items: five(),
			...RETRY,
			onError: 'continueRegularOutput',
		});
		expect(output[0]).toHaveLength(5);
		expect(scene.sandbox.inbox).toHaveLength(5);
	});

	test('the next execution with the same items sends again', async () => {
		const same = five();
		await scene.send(EACH, { items: same, ...RETRY });
		await scene.send(EACH, { items: same, ...RETRY });
		expect(scene.sandbox.inbox).toHaveLength(10);
	});

	test('a second try that cannot reach the credential tells so, and keeps what was sent', async () => {
		scene.sandbox.fault({ ...ticketClosed, route: ROUTES.message, skip: 2, times: Infinity });
		const running = scene.send(EACH, { items: five(), ...RETRY, waitBetweenTries: 400 });
		while (scene.sandbox.count(ROUTES.message) < 5) await sleep(5);
		scene.store.set('feishuHelpdeskApi', { region: 'custom', baseUrl: '' }, scene.credentialId);
		const { error } = await running;
		expect(error?.description).toContain('Of 5 items: 2 sent, 3 failed');
		expect(scene.sandbox.inbox).toHaveLength(2);
	});

	test('a list goes on with those whom it missed', async () => {
		scene.sandbox.fault({ ...ticketClosed, route: ROUTES.message, skip: 1, times: 2 });
		const { output } = await scene.send(
			{ ...HELLO, receiver: byEmail('alice@example.com, bob@example.com, carol@example.com') },
			RETRY,
		);
		expect(output[0]?.map(({ json }) => json.receiver_id)).toEqual([
			'ou_alice',
			'ou_bob',
			'ou_carol',
		]);
		expect(scene.sandbox.inbox).toHaveLength(3);
	});
});
