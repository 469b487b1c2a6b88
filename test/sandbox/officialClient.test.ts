import { EventDispatcher, LoggerLevel, WSClient } from '@larksuiteoapi/node-sdk';
import Long from 'long';
import protobuf from 'protobufjs/minimal';

import { openLongConnectionStage, type LongConnectionStage } from '../support/longConnection';
import { until } from '../support/until';

// The SDK switches Long off when it is loaded, and then makes numbers of ids beyond 2^53: as a
// referee of the sandbox's echo check it needs them whole.
const withLong = (): void => {
	protobuf.util.Long = Long;
	protobuf.configure();
};
const withoutLong = (): void => {
	Reflect.deleteProperty(protobuf.util, 'Long');
	protobuf.configure();
};

let stage: LongConnectionStage;
let client: WSClient | undefined;
/** IDs of notifications that the SDK's handler was given. */
let heard: string[];
let said: string[];

beforeEach(async () => {
	withLong();
	heard = [];
	said = [];
	stage = await openLongConnectionStage();
});

afterEach(async () => {
	client?.close({ force: true });
	client = undefined;
	await stage.close();
});

/** Connects Feishu's own client, with the handler of events that its page shows. */
async function start(secret = stage.credential.appSecret): Promise<void> {
	const log = (...words: unknown[]): void => {
		said.push(words.flat().join(' '));
	};
	const logger = { error: log, warn: log, info: log, debug: log, trace: log };
	const hear = (data: { notification_id?: string }): void => {
		heard.push(data.notification_id ?? '');
	};
	const eventDispatcher = new EventDispatcher({ logger, loggerLevel: LoggerLevel.error });
	eventDispatcher.register({ 'helpdesk.notification.approve_v1': hear });
	client = new WSClient({
		appId: stage.credential.appId,
		appSecret: secret,
		domain: stage.sandbox.url,
		logger,
		loggerLevel: LoggerLevel.error,
		handshakeTimeoutMs: 5000,
	});
	await client.start({ eventDispatcher });
}

// The SDK listens only some ticks after the connection is open, and what comes before is lost; so
// events wait for its first ping.
const online = () => until(() => (stage.sandbox.longConnections.all[0]?.pings ?? 0) > 0);

test("Feishu's official client gets every event, and every ack of it is right", async () => {
	await start();
	await online();
	stage.weather({ parts: 0.5, doublePush: 0.1 });
	const raised = stage.raise(500);
	await stage.done();
	expect(new Set(heard)).toEqual(new Set(raised));
	expect(stage.taken().size).toBe(500);
	expect(stage.sandbox.pushes.filter(({ attempts }) => attempts.length > 1)).toEqual([]);
	expect(stage.sandbox.longConnections.problems).toEqual([]);
	expect(said).toEqual([]);
});

test('it pings, and goes on with the settings of a pong', async () => {
	await start();
	await online();
	await until(() => (stage.sandbox.longConnections.all[0]?.pings ?? 0) >= 2);
	expect(stage.sandbox.longConnections.problems).toEqual([]);
});

test('it comes back with a new address after each kind of end, and gets what it missed', async () => {
	await start();
	await online();
	for (const how of ['reset', 'close'] as const) {
		stage.sandbox.longConnections.cut(how);
		const [id] = stage.raise(1);
		await stage.done();
		expect(heard).toContain(id);
	}
	expect(stage.sandbox.longConnections.all).toHaveLength(3);
	expect(stage.sandbox.longConnections.problems).toEqual([]);
});

test('a wrong secret ends it, with the code that Feishu says', async () => {
	await start('wrong');
	await until(() => said.length > 0);
	expect(said.join()).toContain('code: 514');
	expect(stage.sandbox.longConnections.all).toEqual([]);
	expect(stage.sandbox.count('POST /callback/ws/endpoint')).toBe(1);
});

test('as it is published, it makes other ids of them, and no ack counts', async () => {
	withoutLong();
	await start();
	await online();
	stage.raise(1);
	await until(() => stage.sandbox.longConnections.problems.length > 0);
	expect(stage.sandbox.longConnections.problems[0]?.text).toMatch(/a bad echo: SeqID/);
});
