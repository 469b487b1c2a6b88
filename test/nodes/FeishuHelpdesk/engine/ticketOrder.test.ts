import { items, openScene, receiver, ROUTES, type Scene } from '../../../support/scene';

let scene: Scene;
beforeAll(async () => {
	scene = await openScene();
});
afterAll(() => scene.close());

test('messages to one ticket arrive in the order of their items', async () => {
	const ticket = scene.sandbox.openTicket('ou_alice');
	// Whoever comes first is kept longest: what does not wait for it overtakes it.
	for (const ms of [600, 300, 100]) {
		scene.sandbox.fault({ kind: 'latency', ms, route: ROUTES.ticketMessage });
	}
	const texts = ['one', 'two', 'three', 'four', 'five'];
	const { error } = await scene.engine.run({
		items: items(...texts.map((text) => ({ text }))),
		parameters: {
			resource: 'ticketMessage',
			operation: 'send',
			ticketId: receiver(ticket),
			messageType: 'text',
			text: '={{ $json.text }}',
		},
	});
	expect(error).toBeUndefined();
	const found = scene.sandbox.tickets.find(({ ticket_id: id }) => id === ticket);
	const arrived = (found?.messages ?? []).map(
		(message) => new RegExp(texts.join('|')).exec(JSON.stringify(message))?.[0],
	);
	expect(arrived).toEqual(texts);
});
