import { startSandbox, type Sandbox } from '../../sandbox/server';
import { post, violations } from './helpdesk';

let sandbox: Sandbox;
let id = '';
let eventId = '';

beforeEach(async () => {
	sandbox = await startSandbox();
	id = sandbox.startConversation('ou_alice', 'How do I get a VPN?');
	eventId = sandbox.tickets.at(-1)?.messages[0]?.eventId ?? '';
});
afterEach(() => sandbox.close());

function answer(body: unknown, ticketId = id): ReturnType<typeof post> {
	return post(sandbox, `/tickets/${ticketId}/answer_user_query`, body);
}

it('lets the bot answer the message that an event told of', async () => {
	expect(eventId).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-a[\da-f]{3}-[\da-f]{12}$/);
	const body = { event_id: eventId, faqs: [{ id: '6856395522433908739', score: 0.9 }] };
	expect(await answer(body)).toMatchObject({ status: 200, code: 0, data: {} });
	expect(sandbox.tickets.at(-1)?.messages[1]).toMatchObject({
		senderType: 1,
		content: { text: expect.stringContaining('6856395522433908739') as string },
	});
});

it('takes an answer without articles', async () => {
	expect(await answer({ event_id: eventId })).toMatchObject({ code: 0 });
});

it('refuses an event it did not send, or sent for another ticket', async () => {
	const other = sandbox.startConversation('ou_bob', 'Hi');
	for (const [event, ticket] of [
		['5f0e0a11-0000-4000-a000-000000000000', id],
		[eventId, other],
	] as const) {
		expect(await answer({ event_id: event }, ticket)).toMatchObject({ status: 400, code: 154000 });
	}
});

it('refuses the event of a message by the bot itself', async () => {
	sandbox.writeMessage(id, 'bot', 'Hello');
	const own = sandbox.tickets.at(-1)?.messages[1]?.eventId;
	expect(await answer({ event_id: own })).toMatchObject({ status: 400, code: 154000 });
});

it.each(['handOver', 'endTicket'] as const)('is too late after %s', async (end) => {
	sandbox[end](id, 'guest');
	expect(await answer({ event_id: eventId })).toMatchObject({ status: 400, code: 154000 });
});

it('names what is missing', async () => {
	const refused = await answer({ faqs: [{ score: '1' }] });
	expect(refused).toMatchObject({ status: 400, code: 99992402 });
	expect(violations(refused)).toEqual(['event_id', 'faqs.0.id', 'faqs.0.score']);
	expect(await answer({ event_id: eventId }, '1')).toMatchObject({ status: 404, code: 154004 });
});
