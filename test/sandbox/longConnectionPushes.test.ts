import { setTimeout as sleep } from 'node:timers/promises';

import { headerOf, type Frame } from '../../sandbox/longConnection/frame';
import { startSandbox, type Sandbox, type SandboxOptions } from '../../sandbox/server';
import { subscribeAll } from '../support/longConnection';
import { until } from '../support/until';
import { openReceiver } from './receiver';
import { ackAll, ackOf, connect, contentOf, type WireClient } from './wireClient';

let sandbox: Sandbox;

afterEach(() => sandbox.close());

async function open(options: SandboxOptions = {}): Promise<void> {
	sandbox = await startSandbox({
		eventTimeScale: 0.0001,
		...options,
		longConnection: { ackMs: 300, ...options.longConnection },
	});
	await subscribeAll(sandbox);
}

const decide = (id = '7') => sandbox.approveNotification('APPROVED', id);
const wireCut = () => {
	sandbox.longConnections.cut('reset');
};
const problems = () => sandbox.longConnections.problems.map(({ text }) => text);
const results = () =>
	sandbox.pushes[0]?.attempts.map(({ status, problem }) => problem ?? status) ?? [];
/** The first part of the first event that came. */
async function firstEvent(client: WireClient): Promise<Frame> {
	await client.arrived(1);
	const [event] = client.events;
	if (!event) throw new Error('no event came');
	return event;
}

describe('an event', () => {
	it('goes over the connection as one frame, in plain words and without a token', async () => {
		await open();
		const client = await connect(sandbox);
		ackAll(client);
		decide();
		await sandbox.pushesDone();
		const [event] = client.events;
		expect(event).toMatchObject({ method: 1, service: client.service });
		expect(event?.headers.map(({ key }) => key)).toEqual([
			'type',
			'message_id',
			'trace_id',
			'sum',
			'seq',
			'timestamp',
			'instance_id',
		]);
		expect(event && [headerOf(event, 'sum'), headerOf(event, 'seq')]).toEqual(['1', '0']);
		expect(contentOf(client.events)).toMatchObject({
			schema: '2.0',
			header: {
				event_type: 'helpdesk.notification.approve_v1',
				token: '',
				app_id: sandbox.credentials.appId,
			},
			event: { notification_id: '7', approve_status: 'APPROVED' },
		});
		expect(sandbox.pushes).toMatchObject([
			{ state: 'taken', attempts: [{ status: 200, connection: 1 }] },
		]);
		expect(sandbox.longConnections.all).toMatchObject([{ pushes: 1, acks: 1, lateAcks: 0 }]);
		expect(problems()).toEqual([]);
	});

	it('shows on the page of events, with its connection, answers and repeats', async () => {
		await open({ eventTimeScale: 0.00001 });
		const page = async () => await (await fetch(`${sandbox.url}/events`)).text();
		expect(await page()).toContain('No long connection is open.');
		const client = await connect(sandbox);
		ackAll(client);
		sandbox.longConnections.fault({ kind: 'dropPush' });
		decide();
		await sandbox.pushesDone();
		const html = (await page()).replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
		expect(html).toContain('1 long connection is open.');
		expect(html).toMatch(/Connection 1 open since \d\d:\d\d : \d+ pings?, 1 of 2 events answered/);
		expect(html).toMatch(
			/Connection 1: no ack within 0.3 s after \d+ ms .*Retry 1: Connection 1: ack 200/,
		);
		wireCut();
		await until(() => sandbox.longConnections.online === 0);
		expect(await page()).toContain('0 long connections are open.');
	});

	it('has ids that no number holds', async () => {
		await open();
		const client = await connect(sandbox);
		decide();
		const { seqId, logId } = await firstEvent(client);
		expect(seqId).toBeGreaterThan(2n ** 53n - 1n);
		expect(logId).toBeGreaterThan(2n ** 53n - 1n);
	});

	it('goes to any one of the connections', async () => {
		// Feishu's time, not that of the other tests: ninety answers at once are not its subject.
		await open({ longConnection: { ackMs: 3000 } });
		const clients = await Promise.all([connect(sandbox), connect(sandbox), connect(sandbox)]);
		clients.forEach(ackAll);
		for (let id = 0; id < 90; id += 1) decide(String(id));
		await sandbox.pushesDone();
		const counts = clients.map(({ events }) => events.length);
		expect(counts.reduce((sum, count) => sum + count)).toBe(90);
		// Less than five of ninety: one time in 10^11.
		for (const count of counts) expect(count).toBeGreaterThanOrEqual(5);
	});

	it('is not sent while its kind is not subscribed', async () => {
		sandbox = await startSandbox();
		const client = await connect(sandbox);
		decide();
		client.ping();
		await until(() => client.pongs.length === 1);
		expect(client.events).toEqual([]);
	});
});

describe('an ack', () => {
	const changed = (event: Frame, key: string, value: string) =>
		ackOf(event).headers.map((header) => (header.key === key ? { key, value } : header));
	const without = (event: Frame, key: string) =>
		ackOf(event).headers.filter((header) => header.key !== key);

	it.each<[string, (event: Frame) => Partial<Frame>, string]>([
		['another SeqID', ({ seqId }) => ({ seqId: seqId + 1n }), 'SeqID'],
		['a SeqID that went through a number', ({ seqId }) => ({ seqId: rounded(seqId) }), 'SeqID'],
		['no LogID', () => ({ logId: 0n }), 'LogID 0'],
		['another service', () => ({ service: 0 }), 'service 0'],
		['another LogIDNew', () => ({ logIdNew: 'x' }), 'logIdNew'],
		['another encoding', () => ({ payloadEncoding: 'gzip' }), 'payloadEncoding'],
		['another type', () => ({ payloadType: 'json' }), 'payloadType'],
		['no biz_rt', ({ headers }) => ({ headers }), 'biz_rt came 0 times'],
		[
			'two biz_rt',
			(event) => ({ headers: [...ackOf(event).headers, { key: 'biz_rt', value: '1' }] }),
			'biz_rt came 2 times',
		],
		['a biz_rt in words', (event) => ({ headers: changed(event, 'biz_rt', '1 ms') }), 'no whole'],
		['no trace_id', (event) => ({ headers: without(event, 'trace_id') }), 'the headers'],
		['another time', (event) => ({ headers: changed(event, 'timestamp', '1') }), 'the headers'],
		[
			'one header more',
			(event) => ({ headers: [...ackOf(event).headers, { key: 'x', value: '1' }] }),
			'the headers',
		],
		['the payload of the event', ({ payload }) => (payload ? { payload } : {}), 'the payload'],
		['a code in words', () => ({ payload: Buffer.from('{"code":"200"}') }), 'the payload'],
		['another code', () => ({ payload: Buffer.from('{"code":0}') }), 'the payload'],
		['no JSON', () => ({ payload: Buffer.from('ok') }), 'the payload'],
	])('counts as failed with %s', async (_what, changes, problem) => {
		await open();
		const client = await connect(sandbox);
		decide();
		const event = await firstEvent(client);
		client.ack(event, changes(event));
		await until(() => problems().length === 1);
		expect(problems()[0]).toMatch(/^a bad echo: /);
		expect(problems()[0]).toContain(problem);
		await client.arrived(2);
		expect(results()[0]).toContain('bad echo');
	});

	it('may have its headers in their order with biz_rt among them, and more in its payload', async () => {
		await open();
		const client = await connect(sandbox);
		decide();
		const event = await firstEvent(client);
		client.ack(event, {
			headers: [{ key: 'biz_rt', value: '-3' }, ...event.headers],
			payload: Buffer.from('{"code":200,"data":""}'),
		});
		await sandbox.pushesDone();
		expect(results()).toEqual([200]);
	});

	it('with 500 makes the event come again', async () => {
		await open();
		const client = await connect(sandbox);
		decide();
		client.ack(await firstEvent(client), { payload: Buffer.from('{"code":500}') });
		await client.arrived(2);
		const [first, again] = client.events;
		if (again) client.ack(again);
		await sandbox.pushesDone();
		expect(results()).toEqual([500, 200]);
		expect(again && headerOf(again, 'message_id')).not.toBe(first && headerOf(first, 'message_id'));
		expect(contentOf([again ?? first].flatMap((frame) => frame ?? []))).toEqual(
			contentOf([first].flatMap((frame) => frame ?? [])),
		);
	});

	it('that is late is counted, and the event comes again', async () => {
		await open();
		const client = await connect(sandbox);
		decide();
		const event = await firstEvent(client);
		await client.arrived(2);
		client.ack(event);
		await until(() => sandbox.longConnections.all[0]?.lateAcks === 1);
		expect(results()[0]).toBe('no ack within 0.3 s');
		expect(problems()).toEqual([]);
	});

	it('that comes twice, or for another push, is told of', async () => {
		await open();
		const client = await connect(sandbox);
		decide();
		const event = await firstEvent(client);
		client.ack(event);
		client.ack(event);
		client.ack(event, { headers: [{ key: 'message_id', value: 'other' }] });
		await until(() => problems().length === 2);
		expect(problems()[1]).toContain('of no push of this connection: other');
	});

	it('counts on the same connection only', async () => {
		await open({ longConnection: { ackMs: 20_000 } });
		const client = await connect(sandbox);
		decide();
		const event = await firstEvent(client);
		const other = await connect(sandbox);
		other.ack(event);
		await until(() => problems().length === 1);
		expect(results()).toEqual([]);
	});
});

describe('repeats', () => {
	it('come four times, later and later, with the same event', async () => {
		await open({ longConnection: { ackMs: 40 } });
		const client = await connect(sandbox);
		const times: number[] = [];
		client.ws.on('message', () => times.push(Date.now()));
		decide();
		await sandbox.pushesDone();
		expect(client.events).toHaveLength(5);
		expect(new Set(client.events.map((event) => contentOf([event]).header['event_id'])).size).toBe(
			1,
		);
		const gaps = times.slice(1).map((at, index) => at - (times[index] ?? 0));
		// 15 s, 5 min, 1 h and 6 h, ten thousand times faster.
		[1.5, 30, 360, 2160].forEach((ms, index) => {
			expect(gaps[index]).toBeGreaterThanOrEqual(ms * 0.95 - 1);
		});
		expect(sandbox.pushes).toMatchObject([{ state: 'givenUp' }]);
	});

	it('wait three seconds for an ack by default', async () => {
		sandbox = await startSandbox({ eventTimeScale: 0.0001 });
		await subscribeAll(sandbox);
		const client = await connect(sandbox);
		decide();
		await client.arrived(2);
		expect(results()).toEqual(['no ack within 3 s']);
		expect(sandbox.pushes[0]?.attempts[0]?.ms).toBeGreaterThanOrEqual(2990);
	});

	it('reach a client that came back meanwhile', async () => {
		await open();
		const client = await connect(sandbox);
		client.ws.terminate();
		await until(() => sandbox.longConnections.online === 0);
		decide();
		await until(() => results().length > 0);
		expect(results()[0]).toBe('no long connection is online');
		ackAll(await connect(sandbox));
		await sandbox.pushesDone();
		expect(results().at(-1)).toBe(200);
	});

	it('come at once when the connection ends before the ack', async () => {
		await open({ longConnection: { ackMs: 20_000 } });
		const client = await connect(sandbox);
		decide();
		await client.arrived(1);
		const other = await connect(sandbox);
		ackAll(other);
		client.ws.terminate();
		await sandbox.pushesDone();
		expect(results()[0]).toContain('the connection ended');
		expect(results().at(-1)).toBe(200);
	});

	it('end with a reset', async () => {
		await open();
		const client = await connect(sandbox);
		decide();
		await client.arrived(1);
		sandbox.reset();
		await sandbox.pushesDone();
		await sleep(400);
		expect(client.events).toHaveLength(1);
		expect(sandbox.pushes).toEqual([]);
	});
});

describe('where events go', () => {
	it('is the Request URL, while no connection is online', async () => {
		const receiver = await openReceiver();
		try {
			await open();
			await sandbox.setEventConfig({ url: receiver.url, verificationToken: 'token' });
			decide('1');
			await sandbox.pushesDone();
			const client = await connect(sandbox);
			ackAll(client);
			decide('2');
			await sandbox.pushesDone();
			client.ws.terminate();
			await until(() => sandbox.longConnections.online === 0);
			decide('3');
			await sandbox.pushesDone();
			expect(receiver.received).toHaveLength(2);
			expect(receiver.received[0]?.body).toContain('"token":"token"');
			expect(client.events).toHaveLength(1);
			expect(sandbox.pushes.map(({ attempts }) => attempts[0]?.connection)).toEqual([
				undefined,
				1,
				undefined,
			]);
		} finally {
			await receiver.close();
		}
	});

	it.each([
		['webhook', 1, 0],
		['longConnection', 0, 1],
	] as const)('is always the same in the mode %s', async (mode, pushed, sent) => {
		const receiver = await openReceiver();
		try {
			await open();
			await sandbox.setEventConfig({ url: receiver.url, verificationToken: 'token' });
			sandbox.setEventMode(mode);
			const client = await connect(sandbox);
			ackAll(client);
			decide();
			await sandbox.pushesDone();
			expect([receiver.received.length, client.events.length]).toEqual([pushed, sent]);
		} finally {
			await receiver.close();
		}
	});

	it('is nowhere without either, and later repeats find a client in the mode longConnection', async () => {
		await open();
		decide('1');
		expect(sandbox.pushes).toEqual([]);
		sandbox.setEventMode('longConnection');
		decide('2');
		const client = await connect(sandbox);
		ackAll(client);
		await sandbox.pushesDone();
		expect(sandbox.pushes).toMatchObject([{ state: 'taken' }]);
	});
});

describe('faults', () => {
	it('lose a push, or its ack', async () => {
		await open();
		const client = await connect(sandbox);
		ackAll(client);
		sandbox.longConnections.fault({ kind: 'dropPush' });
		decide();
		await sandbox.pushesDone();
		expect(results()).toEqual(['no ack within 0.3 s', 200]);
		expect(client.events).toHaveLength(1);
		sandbox.longConnections.fault({ kind: 'dropAck' });
		decide('8');
		await sandbox.pushesDone();
		expect(client.events).toHaveLength(3);
		expect(sandbox.pushes[1]?.attempts).toHaveLength(2);
	});

	it('send a push late, or every frame twice', async () => {
		await open();
		const client = await connect(sandbox);
		ackAll(client);
		sandbox.longConnections.fault({ kind: 'latePush', ms: 400 });
		decide();
		await sandbox.pushesDone();
		await client.arrived(2);
		expect(results()).toEqual(['no ack within 0.3 s', 200]);
		sandbox.longConnections.fault({ kind: 'doublePush' });
		decide('8');
		await client.arrived(4);
		const [one, other] = client.events.slice(-2);
		expect(one).toEqual(other);
		await until(() => sandbox.longConnections.all[0]?.acks === 4);
		expect(problems()).toEqual([]);
	});

	it('cut an event into parts, also within a character, in any order; one ack is due', async () => {
		await open();
		const client = await connect(sandbox);
		const orders = new Set<string>();
		ackAll(client);
		for (let round = 0; round < 20; round += 1) {
			sandbox.longConnections.fault({ kind: 'parts', count: 256, shuffled: true });
			client.events.length = 0;
			sandbox.startConversation(`ou_${round}`, '打印机坏了😀'.repeat(30));
			await sandbox.pushesDone();
			const ids = new Set(client.events.map((part) => headerOf(part, 'message_id')));
			for (const id of ids) {
				const parts = client.events.filter((part) => headerOf(part, 'message_id') === id);
				expect(parts.map((part) => Number(headerOf(part, 'sum')))).toEqual(
					parts.map(() => parts.length),
				);
				expect(contentOf(parts).schema).toBe('2.0');
				if (parts.length > 1) orders.add(parts.map((part) => headerOf(part, 'seq')).join());
			}
		}
		expect(orders.size).toBe(20);
		expect(problems()).toEqual([]);
	});

	it('lose one part, so that the event comes again', async () => {
		await open();
		const client = await connect(sandbox);
		ackAll(client);
		sandbox.longConnections.fault({ kind: 'parts', count: 3, lose: true });
		decide();
		await sandbox.pushesDone();
		expect(client.events).toHaveLength(3);
		expect(results()).toEqual(['no ack within 0.3 s', 200]);
	});

	it('send garbage before a push, or a part of something huge', async () => {
		await open();
		const client = await connect(sandbox);
		sandbox.longConnections.fault({ kind: 'garbage' });
		sandbox.longConnections.fault({ kind: 'hugeSum' });
		decide();
		await client.arrived(2);
		expect(client.rubbish).toContain('not a frame');
		const [huge, event] = client.events;
		expect(huge && headerOf(huge, 'sum')).toBe('1000000000');
		if (event) client.ack(event);
		await sandbox.pushesDone();
		expect(results()).toEqual([200]);
	});

	it.each([
		['reset', false, 1006, 0],
		['reset', true, 1006, 1],
		['close', false, 1000, 0],
		['close', true, 1000, 1],
	] as const)('end the connection by a %s, after the push: %s', async (how, after, code, came) => {
		await open();
		const client = await connect(sandbox);
		sandbox.longConnections.fault({ kind: 'cut', how, afterPush: after });
		decide();
		await until(() => client.closed !== undefined);
		expect(client.closed).toBe(code);
		expect(client.events.length).toBeLessThanOrEqual(came);
		ackAll(await connect(sandbox));
		await sandbox.pushesDone();
		expect(results().at(-1)).toBe(200);
	});

	it('leave the connection half open', async () => {
		await open();
		const client = await connect(sandbox);
		sandbox.longConnections.fault({ kind: 'cut', how: 'freeze' });
		decide();
		await until(() => results().length > 0);
		expect(results()[0]).toBe('no ack within 0.3 s');
		expect(client.events).toEqual([]);
		expect(client.closed).toBeUndefined();
	});

	it('strike as probably as they are told to, so many times', async () => {
		await open();
		const client = await connect(sandbox);
		ackAll(client);
		sandbox.longConnections.fault({ kind: 'doublePush', times: 5, chance: 0.5 });
		sandbox.longConnections.fault({ kind: 'dropPush', times: Infinity, chance: 0 });
		for (let id = 0; id < 60; id += 1) decide(String(id));
		await client.arrived(65);
		await sandbox.pushesDone();
		expect(client.events).toHaveLength(65);
		// The first five in a row are struck one time in 32; all sixty spared never.
		sandbox.longConnections.fault({ kind: 'dropAck', times: Infinity });
		sandbox.longConnections.clearFaults();
		decide('last');
		await sandbox.pushesDone();
		expect(sandbox.pushes.at(-1)?.attempts).toHaveLength(1);
	});

	it('of all pushes work over a connection, too', async () => {
		await open();
		const client = await connect(sandbox);
		ackAll(client);
		sandbox.pushFault({ kind: 'duplicate', copies: 3 });
		decide();
		await sandbox.pushesDone();
		expect(client.events).toHaveLength(3);
		expect(new Set(client.events.map((event) => headerOf(event, 'message_id'))).size).toBe(3);
		expect(new Set(client.events.map((event) => contentOf([event]).header['event_id'])).size).toBe(
			1,
		);
	});
});

/** What is left of an id that went through a number. */
function rounded(id: bigint): bigint {
	const other = BigInt(Number(id));
	return other === id ? id + 1n : BigInt.asUintN(64, other);
}
