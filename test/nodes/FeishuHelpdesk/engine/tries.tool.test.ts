import type { INodeParameters, OnError } from 'n8n-workflow';
import { ticketClosed } from '../../../../sandbox/server';
import { byEmail, HELLO, openScene, receiver, ROUTES, type Scene } from '../../../support/scene';
import { callTool } from '../../../support/toolAgent';

let scene: Scene;
beforeEach(async () => {
	scene = await openScene();
});
afterEach(() => scene.close());

const RETRY = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 } as const;

// n8n makes a new item for every try of a tool that an agent runs itself.
describe.each(['itself', 'engine'] as const)('as a tool that the agent runs by %s', (way) => {
	const parameters: INodeParameters = {
		resource: 'message',
		operation: 'send',
		...HELLO,
		receiver: byEmail('alice@example.com, bob@example.com, carol@example.com'),
		text: "={{ $fromAI('text', '', 'string') }}",
	};
	const call = (calls: number, others: INodeParameters = {}, onError?: OnError) =>
		callTool(scene.engine, {
			parameters: { ...parameters, ...others },
			arguments: { text: 'Hello' },
			calls,
			way,
			node: { ...RETRY, ...(onError && { onError }) },
		});
	const people = () => scene.sandbox.inbox.map(({ receiverId }) => receiverId).sort();

	test('one refusal in a list does not let the others have the message three times', async () => {
		await call(1, { receiver: receiver('ou_alice, ou_stranger_otherapp, ou_bob') });
		expect(new Set(people()).size).toBe(people().length);
		expect(people()).toContain('ou_alice');
	});

	test('a try reaches those whom the one before missed', async () => {
		scene.sandbox.fault({ ...ticketClosed, route: ROUTES.message, skip: 1, times: 2 });
		await call(1);
		expect(people()).toEqual(['ou_alice', 'ou_bob', 'ou_carol']);
	});

	test('a message that may have arrived is not tried again', async () => {
		scene.sandbox.fault({ kind: 'resetAfterDelivery', route: ROUTES.message, times: 3 });
		await call(1);
		expect(new Set(people()).size).toBe(people().length);
	});

	test('error items do not send again', async () => {
		scene.sandbox.fault({ ...ticketClosed, route: ROUTES.message });
		await call(1, {}, 'continueRegularOutput');
		expect(new Set(people()).size).toBe(people().length);
	});

	test('a model that calls twice with the same text sends twice', async () => {
		await call(2);
		expect(people()).toEqual(['ou_alice', 'ou_alice', 'ou_bob', 'ou_bob', 'ou_carol', 'ou_carol']);
	});
});
