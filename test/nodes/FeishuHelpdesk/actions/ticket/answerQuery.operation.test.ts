import type { INodeParameters } from 'n8n-workflow';
import { items, openScene, receiver as byId, ROUTES, type Scene } from '../../../../support/scene';
import { itemsOf } from '../reads';

let scene: Scene;
beforeAll(async () => {
	scene = await openScene();
});
beforeEach(() => {
	scene.sandbox.reset();
});
afterAll(() => scene.close());

/** A guest asks the bot. */
function ask(guest = 'ou_alice'): { ticketId: string; eventId: string } {
	const ticketId = scene.sandbox.startConversation(guest, 'How do I reset my password?');
	const ticket = scene.sandbox.tickets.find(({ ticket_id: id }) => id === ticketId);
	return { ticketId, eventId: ticket?.messages.at(-1)?.eventId ?? '' };
}
const answer = (
	{ ticketId, eventId }: { ticketId: string; eventId: string },
	faq: INodeParameters[] = [],
): INodeParameters => ({
	resource: 'ticket',
	operation: 'answerQuery',
	ticketId: byId(ticketId),
	eventId,
	faqs: { faq },
});
const sent = () =>
	scene.sandbox.requests
		.filter(({ route }) => route !== ROUTES.token)
		.map(({ method, path, rawBody }) => [
			`${method} ${path.replace('/open-apis/helpdesk/v1', '')}`,
			JSON.parse(String(rawBody)) as object,
		]);

describe('Ticket: Answer Query', () => {
	test('is the documented request, and says what was answered', async () => {
		const query = ask();
		const [item] = await itemsOf(
			scene,
			answer({ ...query, eventId: ` ${query.eventId}\n` }, [
				{ faqId: '6856395522433908739', score: 0.87 },
				{ faqId: ' 6856395522433908740 ' },
				{ faqId: '6856395522433908741', score: 0 },
			]),
		);
		expect(item).toEqual({
			json: { ticket_id: query.ticketId, event_id: query.eventId, answered: true },
			pairedItem: { item: 0 },
		});
		expect(sent()).toEqual([
			[
				`POST /tickets/${query.ticketId}/answer_user_query`,
				{
					event_id: query.eventId,
					faqs: [
						{ id: '6856395522433908739', score: 0.87 },
						{ id: '6856395522433908740', score: 1 },
						{ id: '6856395522433908741', score: 0 },
					],
				},
			],
		]);
	});

	test('without FAQs leaves them out', async () => {
		const query = ask();
		await itemsOf(scene, answer(query));
		expect(sent()).toMatchObject([[expect.any(String), { event_id: query.eventId }]]);
		expect(sent()[0]?.[1]).not.toHaveProperty('faqs');
	});

	test('once agents have the ticket is refused once, naming ticket and event', async () => {
		const query = ask();
		scene.sandbox.handOver(query.ticketId);
		const { error } = await scene.engine.run({ parameters: answer(query) });
		expect(error?.message).toMatch(/\[154000\]$/);
		expect(error?.description).toContain(
			`'Ticket' is '${query.ticketId}', 'Event ID' is '${query.eventId}'.`,
		);
		expect(error?.description).toContain('must be in progress and still with the bot');
		expect(sent()).toHaveLength(1);
	});

	test.each<[string, INodeParameters, string]>([
		['no event', { eventId: '={{ " " }}' }, "'Event ID' is empty"],
		['no ticket', { ticketId: byId('={{ "" }}') }, "'Ticket' is empty"],
		[
			'an FAQ without ID',
			{ faqs: { faq: [{ faqId: '1' }, { faqId: '={{ " " }}' }] } },
			"'FAQs' lacks the FAQ ID in FAQ 2",
		],
		[
			'a score above 1',
			{ faqs: { faq: [{ faqId: '1', score: 1.01 }] } },
			"'FAQs' has the score 1.01 in FAQ 1",
		],
		[
			'a score in words',
			{ faqs: { faq: [{ faqId: '1', score: '={{ "high" }}' }] } },
			"'FAQs' has the score high in FAQ 1",
		],
	])('refuses %s before asking', async (_what, parameters, message) => {
		const { error } = await scene.engine.run({
			parameters: { ...answer({ ticketId: '1', eventId: 'e' }), ...parameters },
		});
		expect(error?.message).toBe(`${message} [item 0]`);
		expect(scene.sandbox.requests).toEqual([]);
	});

	test('that is lost is not repeated', async () => {
		const query = ask();
		scene.sandbox.fault({ kind: 'resetAfterDelivery', when: ({ path }) => /answer/.test(path) });
		const { output } = await scene.engine.run({
			parameters: answer(query),
			onError: 'continueRegularOutput',
		});
		expect(output[0]?.[0]?.json.errorDetails).toMatchObject({ delivery: 'unknown' });
		expect(sent()).toHaveLength(1);
	});

	test('answers in one ticket in the order of the items', async () => {
		const query = ask();
		await itemsOf(scene, answer(query, [{ faqId: '={{ $json.id }}' }]), {
			items: items(...Array.from({ length: 8 }, (_none, n) => ({ id: String(n) }))),
		});
		expect(sent().map(([, body]) => body)).toMatchObject(
			Array.from({ length: 8 }, (_none, n) => ({ faqs: [{ id: String(n) }] })),
		);
	});
});
