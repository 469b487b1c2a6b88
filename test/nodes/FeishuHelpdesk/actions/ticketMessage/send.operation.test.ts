import type { INodeParameters } from 'n8n-workflow';
import {
	byEmail,
	items,
	openScene,
	receiver as byId,
	ROUTES,
	type Scene,
} from '../../../../support/scene';
import { text } from '../../../../support/values';
import { itemsOf, ODD_IDS, read } from '../reads';

let scene: Scene;
beforeAll(async () => {
	scene = await openScene();
});
beforeEach(() => {
	scene.sandbox.reset();
});
afterAll(() => scene.close());

const send = (ticketId: string, parameters: INodeParameters = {}): INodeParameters => ({
	resource: 'ticketMessage',
	operation: 'send',
	ticketId: byId(ticketId),
	messageType: 'text',
	text: 'Hello',
	...parameters,
});
const sent = () =>
	scene.sandbox.requests
		.filter(({ route }) => route !== ROUTES.token)
		.map(({ method, path, queries, rawBody }) => ({
			method,
			path: path.replace('/open-apis/helpdesk/v1', ''),
			queries,
			body: JSON.parse(String(rawBody)) as { msg_type: string; content: string },
		}));
const messagesOf = (ticketId: string) =>
	scene.sandbox.tickets.find(({ ticket_id: id }) => id === ticketId)?.messages ?? [];

describe('Ticket Message: Send', () => {
	test('is the documented request, and puts out the message', async () => {
		const ticketId = scene.sandbox.openTicket('ou_alice');
		const [item] = await itemsOf(scene, send(ticketId));
		expect(item).toEqual({
			json: {
				message_id: messagesOf(ticketId).at(-1)?.openMessageId,
				ticket_id: ticketId,
				msg_type: 'text',
			},
			pairedItem: { item: 0 },
		});
		expect(sent()).toEqual([
			{
				method: 'POST',
				path: `/tickets/${ticketId}/messages`,
				queries: {},
				body: { msg_type: 'text', content: '{"text":"Hello"}' },
			},
		]);
	});

	test('writes rich text', async () => {
		const ticketId = scene.sandbox.openTicket('ou_alice');
		const parameters = { messageType: 'post', postMode: 'markdown', postMarkdown: '**Done** 🚀' };
		const [found] = await read(scene, send(ticketId, parameters));
		expect(found).toMatchObject({ ticket_id: ticketId, msg_type: 'post' });
		expect(sent()[0]?.body.msg_type).toBe('post');
		expect(JSON.parse(sent()[0]?.body.content ?? '')).toHaveProperty('post');
	});

	test('can answer what was just read', async () => {
		const ticketId = scene.sandbox.startConversation('ou_alice', 'Help');
		await read(scene, send(ticketId));
		const [, answer] = await read(scene, {
			resource: 'ticketMessage',
			operation: 'getMany',
			ticketId: byId(ticketId),
		});
		expect(answer).toMatchObject({ text: 'Hello', ticket_id: ticketId });
	});

	test('writes into one ticket in the order of the items', async () => {
		const ticketId = scene.sandbox.openTicket('ou_alice');
		const list = Array.from({ length: 30 }, (_none, n) => ({ text: `Message ${n}` }));
		await read(scene, send(ticketId, { text: '={{ $json.text }}' }), { items: items(...list) });
		expect(messagesOf(ticketId).map(({ content }) => content)).toEqual(list);
	});

	test.each(ODD_IDS)(
		'keeps %s inside its part of the path, and says that nothing is there',
		async (id) => {
			const { error } = await scene.engine.run({ parameters: send(id) });
			// The sandbox notes down letters decoded.
			const segment = encodeURIComponent(id).replace(/(%[89A-F].)+/g, decodeURIComponent);
			expect(sent().map(({ path }) => path)).toEqual([`/tickets/${segment}/messages`]);
			expect(error?.message).toBe('Feishu found nothing under this ID [154004]');
			expect(error?.description).toContain(`'Ticket' is '${id}'.`);
		},
	);

	test('into a closed ticket says what to do instead, after one request', async () => {
		const ticketId = scene.sandbox.openTicket('ou_alice');
		scene.sandbox.endTicket(ticketId, 'agent');
		const { error } = await scene.engine.run({ parameters: send(ticketId) });
		expect(error?.message).toBe('The ticket is already closed [154401]');
		expect(error?.description).toContain("(resource 'Message')");
		expect(sent()).toHaveLength(1);
	});

	test('shows the request without sending it', async () => {
		const [found] = await read(scene, send('77', { options: { previewOnly: true } }));
		expect(found).toMatchObject({ preview: true });
		expect(JSON.stringify(found)).toContain('/open-apis/helpdesk/v1/tickets/77/messages');
		expect(scene.sandbox.requests).toEqual([]);
	});

	test.each<[string, INodeParameters, string]>([
		['no text', { text: '={{ "" }}' }, "'Text' is empty"],
		['no ticket', { ticketId: byId('={{ "" }}') }, "'Ticket' is empty"],
		['a card', { messageType: '={{ "interactive" }}' }, "'Message Type' has the unknown value"],
	])('refuses %s before asking', async (_what, parameters, message) => {
		const { error } = await scene.engine.run({ parameters: send('1', parameters) });
		expect(error?.message).toContain(message);
		expect(error?.message).toMatch(/\[item 0\]$/);
		expect(scene.sandbox.requests).toEqual([]);
	});

	test('goes on for the other tickets after a closed one, if told so', async () => {
		const [open, closed] = ['ou_alice', 'ou_bob'].map((guest) => scene.sandbox.openTicket(guest));
		scene.sandbox.closeTicket('ou_bob');
		const found = await read(scene, send('={{ $json.id }}'), {
			items: items({ id: closed }, { id: open }),
			onError: 'continueRegularOutput',
		});
		expect(found).toMatchObject([
			{ errorDetails: { code: 154401, delivery: 'notSent' } },
			{ ticket_id: open },
		]);
	});

	test('writes into the ticket that was just created by e-mail', async () => {
		const [created] = await read(scene, {
			resource: 'ticket',
			operation: 'create',
			guest: byEmail('judy.zhu+it@example.com'),
		});
		await read(scene, send('={{ $json.ticket_id }}'), { items: items(created ?? {}) });
		expect(messagesOf(text(created?.ticket_id))).toHaveLength(1);
	});
});
