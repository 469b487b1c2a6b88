import type { INodeParameters } from 'n8n-workflow';
import type { Ticket } from '../../../../../sandbox/tickets/ticket';
import { items, openScene, receiver as byId, type Scene } from '../../../../support/scene';
import { asked, itemsOf, ODD_IDS, read } from '../reads';

let scene: Scene;
beforeAll(async () => {
	scene = await openScene();
});
beforeEach(() => {
	scene.sandbox.reset();
});
afterAll(() => scene.close());

const getMany = (ticketId: string, parameters: INodeParameters = {}): INodeParameters => ({
	resource: 'ticketMessage',
	operation: 'getMany',
	ticketId: byId(ticketId),
	...parameters,
});
/** A ticket with text, rich text and an image. */
function mixedTicket(): Ticket {
	const found = scene.sandbox.tickets.find(({ messages }) =>
		['text', 'post', 'image'].every((type) => messages.some(({ msgType }) => msgType === type)),
	);
	if (!found) throw new Error('There is no such ticket');
	return found;
}
/** A ticket with so many messages. */
function longTicket(count: number): string {
	const ticketId = scene.sandbox.startConversation('ou_alice', 'Message 1');
	for (let n = 2; n <= count; n += 1) {
		scene.sandbox.writeMessage(ticketId, n % 2 === 0 ? 'agent' : 'guest', `Message ${n}`);
	}
	return ticketId;
}

describe('Ticket Message: Get Many', () => {
	test('puts out what was written, one item each, in order', async () => {
		const { ticket_id: ticketId, messages } = mixedTicket();
		const found = await itemsOf(scene, getMany(ticketId));
		expect(found).toHaveLength(messages.length);
		found.forEach(({ json, pairedItem }, index) => {
			const message = messages[index];
			expect(pairedItem).toEqual({ item: 0 });
			expect(json).toMatchObject({
				ticket_id: ticketId,
				id: message?.id,
				message_id: message?.messageId,
				message_type: message?.msgType,
				created_at: message?.createdAt,
				created_time: new Date(message?.createdAt ?? 0).toISOString(),
				user_id: message?.userId,
				user_name: message?.userName,
				content: { msg_type: message?.msgType },
			});
			if (message?.msgType === 'text') expect(json.text).toBe(message.content.text);
		});
		expect(asked(scene)).toEqual([
			[`GET /tickets/${ticketId}/messages`, { page: ['1'], page_size: ['50'] }],
		]);
	});

	test('reads all pages, the largest there are, each message once', async () => {
		const ticketId = longTicket(450);
		const found = await read(scene, getMany(ticketId, { returnAll: true }));
		expect(found.map(({ text }) => text)).toEqual(
			Array.from({ length: 450 }, (_none, n) => `Message ${n + 1}`),
		);
		expect(asked(scene)).toEqual(
			['1', '2', '3'].map((page) => [
				`GET /tickets/${ticketId}/messages`,
				{ page: [page], page_size: ['200'] },
			]),
		);
	});

	test('stops at the limit', async () => {
		const ticketId = longTicket(9);
		expect(await read(scene, getMany(ticketId, { limit: 4 }))).toHaveLength(4);
		expect(asked(scene)).toEqual([
			[`GET /tickets/${ticketId}/messages`, { page: ['1'], page_size: ['4'] }],
		]);
	});

	test('filters by time, in seconds, and leaves out no message at either end', async () => {
		const { ticket_id: ticketId, messages } = mixedTicket();
		const [, second, third] = messages;
		const filters = { timeStart: second?.createdAt ?? 0, timeEnd: (third?.createdAt ?? 0) - 1 };
		const found = await read(scene, getMany(ticketId, { filters }));
		expect(found.map(({ id }) => id)).toContain(second?.id);
		const query = {
			time_start: [String(Math.floor(filters.timeStart / 1000))],
			time_end: [String(Math.ceil(filters.timeEnd / 1000))],
		};
		expect(asked(scene)).toMatchObject([[`GET /tickets/${ticketId}/messages`, query]]);
	});

	test('takes one end of the time alone', async () => {
		const { ticket_id: ticketId, messages } = mixedTicket();
		const timeStart = new Date(messages[1]?.createdAt ?? 0).toISOString();
		const found = await read(scene, getMany(ticketId, { filters: { timeStart } }));
		expect(found).toHaveLength(messages.length - 1);
		expect(asked(scene)[0]).not.toHaveProperty([1, 'time_end']);
	});

	test.each<[string, INodeParameters, string]>([
		[
			'times in reverse',
			{ filters: { timeStart: '2026-05-02', timeEnd: '2026-05-01' } },
			"'Sent After' is later than 'Sent Before'",
		],
		['no date', { filters: { timeEnd: 'later' } }, "'Sent Before' is not a date: 'later'"],
		['no ticket', { ticketId: byId('={{ "" }}') }, "'Ticket' is empty"],
		['the limit 0', { limit: 0 }, "'Limit' is 0"],
		['the limit 1.5', { limit: 1.5 }, "'Limit' is 1.5"],
		['a limit in words', { limit: '={{ "all" }}' }, "'Limit' is all"],
	])('refuses %s before asking', async (_what, parameters, message) => {
		const { error } = await scene.engine.run({ parameters: { ...getMany('1'), ...parameters } });
		expect(error?.message).toBe(`${message} [item 0]`);
		expect(scene.sandbox.requests).toEqual([]);
	});

	test.each(ODD_IDS)('keeps %s inside its part of the path', async (id) => {
		await scene.engine.run({ parameters: getMany(id) });
		// The sandbox notes down letters decoded.
		const segment = encodeURIComponent(id).replace(/(%[89A-F].)+/g, decodeURIComponent);
		expect(asked(scene)).toMatchObject([[`GET /tickets/${segment}/messages`, {}]]);
	});

	test.each(['.', '..', 'two ids', ' '])('refuses "%s" before asking', async (id) => {
		const { error } = await scene.engine.run({ parameters: getMany(`={{ '${id}' }}`) });
		expect(error?.message).toContain("'Ticket' is ");
		expect(scene.sandbox.requests).toEqual([]);
	});

	test('reads the tickets of several items, each message paired to its own', async () => {
		const tickets = scene.sandbox.tickets.slice(0, 25);
		const found = await itemsOf(scene, getMany('={{ $json.id }}', { returnAll: true }), {
			items: items(...tickets.map(({ ticket_id: id }) => ({ id }))),
		});
		expect(found.map(({ json, pairedItem }) => [json.id, pairedItem])).toEqual(
			tickets.flatMap(({ messages }, item) => messages.map(({ id }) => [id, { item }])),
		);
		expect(asked(scene)).toHaveLength(25);
	});
});
