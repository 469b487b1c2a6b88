import type { INodeParameters } from 'n8n-workflow';
import { ticketClosed } from '../../../../sandbox/server';
import { HELLO, items, openScene, receiver, ROUTES, type Scene } from '../../../support/scene';

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
});
