import type { INodeParameters } from 'n8n-workflow';
import { ticketClosed, type Fault, type SandboxOptions } from '../../../../../sandbox/server';
import { HELLO, openScene, ROUTES, type Scene } from '../../../../support/scene';

let scene: Scene;
async function open(options: SandboxOptions = {}): Promise<string> {
	scene = await openScene(options);
	return scene.sandbox.openTicket('ou_alice');
}
afterEach(() => scene.close());

const INTO_TICKET: INodeParameters = { ...HELLO, options: { onOpenTicket: 'replyInTicket' } };
const send = () => scene.send(INTO_TICKET, { onError: 'continueRegularOutput' });
const onWrite = (fault: Fault, times = 1) => {
	scene.sandbox.fault({ ...fault, times, route: ROUTES.ticketMessage });
};

/** The `content` of each request that wrote into the ticket. */
const contents = () =>
	scene.sandbox.requests
		.filter(({ path }) => path.endsWith('/messages'))
		.map(({ rawBody }) => (JSON.parse(String(rawBody)) as { content: unknown }).content);
const written = (ticketId: string) =>
	scene.sandbox.tickets.find(({ ticket_id: id }) => id === ticketId)?.messages.length;

const STRING = '{"text":"Hello"}';
const OBJECT = { text: 'Hello' };

describe('a message into a ticket', () => {
	test.each(['string', 'both'] as const)(
		'has its content as a string where Feishu takes %s',
		async (ticketMessageContent) => {
			const ticketId = await open({ ticketMessageContent });
			const { output } = await send();
			expect(output[0]?.[0]?.json).toMatchObject({ ticket_id: ticketId });
			expect(contents()).toEqual([STRING]);
			expect(written(ticketId)).toBe(1);
		},
	);

	test.each([99992402, 154000] as const)(
		'has it as an object where Feishu refuses the string with %i',
		async (ticketMessageContentCode) => {
			const ticketId = await open({ ticketMessageContent: 'object', ticketMessageContentCode });
			const { output } = await send();
			expect(output[0]?.[0]?.json).toMatchObject({ receive_type: 'ticket', ticket_id: ticketId });
			expect(contents()).toEqual([STRING, OBJECT]);
			expect(written(ticketId)).toBe(1);
		},
	);

	test('has it as an object after 9499 too', async () => {
		const ticketId = await open();
		onWrite({ kind: 'answer', status: 400, code: 9499, msg: 'bad type' });
		await send();
		expect(contents()).toEqual([STRING, OBJECT]);
		expect(written(ticketId)).toBe(1);
	});

	test('that is refused in both forms says why the first was', async () => {
		await open();
		onWrite({ kind: 'answer', status: 400, code: 154000, msg: 'the first reason' });
		onWrite({ kind: 'answer', status: 400, code: 99992402, msg: 'the second reason' });
		const { output } = await send();
		expect(contents()).toEqual([STRING, OBJECT]);
		expect(output[0]?.[0]?.json.errorDetails).toMatchObject({
			code: 154000,
			msg: 'the first reason',
			delivery: 'notSent',
		});
	});

	test('whose second form got lost says that it may have arrived', async () => {
		const ticketId = await open();
		onWrite({ kind: 'answer', status: 400, code: 99992402, msg: 'no' });
		onWrite({ kind: 'resetAfterDelivery' });
		const { output } = await send();
		expect(output[0]?.[0]?.json.errorDetails).toMatchObject({ delivery: 'unknown' });
		expect(written(ticketId)).toBe(1);
	});

	test.each<[string, Fault]>([
		['500 after it was taken', { kind: 'answerAfterDelivery', status: 500, code: 155000 }],
		['500 with 154000', { kind: 'answerAfterDelivery', status: 500, code: 154000 }],
		['the page of a proxy', { kind: 'answerAfterDelivery', status: 502, html: true }],
		['a reset', { kind: 'resetAfterDelivery' }],
	])('is written once, whatever answers: %s', async (_what, fault) => {
		const ticketId = await open();
		onWrite(fault);
		const { output } = await send();
		expect(output[0]?.[0]?.json).toHaveProperty('error');
		expect(output[0]?.[0]?.json.errorDetails).toMatchObject({ delivery: 'unknown' });
		expect(contents()).toEqual([STRING]);
		expect(written(ticketId)).toBe(1);
	});

	test('for a closed ticket is one request', async () => {
		await open();
		onWrite(ticketClosed);
		const { output } = await send();
		expect(output[0]?.[0]?.json.error).toBe('The ticket is already closed [154401]');
		expect(contents()).toEqual([STRING]);
	});

	test('at the rate limit waits and goes out once', async () => {
		const ticketId = await open();
		onWrite({
			kind: 'answer',
			status: 429,
			code: 99991400,
			msg: 'frequency',
			headers: { 'x-ogw-ratelimit-reset': '0.05' },
		});
		await send();
		expect(contents()).toEqual([STRING, STRING]);
		expect(written(ticketId)).toBe(1);
	});
});
