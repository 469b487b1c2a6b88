import { setTimeout as sleep } from 'node:timers/promises';

import { EVENT_NAMES } from '../../../../../nodes/FeishuHelpdesk/trigger/event/events';
import {
	Taker,
	type Taking,
} from '../../../../../nodes/FeishuHelpdesk/trigger/longConnection/taker';
import { Memory } from '../../../../../nodes/FeishuHelpdesk/trigger/memory';
import { encrypt, envelope, KEY, message } from '../event/push';

const never = () => new Promise<never>(() => undefined);

/** A trigger of the app that events of these tests are from. */
function open(own: Partial<Taking> = {}) {
	const started: string[] = [];
	const lines: string[] = [];
	const memory = new Memory();
	const taker = new Taker({
		filters: { events: EVENT_NAMES },
		encryptKey: '',
		appId: 'cli_1',
		seen: (now) => memory.recall({}, 'trigger', now),
		note: (identities, now) => {
			memory.note('trigger', identities, now);
		},
		load: () => Promise.resolve({}),
		warn: (text) => void lines.push(text),
		...own,
		start: (json, identity) => {
			started.push(identity);
			return own.start?.(json, identity) ?? Promise.resolve();
		},
	});
	const take = (body: unknown, arrivedAt = Date.now()) =>
		taker.take(Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)), arrivedAt);
	return { started, lines, memory, take };
}

/** @param id of the event, and of its message unless given */
const event = (id: string, more: object = {}, messageId = `message of ${id}`) =>
	envelope({ ...message, ticket_message_id: messageId }, { id, ...more });

/** What is not yet settled after so long, ms, is undefined. */
const within = async <T>(ms: number, work: Promise<T>): Promise<T | undefined> =>
	await Promise.race([work, sleep(ms, undefined)]);

describe('an event', () => {
	it('is safe when the execution has ended', async () => {
		const { take, started } = open();
		expect(await within(500, take(event('1')))).toBe('taken');
		expect(started).toEqual(['ticket message message of 1']);
	});

	it('is safe after two seconds of an execution that goes on', async () => {
		const { take } = open({ start: never });
		const taking = take(event('1'));
		expect(await within(1500, taking)).toBeUndefined();
		expect(await within(1500, taking)).toBe('taken');
	});

	it('must come again when n8n could not begin, and then starts it', async () => {
		let tries = 0;
		const { take, started } = open({
			start: () =>
				(tries += 1) === 1 ? Promise.reject(new Error('no database')) : Promise.resolve(),
		});
		expect(await take(event('1'))).toBe('failed');
		expect(await take(event('1'))).toBe('taken');
		expect(started).toHaveLength(2);
	});

	it('is safe when somebody has stopped its execution', async () => {
		const stopped = Object.assign(new Error('stopped'), { name: 'ManualExecutionCancelledError' });
		const { take } = open({ start: () => Promise.reject(stopped) });
		expect(await take(event('1'))).toBe('taken');
	});

	it('is answered in time although its ticket took 1.5 s', async () => {
		const { take } = open({ load: () => sleep(1500, {}), start: never });
		const startedAt = Date.now();
		expect(await take(event('1'), startedAt)).toBe('taken');
		expect(Date.now() - startedAt).toBeGreaterThan(2500);
		expect(Date.now() - startedAt).toBeLessThan(3000);
	});

	it('waits while eight others are not yet in the database', async () => {
		const { take, started } = open({ start: never });
		const taking = Array.from({ length: 20 }, (_, at) => take(event(String(at))));
		await sleep(1000);
		expect(started).toHaveLength(8);
		await taking[7];
		await sleep(100);
		expect(started).toHaveLength(16);
	});
});

describe('an event that comes again', () => {
	it.each([
		['the same', event('1'), event('1')],
		['another event of the same message', event('1', {}, 'm'), event('2', {}, 'm')],
	])('at the same moment waits for what comes of the first: %s', async (_name, first, second) => {
		const { take, started } = open({ start: () => sleep(200) });
		const taking = [take(first), take(second)];
		expect(await within(50, Promise.any(taking))).toBeUndefined();
		expect(await Promise.all(taking)).toEqual(['taken', 'taken']);
		expect(started).toHaveLength(1);
	});

	it('later starts nothing', async () => {
		const { take, started } = open();
		await take(event('1'));
		expect(await take(event('1'))).toBe('ignored');
		expect(started).toHaveLength(1);
	});

	it('while the execution goes on starts nothing, and is answered at once', async () => {
		const { take, started } = open({ start: never });
		await take(event('1'));
		expect(await within(200, take(event('1')))).toBe('taken');
		expect(started).toHaveLength(1);
	});
});

describe('what is no event for this trigger', () => {
	it.each([
		['of another type', envelope({}, { type: 'im.message.receive_v1' })],
		['filtered out', event('1', { type: 'helpdesk.ticket.created_v1' })],
		['of version 1.0', { type: 'event_callback', token: '', event: {} }],
	])('is ignored: %s', async (_name, body) => {
		const { take, started } = open({ filters: { events: ['ticket_message.created_v1'] } });
		expect(await take(body)).toBe('ignored');
		expect(started).toEqual([]);
	});

	it.each(['', '{', '[]', 'null', '{"schema":"2.0"}', `{"a":${'['.repeat(100_000)}`])(
		'cannot be read, and must come again: %.20s',
		async (text) => {
			const { take, started, lines } = open();
			expect(await take(text)).toBe('failed');
			expect(await take(text)).toBe('failed');
			expect(started).toEqual([]);
			expect(lines).toHaveLength(1);
		},
	);

	it('is an event of another app: ignored, and told of once', async () => {
		const { take, started, lines } = open({ appId: 'cli_own' });
		const foreign = event('1', { appId: 'cli_other' });
		expect([await take(foreign), await take(foreign)]).toEqual(['ignored', 'ignored']);
		expect(started).toEqual([]);
		expect(lines).toHaveLength(1);
	});
});

describe('an encrypted event', () => {
	const sealed = { encrypt: encrypt(JSON.stringify(event('1'))) };

	it('is decrypted with the Encrypt Key', async () => {
		expect(await open({ encryptKey: KEY }).take(sealed)).toBe('taken');
	});

	it.each([
		['no', '', /the credential has no Encrypt Key/],
		['another', 'another-key', /the credential has another Encrypt Key/],
	])(
		'must come again where the credential has %s key, and the log says so',
		async (_name, encryptKey, line) => {
			const { take, lines } = open({ encryptKey });
			expect(await take(sealed)).toBe('failed');
			expect(lines).toEqual([expect.stringMatching(line) as string]);
		},
	);

	it('is not asked of an app whose credential has a key', async () => {
		expect(await open({ encryptKey: KEY }).take(event('1'))).toBe('taken');
	});
});
