import { setTimeout as sleep } from 'node:timers/promises';

import type { Connection } from '../../../../../nodes/FeishuHelpdesk/trigger/longConnection/connection';
import { installWebSocket } from '../../../../support/globalWebSocket';
import {
	openLongConnectionStage,
	type LongConnectionStage,
} from '../../../../support/longConnection';
import {
	FAST,
	fakeTrigger,
	openConnection,
	type FakeTrigger,
	type FakeTriggerOptions,
} from '../../../../support/longConnectionClient';
import { until } from '../../../../support/until';

let stage: LongConnectionStage;
let leaving: (() => Promise<void>)[];
let uninstall: () => void;

beforeAll(() => {
	uninstall = installWebSocket();
});
afterAll(async () => {
	uninstall();
	// The last naps of two seconds, which would keep the process.
	await sleep(2_100);
});
beforeEach(async () => {
	leaving = [];
	stage = await openLongConnectionStage();
});
afterEach(async () => {
	await Promise.all(leaving.map((leave) => leave()));
	await stage.close();
});

type Joined = FakeTrigger & { connection: Connection; leave: () => Promise<void> };

/** A trigger that listens to a connection. */
function join(
	connection = openConnection(),
	options: FakeTriggerOptions = {},
	key = `trigger ${leaving.length}`,
): Joined {
	const trigger = fakeTrigger(stage.credential, options);
	connection.join(key, trigger.listener);
	const leave = () => connection.leave(key, trigger.listener);
	leaving.push(leave);
	return Object.assign(trigger, { connection, leave });
}

async function online(options?: FakeTriggerOptions): Promise<Joined> {
	const trigger = join(openConnection(), options);
	await until(() => trigger.connection.isOnline);
	return trigger;
}

const wire = () => stage.sandbox.longConnections;
const bootstraps = () =>
	stage.sandbox.requests.filter(({ path }) => path.endsWith('/callback/ws/endpoint')).length;

describe('a connection', () => {
	it('brings each event once, and every answer echoes its frame', async () => {
		const { begun } = await online();
		stage.raise(20);
		await stage.done();
		expect(new Set(begun)).toEqual(stage.taken());
		expect(begun).toHaveLength(20);
		expect(wire().problems).toEqual([]);
		expect(wire().all).toMatchObject([{ pushes: 20, acks: 20, lateAcks: 0 }]);
	});

	it('gives a sign of life when it opens, and in the time that Feishu wants', async () => {
		await online();
		await until(() => wire().all[0]?.pings === 1);
		await sleep(1300);
		expect(wire().all[0]?.pings).toBe(2);
		expect(wire().problems).toEqual([]);
	});

	it('obeys another time for signs of life, once a pong names it', async () => {
		wire().setClientConfig({ PingInterval: 600 });
		wire().fault({ kind: 'pongConfig', config: { PingInterval: 1 } });
		await online();
		await until(() => wire().all[0]?.pings === 2);
	});

	it.each(['emptyPong', 'garbagePong'] as const)(
		'lives with a pong that says nothing: %s',
		async (kind) => {
			wire().fault({ kind, times: Infinity });
			const { begun } = await online();
			await sleep(1300);
			stage.raise(1);
			await stage.done();
			expect(begun).toHaveLength(1);
			expect(wire().all).toMatchObject([{ pings: 2, online: true }]);
		},
	);

	it('lives with an address without settings', async () => {
		wire().fault({ kind: 'noClientConfig' });
		const { begun } = await online();
		stage.raise(1);
		await stage.done();
		expect(begun).toHaveLength(1);
	});

	it('puts events together that come in parts, in any order, and answers each once', async () => {
		const { items } = await online();
		wire().fault({ kind: 'parts', count: 5, shuffled: true, times: Infinity });
		stage.raise(20);
		await stage.done();
		expect(items).toHaveLength(20);
		expect(wire().all).toMatchObject([{ acks: 20 }]);
		expect(wire().problems).toEqual([]);
	});

	it('ignores what is no frame, and a part of too many', async () => {
		const { begun } = await online();
		wire().fault({ kind: 'garbage' });
		wire().fault({ kind: 'hugeSum' });
		stage.raise(1);
		await stage.done();
		expect(begun).toHaveLength(1);
		expect(wire().all).toHaveLength(1);
	});

	it('starts the workflow once for an event that comes twice at once, and answers both', async () => {
		const { begun } = await online({ storeMs: () => 100 });
		wire().fault({ kind: 'doublePush', times: Infinity });
		stage.raise(10);
		await stage.done();
		await until(() => wire().all[0]?.acks === 20);
		expect(begun).toHaveLength(10);
	});

	it('starts the workflow once for an event that comes again, since its answer got lost', async () => {
		const { begun } = await online();
		wire().fault({ kind: 'dropAck', times: 2 });
		stage.raise(1);
		await stage.done();
		expect([begun.length, stage.taken().size]).toEqual([1, 1]);
		expect(wire().all).toMatchObject([{ pushes: 3, acks: 3 }]);
	});

	it('has an event come again with which n8n could not begin', async () => {
		let tries = 0;
		const { begun } = await online({ fails: () => (tries += 1) <= 2 });
		stage.raise(1);
		await stage.done();
		expect([tries, begun.length, stage.taken().size]).toEqual([3, 1, 1]);
	});
});

describe('after a loss', () => {
	it.each(['reset', 'close'] as const)(
		'there is one new connection, with one new address: %s',
		async (how) => {
			const { begun, connection, lines } = await online();
			await sleep(FAST.stable + 100);
			wire().cut(how);
			await until(() => wire().all.length === 2 && connection.isOnline);
			stage.raise(5);
			await stage.done();
			await sleep(300);
			expect(begun).toHaveLength(5);
			expect([bootstraps(), wire().all.length, wire().online]).toEqual([2, 2, 1]);
			expect(lines).toEqual([]);
		},
	);

	it('a connection that brings events is back soon, however often it breaks', async () => {
		const { connection } = await online();
		for (let round = 1; round <= 4; round += 1) {
			stage.raise(1);
			await stage.done();
			wire().cut('reset');
			await until(() => !connection.isOnline);
			await until(() => connection.isOnline);
			expect(connection.failures).toBe(1);
		}
	});

	it('the answer to an event of the lost connection is not sent by the new one', async () => {
		const { begun } = await online({ storeMs: () => 300 });
		wire().fault({ kind: 'cut', how: 'reset', afterPush: true });
		stage.raise(1);
		await stage.done();
		expect(begun).toHaveLength(1);
		expect(wire().problems).toEqual([]);
		expect(wire().all.map(({ acks }) => acks)).toEqual([0, 1]);
	});

	it('a connection that is half open is noticed by the missing pong', async () => {
		await online();
		await sleep(100);
		const frozenAt = Date.now();
		wire().cut('freeze');
		await until(() => wire().all.length === 2);
		// The time between signs of life and the patience for an answer, and some for a busy machine.
		expect(Date.now() - frozenAt).toBeLessThan(1000 + FAST.pong + 1000);
		expect(bootstraps()).toBe(2);
	});

	it('an outage of a minute is tried twelve times at most, warned of once and healed', async () => {
		// A second stands for a minute: the pauses are by as much shorter.
		const trigger = join(openConnection(() => undefined, { ...FAST, tick: 2, pause: 1 / 60 }));
		await until(() => trigger.connection.isOnline);
		wire().unplug();
		const before = bootstraps();
		await sleep(1000);
		const tried = bootstraps() - before;
		wire().plugIn();
		await until(() => trigger.connection.isOnline);
		stage.raise(1);
		await stage.done();
		expect(tried).toBeLessThanOrEqual(12);
		expect(trigger.begun).toHaveLength(1);
		expect(trigger.lines).toEqual([
			expect.stringMatching(/^warn: has no connection to Feishu\. /) as string,
			'info: is connected to Feishu again',
		]);
	});

	it.each(['refuseHandshake', 'stallHandshake'] as const)(
		'a handshake that fails is tried again, and after three failures somebody is told: %s',
		async (kind) => {
			wire().fault({ kind, times: 3 });
			const { connection, lines } = join();
			await until(() => connection.isOnline);
			expect(bootstraps()).toBe(4);
			expect(lines).toHaveLength(2);
			expect(lines[0]).toMatch(/could not be opened: '127\.0\.0\.1:\d+' refused it/);
			expect(lines.join()).not.toMatch(/access_key|ticket|device_id/);
		},
	);

	it('a refusal is told at once, with its cause, and tried again rarely', async () => {
		wire().fault({ kind: 'refuseBootstrap', code: 1000040351, times: 1 });
		const { lines, connection } = join(openConnection(() => undefined, { ...FAST, pause: 1 }));
		await until(() => lines.length === 1);
		expect(lines[0]).toContain('The app belongs to another region [1000040351]');
		await sleep(600);
		expect(bootstraps()).toBe(1);
		expect(connection.isOnline).toBe(false);
	});

	it('a corrected secret is used without a restart', async () => {
		stage.sandbox.changeAppSecret('corrected');
		const trigger = join(openConnection(() => undefined, { ...FAST, pause: 0.002 }));
		await until(() => trigger.lines.length === 1);
		expect(trigger.lines[0]).toContain('[514]');
		Object.assign(stage.credential, { appSecret: 'corrected' });
		await until(() => trigger.connection.isOnline);
	});
});

describe('several triggers of an app', () => {
	it('share one connection, and each gets all events', async () => {
		const first = await online();
		const second = join(first.connection);
		stage.raise(30);
		await stage.done();
		expect([first.begun.length, second.begun.length]).toEqual([30, 30]);
		expect([bootstraps(), wire().all.length]).toEqual([1, 1]);
	});

	it('have an event come again that one of them could not take, for that one only', async () => {
		let tries = 0;
		const first = await online();
		const second = join(first.connection, { fails: () => (tries += 1) === 1 });
		stage.raise(1);
		await stage.done();
		expect([first.begun.length, second.begun.length, tries]).toEqual([1, 1, 2]);
	});

	it('the last one to leave ends it, when the events are answered that came', async () => {
		const first = await online({ storeMs: () => 150 });
		const second = join(first.connection, { storeMs: () => 150 });
		await second.leave();
		expect(wire().online).toBe(1);
		stage.raise(3);
		await until(() => first.mostUnstored > 0);
		await first.leave();
		await until(() => wire().online === 0);
		expect(wire().all).toMatchObject([{ acks: 3 }]);
		await sleep(300);
		expect(bootstraps()).toBe(1);
	});

	it('one that is published again takes its own place', async () => {
		const { connection, begun: old } = await online({});
		const key = 'trigger 0';
		const again = join(connection, {}, key);
		stage.raise(2);
		await stage.done();
		expect([old.length, again.begun.length]).toEqual([0, 2]);
		expect(wire().all).toHaveLength(1);
	});
});

describe('a test', () => {
	it('alone leaves events to Feishu that it does not want, for the workflow that will want them', async () => {
		const test = await online({ isTest: true, filters: { events: ['ticket.created_v1'] } });
		stage.raise(1);
		await until(() => (wire().all[0]?.acks ?? 0) > 0);
		await test.leave();
		expect(stage.taken().size).toBe(0);
		const { begun } = await online();
		await until(() => stage.taken().size === 1);
		expect(begun).toHaveLength(1);
	});

	it('beside a published workflow leaves the answer to it', async () => {
		const published = await online();
		join(published.connection, { isTest: true, filters: { events: ['ticket.created_v1'] } });
		stage.raise(1);
		await stage.done();
		expect([published.begun.length, stage.taken().size]).toEqual([1, 1]);
		expect(wire().all).toMatchObject([{ pushes: 1 }]);
	});
});

describe('other programs of the app', () => {
	it('are told of, once', async () => {
		const { lines } = await online({ countOnline: () => Promise.resolve(3) });
		await until(() => lines.length === 1);
		wire().cut('reset');
		await until(() => wire().all.length === 2);
		await sleep(300);
		expect(lines).toEqual([expect.stringMatching(/^warn: shares its app: 3 programs/) as string]);
	});

	it.each([1, undefined])('are not, where Feishu counts %s', async (count) => {
		const { lines } = await online({ countOnline: () => Promise.resolve(count) });
		await sleep(300);
		expect(lines).toEqual([]);
	});
});
