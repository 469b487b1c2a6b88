import { setTimeout as sleep } from 'node:timers/promises';

import {
	startSandbox,
	type EventConfig,
	type EventName,
	type Sandbox,
	type SandboxOptions,
} from '../../sandbox/server';
import { helpdeskHeaders } from './client';
import { post, violations } from './helpdesk';
import { contentOf, openReceiver, signatureOf, type Receiver } from './receiver';
import { until } from '../support/until';

const TOKEN = 'token-of-the-app';
const KEY = 'key-of-the-app';

const PAIRS: Record<EventName, string> = {
	'ticket.created_v1': 'helpdesk.ticket',
	'ticket.updated_v1': 'helpdesk.ticket',
	'ticket_message.created_v1': 'helpdesk.ticket_message',
	'notification.approve_v1': 'helpdesk.notification',
};
const ALL = Object.keys(PAIRS) as EventName[];

interface Pushed {
	schema: string;
	header: Record<string, string>;
	event: Record<string, unknown>;
}

let sandbox: Sandbox;
let receiver: Receiver;

afterEach(async () => {
	await sandbox.close();
	await receiver.close();
});

const pairs = (names: readonly EventName[]) =>
	names.map((subtype) => ({ type: PAIRS[subtype], subtype }));
const subscribe = (...names: EventName[]) =>
	post(sandbox, '/events/subscribe', { events: pairs(names) });
const unsubscribe = (...names: EventName[]) =>
	post(sandbox, '/events/unsubscribe', { events: pairs(names) });

/** A sandbox and a Request URL, with nothing configured. */
async function open(options: SandboxOptions = {}, encryptKey?: string): Promise<void> {
	sandbox = await startSandbox({ eventTimeScale: 0.0001, ...options });
	receiver = await openReceiver(encryptKey);
}

/** As `open`, with everything configured and subscribed. */
async function ready(options: SandboxOptions = {}, config: Partial<EventConfig> = {}) {
	await open(options, config.encryptKey);
	await sandbox.setEventConfig({ url: receiver.url, verificationToken: TOKEN, ...config });
	await subscribe(...ALL);
}

const pushed = (key?: string): Pushed[] =>
	receiver.received.map(({ body }) => contentOf(body, key) as Pushed);
const types = () => pushed().map(({ header }) => header['event_type']);
/** The `event` of the last push of a type. */
const eventOf = (name: EventName) =>
	pushed()
		.filter(({ header }) => header['event_type'] === `helpdesk.${name}`)
		.at(-1)?.event;

describe('subscribing', () => {
	it('lets through the events that were subscribed, until they are unsubscribed', async () => {
		await open();
		await sandbox.setEventConfig({ url: receiver.url, verificationToken: TOKEN });
		sandbox.startConversation('ou_alice', 'Before');
		expect(await subscribe('ticket_message.created_v1')).toMatchObject({ status: 200, code: 0 });
		await subscribe('ticket_message.created_v1', 'notification.approve_v1');
		sandbox.startConversation('ou_alice', 'Between');
		expect(sandbox.subscribedEvents).toEqual(
			new Set(['ticket_message.created_v1', 'notification.approve_v1']),
		);
		expect(await unsubscribe('ticket_message.created_v1')).toMatchObject({ code: 0 });
		sandbox.startConversation('ou_alice', 'After');
		await sandbox.pushesDone();
		expect(pushed().map(({ event }) => event['text'])).toEqual(['Between']);
	});

	it('pushes no event that was not added to the app', async () => {
		await ready({}, { added: ['ticket.created_v1'] });
		sandbox.startConversation('ou_alice', 'Hi');
		await sandbox.pushesDone();
		expect(types()).toEqual(['helpdesk.ticket.created_v1']);
	});

	it.each([
		[{}, 'events'],
		[{ events: [] }, 'events'],
		[{ events: [{ type: 'helpdesk.ticket' }] }, 'events.0.subtype'],
		[{ events: [{ subtype: 'ticket.created_v1' }] }, 'events.0.type'],
		[{ events: [{ type: '', subtype: 'ticket.created_v1' }] }, 'events.0.type'],
		[{ events: 'ticket.created_v1' }, 'events'],
		[{ events: pairs(['ticket.created_v1']), more: 1 }, 'more'],
	])('refuses %j with 99992402', async (body, field) => {
		await open();
		for (const path of ['/events/subscribe', '/events/unsubscribe']) {
			const answer = await post(sandbox, path, body);
			expect(answer).toMatchObject({ status: 400, code: 99992402 });
			expect(violations(answer)).toEqual([field]);
		}
	});

	it.each([
		['helpdesk.ticket', 'ticket_message.created_v1'],
		['helpdesk.ticket', 'helpdesk.ticket.created_v1'],
		['helpdesk.ticket_message.created_v1', 'ticket_message.created_v1'],
		['im.message', 'receive_v1'],
	])('refuses the pair %s and %s with 154000, and subscribes nothing', async (type, subtype) => {
		await open();
		const events = [...pairs(['ticket.created_v1']), { type, subtype }];
		expect(await post(sandbox, '/events/subscribe', { events })).toMatchObject({ code: 154000 });
		expect(sandbox.subscribedEvents.size).toBe(0);
	});

	it('wants both headers and the scope', async () => {
		await open({ scopes: ['helpdesk:helpdesk:access'] });
		expect(await subscribe('ticket.created_v1')).toMatchObject({ code: 99991672 });
		await sandbox.close();
		sandbox = await startSandbox({ scopes: ['helpdesk:all:readonly'] });
		const headers = await helpdeskHeaders(sandbox);
		const body = JSON.stringify({ events: pairs(['ticket.created_v1']) });
		const codes = [];
		for (const missing of ['none', 'Authorization', 'X-Lark-Helpdesk-Authorization']) {
			const some = Object.entries(headers).filter(([name]) => name !== missing);
			const answer = await fetch(`${sandbox.url}/open-apis/helpdesk/v1/events/subscribe`, {
				method: 'POST',
				headers: some,
				body,
			});
			codes.push(((await answer.json()) as { code: number }).code);
		}
		expect(codes).toEqual([0, 99991661, 154001]);
	});
});

describe('the check of the Request URL', () => {
	const save = (config: Partial<EventConfig> = {}) =>
		sandbox.setEventConfig({ url: receiver.url, verificationToken: TOKEN, ...config });

	it('sends a challenge with the token, unsigned', async () => {
		await open();
		await save();
		expect(receiver.checks).toHaveLength(1);
		const [check] = receiver.checks;
		expect(contentOf(check?.body ?? '')).toEqual({
			challenge: expect.stringMatching(/^[\w-]{36}$/) as string,
			token: TOKEN,
			type: 'url_verification',
		});
		expect(check?.headers).not.toHaveProperty('x-lark-signature');
	});

	it('encrypts the challenge with the Encrypt Key, still unsigned', async () => {
		await open({}, KEY);
		await save({ encryptKey: KEY });
		const [check] = receiver.checks;
		expect(Object.keys(JSON.parse(check?.body ?? '') as object)).toEqual(['encrypt']);
		expect(contentOf(check?.body ?? '', KEY)).toMatchObject({ token: TOKEN });
		expect(check?.headers).not.toHaveProperty('x-lark-signature');
	});

	it.each([
		[{ status: 401, body: '' }, 'must answer HTTP 200, not 401'],
		[{ status: 302, body: '' }, 'must answer HTTP 200, not 302'],
		[{ status: 200, body: 'OK' }, 'must return the challenge'],
		[{ status: 200, body: 'null' }, 'must return the challenge'],
		[{ status: 200, body: '{"challenge":"another"}' }, 'must return the challenge'],
		[{ status: 200, body: '', afterMs: 1300 }, 'no answer within 1 s'],
	])('refuses the answer %j', async (answer, problem) => {
		await ready();
		receiver.onCheck = () => answer;
		await expect(save({ verificationToken: 'another' })).rejects.toThrow(problem);
		sandbox.startConversation('ou_alice', 'Hi');
		await sandbox.pushesDone();
		expect(pushed()[0]?.header['token']).toBe(TOKEN);
	});

	it.each(['', 'webhook', 'ftp://127.0.0.1/', '/webhook/1', 'javascript:alert(1)'])(
		'refuses the address "%s"',
		async (url) => {
			await open();
			await expect(save({ url })).rejects.toThrow('must be an address');
		},
	);

	it('says so when nobody listens', async () => {
		await open();
		await receiver.close();
		await expect(save()).rejects.toThrow('ECONNREFUSED');
	});
});

describe('a push', () => {
	it('has the envelope of schema 2.0 with the token, and is plain without an Encrypt Key', async () => {
		await ready();
		sandbox.startConversation('ou_alice', 'Hi');
		await sandbox.pushesDone();
		const [first] = pushed();
		expect(Object.keys(first ?? {})).toEqual(['schema', 'header', 'event']);
		expect(first).toMatchObject({
			schema: '2.0',
			header: {
				event_id: expect.stringMatching(/^[0-9a-f]{32}$/) as string,
				event_type: 'helpdesk.ticket.created_v1',
				create_time: expect.stringMatching(/^\d{13}$/) as string,
				token: TOKEN,
				app_id: sandbox.credentials.appId,
				tenant_key: expect.stringMatching(/^\w+$/) as string,
			},
		});
		expect(receiver.received[0]?.headers).toMatchObject({
			'content-type': 'application/json; charset=utf-8',
		});
		expect(receiver.received[0]?.headers).not.toHaveProperty('x-lark-signature');
	});

	it('is encrypted with a random IV and signed with an Encrypt Key', async () => {
		await ready({}, { encryptKey: KEY });
		sandbox.startConversation('ou_alice', '你好 🙈 "quoted"\n');
		sandbox.startConversation('ou_alice', '你好 🙈 "quoted"\n');
		await sandbox.pushesDone();
		expect(receiver.received).toHaveLength(3);
		for (const one of receiver.received) {
			expect(Object.keys(JSON.parse(one.body) as object)).toEqual(['encrypt']);
			expect(one.headers['x-lark-signature']).toBe(signatureOf(one, KEY));
			expect(one.headers['x-lark-request-timestamp']).toMatch(/^\d{10}$/);
			expect(contentOf(one.body, KEY)).toMatchObject({ header: { token: TOKEN } });
		}
		const texts = pushed(KEY).flatMap(({ event }) => event['text'] ?? []);
		expect(texts).toEqual(['你好 🙈 "quoted"', '你好 🙈 "quoted"'].map((text) => `${text}\n`));
		const ivs = receiver.received.map(({ body }) => body.slice(0, 30));
		expect(new Set(ivs).size).toBe(3);
	});
});

describe('the payload', () => {
	it('of a created ticket has all fields but the custom ones', async () => {
		await ready();
		const id = sandbox.startConversation('ou_alice', 'Hi');
		await sandbox.pushesDone();
		expect(eventOf('ticket.created_v1')).toEqual({
			ticket_id: id,
			helpdesk_id: sandbox.credentials.helpdeskId,
			guest: {
				id: { union_id: 'on_alice', user_id: 'alice', open_id: 'ou_alice' },
				name: 'Alice Chen',
			},
			stage: 1,
			status: 1,
			score: 0,
			created_at: expect.any(Number) as number,
			updated_at: -1,
			closed_at: 0,
			channel: expect.any(Number) as number,
			solve: 1,
			chat_id: expect.stringMatching(/^oc_/) as string,
		});
	});

	it('shows user_id with its scope only, and a stranger by the name "-"', async () => {
		await ready({ scopes: ['helpdesk:all:readonly'] });
		sandbox.startConversation('ou_stranger', 'Hi');
		await sandbox.pushesDone();
		expect(eventOf('ticket.created_v1')?.['guest']).toEqual({
			id: { union_id: 'on_stranger', open_id: 'ou_stranger' },
			name: '-',
		});
	});

	it('of an update holds the ticket and only what changed of the old one', async () => {
		await ready();
		const id = sandbox.startConversation('ou_alice', 'Hi');
		sandbox.handOver(id);
		sandbox.endTicket(id, 'agent');
		await sandbox.pushesDone();
		const updates = pushed().filter(({ event }) => 'object' in event);
		expect(updates.map(({ event }) => event)).toEqual(
			expect.arrayContaining([
				{
					object: expect.objectContaining({ ticket_id: id, stage: 2, status: 2 }) as object,
					old_object: { stage: 1, status: 1, updated_at: -1 },
				},
				{
					object: expect.objectContaining({ ticket_id: id, stage: 2, status: 51 }) as object,
					old_object: { status: 2, updated_at: expect.any(Number) as number },
				},
			]),
		);
		expect(updates).toHaveLength(2);
	});

	it('of a message has an inner event_id, a position as text, and no custom fields', async () => {
		await ready();
		const id = sandbox.startConversation('ou_alice', 'My laptop');
		await sandbox.pushesDone();
		const message = sandbox.tickets.at(-1)?.messages[0];
		const event = eventOf('ticket_message.created_v1');
		expect(event).toEqual({
			ticket_message_id: message?.id,
			message_id: message?.openMessageId,
			msg_type: 'text',
			position: '1',
			sender_id: { union_id: 'on_alice', user_id: 'alice', open_id: 'ou_alice' },
			sender_type: 2,
			text: 'My laptop',
			ticket: {
				ticket_id: id,
				ticket_type: 1,
				status: 1,
				agent_service_duration: 0,
				agent_first_response_duration: 0,
				bot_service_duration: 0,
				agent_resolution_time: 0,
				actual_processing_time: 0,
				agent_entry_time: 0,
				agent_first_response_time: 0,
				agent_last_response_time: 0,
			},
			event_id: message?.eventId,
			chat_id: expect.stringMatching(/^oc_/) as string,
			content: { msg_type: 'text', content: 'My laptop' },
		});
		expect(event?.['event_id']).toMatch(/^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/);
		expect(pushed().map(({ header }) => header['event_id'])).not.toContain(event?.['event_id']);
	});

	it('of a message by the bot has no sender_id; by an agent it has, and an owner', async () => {
		await ready();
		const id = sandbox.startConversation('ou_alice', 'Hi');
		sandbox.writeMessage(id, 'bot', 'Hello');
		sandbox.writeMessage(id, 'agent', 'How can I help?');
		await sandbox.pushesDone();
		const messages = pushed().flatMap(({ event }) => ('sender_type' in event ? [event] : []));
		const of = (sender: number) => messages.find((event) => event['sender_type'] === sender);
		expect(of(1)).not.toHaveProperty('sender_id');
		expect(of(1)).toMatchObject({ position: '2' });
		expect(of(3)).toMatchObject({
			position: '3',
			sender_id: { open_id: 'ou_agent_001' },
			ticket: { agent_owner: { id: 'ou_agent_001' }, ticket_type: 2 },
		});
	});

	it('keeps every digit of ids that are numbers', async () => {
		await ready();
		const noted = sandbox.tickets.find(
			({ comments, status }) => comments !== undefined && status < 50,
		);
		sandbox.writeMessage(noted?.ticket_id ?? '', 'guest', 'Any news?');
		await sandbox.pushesDone();
		expect(receiver.received.map(({ body }) => body).join()).toContain(
			`"id":${noted?.comments?.id ?? ''},`,
		);
	});

	it('of a decided notification is three fields', async () => {
		await ready();
		const id = sandbox.approveNotification('APPROVED');
		sandbox.approveNotification('DELETED', '7');
		await sandbox.pushesDone();
		const { helpdeskId: helpdesk_id } = sandbox.credentials;
		expect(pushed().map(({ event }) => event)).toEqual([
			{ notification_id: id, helpdesk_id, approve_status: 'APPROVED' },
			{ notification_id: '7', helpdesk_id, approve_status: 'DELETED' },
		]);
	});
});

describe('retries', () => {
	const decide = () => sandbox.approveNotification('APPROVED');

	it('come four times, later and later, with the same request', async () => {
		await ready();
		receiver.answers = [500, 201, 302, 401, 404, 500];
		decide();
		await sandbox.pushesDone();
		expect(receiver.received).toHaveLength(5);
		expect(new Set(receiver.received.map(({ body }) => body)).size).toBe(1);
		const times = receiver.received.map(({ at }) => at);
		const gaps = times.slice(1).map((at, index) => at - (times[index] ?? 0));
		// 15 s, 5 min, 1 h and 6 h, ten thousand times faster.
		[1.5, 30, 360, 2160].forEach((ms, index) => {
			expect(gaps[index]).toBeGreaterThanOrEqual(ms * 0.95 - 1);
		});
		expect(sandbox.pushes).toMatchObject([{ state: 'givenUp' }]);
		expect(sandbox.pushes[0]?.attempts.map(({ status }) => status)).toEqual([
			500, 201, 302, 401, 404,
		]);
	});

	it('end with the first HTTP 200', async () => {
		await ready();
		receiver.answers = [503];
		decide();
		await sandbox.pushesDone();
		expect(receiver.received).toHaveLength(2);
		expect(sandbox.pushes[0]).toMatchObject({ state: 'taken' });
	});

	it('come when there is no answer within three seconds', async () => {
		await ready();
		receiver.answers = ['hang'];
		decide();
		await sandbox.pushesDone();
		const [first, second] = sandbox.pushes[0]?.attempts ?? [];
		expect(first).toMatchObject({ status: undefined, problem: 'no answer within 3 s' });
		expect(first?.ms).toBeGreaterThanOrEqual(2900);
		expect(second).toMatchObject({ status: 200 });
	});

	it('end with a reset, which keeps configuration and subscriptions', async () => {
		await ready({ eventTimeScale: 0.01 });
		receiver.answers = [500, 'hang'];
		decide();
		sandbox.pushFault({ kind: 'delay', ms: 200 });
		decide();
		sandbox.pushFault({ kind: 'reorder', count: 3 });
		decide();
		await until(() => receiver.received.length > 0);
		sandbox.reset();
		expect(sandbox.pushes).toEqual([]);
		await sandbox.pushesDone();
		await sleep(400);
		expect(receiver.received).toHaveLength(1);
		decide();
		await sleep(50);
		expect(sandbox.pushes).toHaveLength(1);
		expect(receiver.received).toHaveLength(2);
	});
});

describe('faults', () => {
	const ids = () => pushed().map(({ event }) => event['notification_id']);

	it('send an event several times at the same time, as one event', async () => {
		await ready({}, { encryptKey: KEY });
		sandbox.pushFault({ kind: 'duplicate', copies: 5 });
		sandbox.approveNotification('APPROVED');
		sandbox.approveNotification('REJECTED');
		await sandbox.pushesDone();
		const events = pushed(KEY);
		expect(events).toHaveLength(6);
		expect(new Set(events.map(({ header }) => header['event_id'])).size).toBe(2);
	});

	it('send an event twice, some time apart', async () => {
		await ready();
		sandbox.pushFault({ kind: 'duplicate', apartMs: 80 });
		sandbox.approveNotification('APPROVED');
		await sandbox.pushesDone();
		const [first, second] = receiver.received;
		// Not from one to the other: on a busy machine the first leaves late, too.
		const waited = sandbox.pushes.map(
			({ attempts, createdAt }) => (attempts[0]?.at ?? 0) - createdAt,
		);
		expect(waited[1]).toBeGreaterThanOrEqual(79);
		expect(first?.body).toBe(second?.body);
	});

	it('turn the order around', async () => {
		await ready();
		sandbox.pushFault({ kind: 'reorder', count: 3 });
		for (const id of ['1', '2', '3', '4']) {
			sandbox.approveNotification('APPROVED', id);
			await sleep(20);
		}
		await sandbox.pushesDone();
		expect(sandbox.pushes.map(({ json }) => /"notification_id":"(\d)"/.exec(json)?.[1])).toEqual([
			'3',
			'2',
			'1',
			'4',
		]);
	});

	it('hold an event no longer than a second', async () => {
		await ready();
		sandbox.pushFault({ kind: 'reorder', count: 9 });
		sandbox.approveNotification('APPROVED', '1');
		await sandbox.pushesDone();
		expect(ids()).toEqual(['1']);
	});

	it('delay events', async () => {
		await ready();
		sandbox.pushFault({ kind: 'delay', minMs: 100, maxMs: 120, times: Infinity });
		const startedAt = Date.now();
		sandbox.approveNotification('APPROVED');
		await sandbox.pushesDone();
		expect((receiver.received[0]?.at ?? 0) - startedAt).toBeGreaterThanOrEqual(90);
	});
});

describe('for other processes', () => {
	const control = (path: string, body: unknown) =>
		fetch(`${sandbox.url}/_sandbox/events${path}`, {
			method: 'POST',
			body: JSON.stringify(body),
		});

	it('the setup, the log, faults and notifications are below /_sandbox/events', async () => {
		await open();
		await subscribe('notification.approve_v1');
		const config = { url: receiver.url, verificationToken: TOKEN };
		expect((await control('', config)).status).toBe(204);
		expect((await control('/faults', { kind: 'duplicate', times: 'always' })).status).toBe(204);
		expect((await control('/approve', { status: 'CANCELED' })).status).toBe(200);
		await sandbox.pushesDone();
		const shown: unknown = await (await fetch(`${sandbox.url}/_sandbox/events`)).json();
		expect(shown).toMatchObject({
			config,
			subscribed: ['notification.approve_v1'],
			pushes: [{ state: 'taken' }, { state: 'taken' }],
		});
	});

	it.each([
		['', { url: 'nowhere', verificationToken: TOKEN }, 422],
		['', { url: 'http://127.0.0.1:1/' }, 400],
		['', { url: 'http://127.0.0.1:1/', verificationToken: ' ' }, 400],
		['', undefined, 400],
		['/faults', { kind: 'lose' }, 400],
		['/faults', { kind: 'reorder', count: 1 }, 400],
		['/approve', { status: 'MAYBE' }, 400],
	])('POST %s %j says what is wrong', async (path, body, status) => {
		await open();
		const response = await control(path, body);
		expect(response.status).toBe(status);
		expect(await response.json()).toHaveProperty('error');
	});
});

describe('the page', () => {
	const page = async () => (await fetch(`${sandbox.url}/events`)).text();
	const submit = (path: string, fields: Record<string, string>, origin = sandbox.url) =>
		fetch(sandbox.url + path, {
			method: 'POST',
			body: new URLSearchParams(fields),
			headers: { Origin: origin },
			redirect: 'manual',
		});

	it('saves the Request URL and shows each attempt', async () => {
		await open();
		expect(await page()).toContain('Nothing pushed yet');
		await subscribe('notification.approve_v1');
		const fields = { url: receiver.url, verificationToken: TOKEN, encryptKey: '' };
		expect((await submit('/events/config', fields)).status).toBe(303);
		expect(await page()).toContain('returned the challenge');
		receiver.answers = [503];
		expect((await submit('/events/approve', { status: 'APPROVED' })).status).toBe(303);
		await sandbox.pushesDone();
		const html = await page();
		expect(html).toContain('helpdesk.notification.approve_v1');
		expect(html).toMatch(/HTTP 503[\s\S]+Retry 1: HTTP 200/);
		expect(html).toContain('>Taken<');
		expect(html).toMatch(/<code>notification\.approve_v1<\/code>\s*<[^>]+>subscribed</);
	});

	it('says why a Request URL was refused, and takes nothing for markup', async () => {
		await open();
		const evil = '"><script>alert(1)</script>';
		await submit('/events/config', { url: evil, verificationToken: evil, encryptKey: evil });
		const html = await page();
		expect(html).toContain('The Request URL must be an address');
		expect(html).not.toContain('<script>alert');
	});

	it.each([
		['/events/config', { url: 'http://127.0.0.1:1/' }],
		['/events/approve', { status: 'MAYBE' }],
	])('refuses a wrong form for %s', async (path, fields) => {
		await open();
		expect((await submit(path, fields as Record<string, string>)).status).toBe(400);
	});

	it('takes forms of its own pages only', async () => {
		await open();
		const answer = await submit('/events/approve', { status: 'APPROVED' }, 'https://evil.example');
		expect(answer.status).toBe(403);
	});
});
