import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { rateLimit429, type Fault, type Sandbox } from '../../../../sandbox/server';
import type { LiveWorkflow } from '../../../support/webhooks/liveWorkflow';
import { envelope, message } from './event/push';
import { GET_TICKET, items, itemsOf, openStage, sealed, settled, type Stage } from './stage';
import { until } from '../../../support/until';

let stage: Stage;
let sandbox: Sandbox;
beforeEach(async () => {
	stage = await openStage();
	({ sandbox } = stage);
});
afterEach(() => stage.close());

const MESSAGE = 'ticket_message.created_v1';
const UPDATED = 'ticket.updated_v1';

/** A trigger with options, connected to Feishu. */
const withOptions = (options: INodeParameters, events?: string[]) =>
	stage.listening({ options, ...(events && { events }) });

/** A conversation in which everybody writes, an agent takes over, and the guest closes. */
function converse(): string {
	const id = sandbox.startConversation('ou_alice', 'guest');
	sandbox.writeMessage(id, 'bot', 'bot');
	sandbox.writeMessage(id, 'agent', 'agent');
	sandbox.endTicket(id, 'guest');
	return id;
}

const eventIn = (item: IDataObject | undefined): IDataObject =>
	(item?.['event'] ?? {}) as IDataObject;
const texts = (trigger: LiveWorkflow) =>
	itemsOf(trigger, MESSAGE)
		.map((item) => eventIn(item)['text'])
		.sort();

describe('an option by an expression', () => {
	it.each(['={{ "true" }}', '={{ 1 }}', '={{ "yes" }}'])(
		'Load Ticket that yields %s loads the ticket',
		async (loadTicket) => {
			const trigger = await withOptions({ loadTicket }, [MESSAGE]);
			converse();
			await settled(stage);
			expect(items(trigger)[0]).toHaveProperty('ticket.ticket_id');
		},
	);

	it.each(['={{ "false" }}', '={{ 0 }}', '={{ "" }}'])(
		'Load Ticket that yields %s does not',
		async (loadTicket) => {
			const trigger = await withOptions({ loadTicket }, [MESSAGE]);
			converse();
			await settled(stage);
			expect(items(trigger)[0]).not.toHaveProperty('ticket');
		},
	);

	it.each<[string, string[]]>([
		['={{ "guest" }}', ['guest']],
		['={{ "bot, guest" }}', ['bot', 'guest']],
		['={{ ["agent"] }}', ['agent']],
		['={{ "" }}', ['agent', 'guest']],
	])('Senders that yields %s lets through whom it names', async (senders, expected) => {
		const trigger = await withOptions({ senders }, [MESSAGE]);
		converse();
		await settled(stage);
		expect(texts(trigger)).toEqual(expected);
	});

	it.each(['={{ 52 }}', '={{ "52" }}', '={{ ["51", "52"] }}'])(
		'Statuses that yields %s starts the workflow when the guest closes',
		async (statuses) => {
			const trigger = await withOptions({ statuses }, [UPDATED]);
			converse();
			await settled(stage);
			expect(items(trigger)).toHaveLength(1);
		},
	);
});

test('an event costs one reading of the credential, and with Load Ticket its request another', async () => {
	const reads = jest.spyOn(stage.engine.credentialsHelper, 'getDecrypted');
	for (const [loadTicket, expected] of [
		[false, 1],
		[true, 2],
	] as const) {
		const trigger = await withOptions({ loadTicket }, [MESSAGE]);
		// The first one may fetch a token.
		sandbox.startConversation('ou_alice', 'Hi');
		await settled(stage);
		const before = reads.mock.calls.length;
		sandbox.startConversation('ou_alice', 'Hi again');
		await settled(stage);
		expect([loadTicket, reads.mock.calls.length - before]).toEqual([loadTicket, expected]);
		await trigger.close();
	}
	reads.mockRestore();
});

describe('the option Senders', () => {
	it.each<[string, INodeParameters, string[]]>([
		['left out lets guests and agents through', {}, ['agent', 'guest']],
		['empty does the same', { senders: [] }, ['agent', 'guest']],
		['lets through whom it names', { senders: ['guest'] }, ['guest']],
		['can name the bot', { senders: ['bot', 'agent'] }, ['agent', 'bot']],
	])('%s', async (_name, options, expected) => {
		const trigger = await withOptions(options, [MESSAGE]);
		converse();
		await settled(stage);
		expect(texts(trigger)).toEqual(expected);
	});

	it('does not concern events that are no messages', async () => {
		const trigger = await withOptions({ senders: ['bot'] });
		converse();
		sandbox.approveNotification('REJECTED');
		await settled(stage);
		const types = items(trigger).map((item) => item['event_type']);
		expect(types.sort()).toEqual([
			'helpdesk.notification.approve_v1',
			'helpdesk.ticket.created_v1',
			'helpdesk.ticket.updated_v1',
			'helpdesk.ticket.updated_v1',
			'helpdesk.ticket_message.created_v1',
		]);
	});
});

describe('the options Statuses and Stages', () => {
	it('mean "changed to" for changed tickets', async () => {
		const trigger = await withOptions({ statuses: [52] }, [UPDATED]);
		const id = converse();
		await settled(stage);
		expect(items(trigger)).toMatchObject([
			{
				status_name: 'closed by user',
				old_status_name: 'processing',
				event: { object: { ticket_id: id, status: 52 }, old_object: { status: 2 } },
			},
		]);
	});

	it('find the handover to agents, once', async () => {
		const trigger = await withOptions({ stages: [2] }, [UPDATED]);
		converse();
		await settled(stage);
		expect(items(trigger)).toMatchObject([
			{ stage_name: 'human', old_stage_name: 'bot', event: { old_object: { stage: 1 } } },
		]);
	});

	it('mean the present state for messages and new tickets', async () => {
		const trigger = await withOptions({ stages: [1] }, ['ticket.created_v1', MESSAGE]);
		converse();
		await settled(stage);
		expect(texts(trigger)).toEqual(['guest']);
		expect(itemsOf(trigger, 'ticket.created_v1')).toHaveLength(1);
	});

	it('do not concern notifications', async () => {
		const trigger = await withOptions({ statuses: [50], stages: [1] });
		sandbox.approveNotification('CANCELED');
		await settled(stage);
		expect(items(trigger)).toHaveLength(1);
	});
});

it('events that were not chosen start nothing, and Feishu hears 200', async () => {
	const trigger = await stage.listening({ events: ['ticket.created_v1'] });
	await (await stage.trigger({}, { workflowId: 'another' })).activate();
	converse();
	await settled(stage);
	expect(items(trigger)).toHaveLength(1);
	expect(sandbox.pushes.length).toBeGreaterThan(4);
	expect(new Set(sandbox.pushes.map(({ state }) => state))).toEqual(new Set(['taken']));
	expect(sandbox.pushes.flatMap(({ attempts }) => attempts)).toHaveLength(sandbox.pushes.length);
});

describe('the option Load Ticket', () => {
	it('adds the ticket with what the event lacks', async () => {
		const trigger = await withOptions({ loadTicket: true }, [MESSAGE]);
		const ticket = sandbox.tickets.find(
			({ status, customized_fields }) => status < 50 && customized_fields.length > 0,
		);
		sandbox.writeMessage(ticket?.ticket_id ?? '', 'guest', 'Any news?');
		await until(() => items(trigger).length === 1);
		expect(items(trigger)[0]).toMatchObject({
			ticket: {
				ticket_id: ticket?.ticket_id,
				customized_fields: ticket?.customized_fields,
				helpdesk_id: sandbox.credentials.helpdeskId,
			},
		});
		expect(items(trigger)[0]).not.toHaveProperty('ticket_failure');
		expect(eventIn(items(trigger)[0])['ticket']).not.toHaveProperty('customized_fields');
	});

	it('costs one request per event that starts the workflow, and none for others', async () => {
		const trigger = await withOptions({ loadTicket: true, senders: ['guest'] }, [MESSAGE]);
		sandbox.pushFault({ kind: 'duplicate', copies: 3, times: Infinity });
		converse();
		sandbox.approveNotification('APPROVED');
		await until(() => items(trigger).length === 1);
		await settled(stage);
		expect(sandbox.count(GET_TICKET)).toBe(1);
	});

	it('asks for nothing where the event is about no ticket', async () => {
		const trigger = await withOptions({ loadTicket: true });
		sandbox.approveNotification('APPROVED');
		await until(() => items(trigger).length === 1);
		expect(items(trigger)[0]).not.toHaveProperty('ticket');
		expect(sandbox.count(GET_TICKET)).toBe(0);
	});

	it('lets Feishu wait for it, but not as long as Feishu would', async () => {
		const trigger = await withOptions({ loadTicket: true }, [MESSAGE]);
		sandbox.fault({ kind: 'latency', ms: 300, route: GET_TICKET });
		sandbox.startConversation('ou_alice', 'Hi');
		await sandbox.pushesDone();
		expect(sandbox.pushes[0]?.attempts[0]?.ms).toBeGreaterThanOrEqual(300);
		expect(items(trigger)[0]).toHaveProperty('ticket.ticket_id');
	});

	it.each<[string, Fault, number | null]>([
		['does not answer', { kind: 'hang' }, null],
		['takes long', { kind: 'latency', ms: 10_000 }, null],
		['has a rate limit of a minute', rateLimit429(60), 99991400],
		['has a rate limit of a moment', rateLimit429(0.05), 99991400],
		['has trouble', { kind: 'answer', status: 500, code: 155000, msg: 'internal' }, 155000],
		['breaks the connection', { kind: 'resetBefore' }, null],
	])('asks once where Feishu %s, and the workflow starts in time', async (_name, fault, code) => {
		const trigger = await withOptions({ loadTicket: true }, [MESSAGE]);
		sandbox.fault({ ...fault, route: GET_TICKET, times: Infinity });
		sandbox.startConversation('ou_alice', 'Hi');
		await settled(stage);
		expect(sandbox.pushes).toMatchObject([{ state: 'taken', attempts: [{ status: 200 }] }]);
		expect(items(trigger)).toMatchObject([{ ticket: null, ticket_failure: { code } }]);
		expect(sandbox.count(GET_TICKET)).toBe(1);
		const { hint } = items(trigger)[0]?.['ticket_failure'] as { hint: string };
		expect(hint).toMatch(/'Ticket: Get'/);
		expect(hint).not.toMatch(/option|Max Wait/i);
	});

	it('says so where Feishu answers without a ticket', async () => {
		const trigger = await withOptions({ loadTicket: true }, [MESSAGE]);
		sandbox.fault({ kind: 'answer', status: 200, code: 0, msg: 'success', route: GET_TICKET });
		const id = sandbox.startConversation('ou_alice', 'Hi');
		await settled(stage);
		expect(items(trigger)).toMatchObject([
			{ ticket: null, ticket_failure: { message: `Feishu sent no ticket for the ID ${id}` } },
		]);
	});

	it.each<[string, object]>([
		[MESSAGE, { ...message, ticket: {} }],
		[MESSAGE, { ...message, ticket: undefined }],
		[UPDATED, { object: { status: 50 }, old_object: { status: 1 } }],
		['ticket.created_v1', { status: 1 }],
	])('says so where the event %s names no ticket: %j', async (name, event) => {
		const trigger = await withOptions({ loadTicket: true });
		const { body, headers } = sealed(envelope(event, { type: `helpdesk.${name}` }));
		expect((await trigger.post(body, headers)).status).toBe(200);
		expect(items(trigger)).toMatchObject([
			{
				ticket: null,
				ticket_failure: {
					message: 'The event names no ticket',
					hint: expect.stringMatching(/./) as string,
				},
			},
		]);
		expect(sandbox.count(GET_TICKET)).toBe(0);
	});

	it.each<[string, Fault, number | null, RegExp]>([
		[
			'the ticket is gone',
			{ kind: 'answer', status: 400, code: 154000, msg: 'no such ticket' },
			154000,
			/\[154000\]$/,
		],
		[
			'the scope is missing',
			{ kind: 'answer', status: 400, code: 99991672, msg: 'Access denied' },
			99991672,
			/\[99991672\]$/,
		],
		['a proxy answers', { kind: 'html', status: 403 }, null, /./],
	])('still starts the workflow when %s, and says so', async (_name, fault, code, message) => {
		const trigger = await withOptions({ loadTicket: true }, [MESSAGE]);
		sandbox.fault({ ...fault, route: GET_TICKET, times: Infinity });
		sandbox.startConversation('ou_alice', 'Hi');
		await settled(stage);
		expect(items(trigger)[0]).toMatchObject({
			event: { text: 'Hi' },
			ticket: null,
			ticket_failure: {
				code,
				message: expect.stringMatching(message) as string,
				hint: expect.stringMatching(/./) as string,
			},
		});
		expect(items(trigger)[0]).not.toHaveProperty('error');
		expect(sandbox.pushes).toMatchObject([{ state: 'taken' }]);
		expect(trigger.log).toContainEqual(
			expect.objectContaining({
				level: 'warn',
				message: expect.stringContaining('could not load a ticket') as string,
			}),
		);
	});
});
