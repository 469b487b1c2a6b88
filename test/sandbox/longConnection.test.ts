import { once } from 'node:events';
import { WebSocket } from 'ws';

import {
	startSandbox,
	type CutKind,
	type LongConnectionOptions,
	type Sandbox,
} from '../../sandbox/server';
import { CODES } from '../../sandbox/longConnection/codes';
import { headerOf } from '../../sandbox/longConnection/frame';
import { until } from '../support/until';
import { call, tokenOf } from './client';
import { bootstrap, connect, textOf } from './wireClient';

const ENDPOINT = 'POST /callback/ws/endpoint';

let sandbox: Sandbox;

afterEach(() => sandbox.close());

async function open(longConnection: LongConnectionOptions = {}): Promise<void> {
	sandbox = await startSandbox({ longConnection });
}

/** What a client sees of a handshake that is refused. */
async function refusal(url: string) {
	const ws = new WebSocket(url);
	ws.on('error', () => undefined);
	const [request, response] = (await once(ws, 'unexpected-response')) as [
		{ destroy(): void },
		{ statusCode: number; headers: Record<string, string> },
	];
	request.destroy();
	const { statusCode, headers } = response;
	return {
		status: statusCode,
		code: headers['handshake-status'],
		msg: headers['handshake-msg'],
		authCode: headers['handshake-autherrcode'],
	};
}

describe('the address of a connection', () => {
	it('is new each time, and comes with settings', async () => {
		await open({ clientConfig: { PingInterval: 90 } });
		const [first, second] = [await bootstrap(sandbox), await bootstrap(sandbox)];
		expect(first).toMatchObject({ status: 200, code: 0 });
		expect(first.data.ClientConfig).toEqual({
			PingInterval: 90,
			ReconnectCount: -1,
			ReconnectInterval: 120,
			ReconnectNonce: 30,
		});
		const url = new URL(first.data.URL);
		expect(`${url.protocol}//${url.host}${url.pathname}`).toBe(
			`${sandbox.url.replace('http', 'ws')}/ws/v2`,
		);
		expect([...url.searchParams.keys()]).toEqual([
			'fpid',
			'aid',
			'device_id',
			'access_key',
			'service_id',
			'ticket',
		]);
		expect(second.data.URL).not.toBe(first.data.URL);
		expect(sandbox.count(ENDPOINT)).toBe(2);
	});

	it.each([
		['no app ID', { AppSecret: 'x' }, 1000040344],
		['no secret', { AppID: 'cli_a5b2c7d8e9f0100c' }, 1000040344],
		['small letters', { app_id: 'cli_a5b2c7d8e9f0100c', app_secret: 'x' }, 1000040344],
		['nothing', 7, 1000040344],
		['another app', { AppID: 'cli_0000000000000000', AppSecret: 'x' }, 1000040346],
		['a wrong secret', { AppID: 'cli_a5b2c7d8e9f0100c', AppSecret: 'x' }, 514],
	])('is refused for %s, without settings', async (_what, body, code) => {
		await open();
		const { msg, ...answer } = await bootstrap(sandbox, body);
		expect(answer).toEqual({ status: 200, code, data: { URL: '' } });
		expect(msg).not.toBe('');
	});

	it('wants the App Secret that is valid now', async () => {
		await open();
		const { appId, appSecret } = sandbox.credentials;
		sandbox.changeAppSecret('another');
		expect(await bootstrap(sandbox, { AppID: appId, AppSecret: appSecret })).toMatchObject({
			code: 514,
		});
		expect(await bootstrap(sandbox)).toMatchObject({ code: 0 });
		expect(sandbox.credentials.appSecret).toBe('another');
		expect(await tokenOf(sandbox)).not.toBe('');
	});

	it.each(Object.values(CODES))('is refused with %d on demand, once', async (code) => {
		await open();
		sandbox.longConnections.fault({ kind: 'refuseBootstrap', code });
		expect(await bootstrap(sandbox)).toMatchObject({ status: 200, code, data: { URL: '' } });
		expect(await bootstrap(sandbox)).toMatchObject({ code: 0 });
	});

	it('takes the faults of other requests, and refuses in its own form', async () => {
		await open();
		sandbox.fault({ kind: 'answer', route: ENDPOINT, status: 500, code: 1, msg: 'busy' });
		expect(await bootstrap(sandbox)).toEqual({
			status: 500,
			code: 1,
			msg: 'busy',
			data: { URL: '' },
		});
	});

	it('comes without settings on demand', async () => {
		await open();
		sandbox.longConnections.fault({ kind: 'noClientConfig' });
		const { data } = await bootstrap(sandbox);
		expect(Object.keys(data)).toEqual(['URL']);
	});

	it('is there for POST only, and not below /open-apis', async () => {
		await open();
		const { status } = await fetch(`${sandbox.url}/callback/ws/endpoint`);
		expect(status).toBe(404);
		expect(
			await call(sandbox, '/open-apis/callback/ws/endpoint', { method: 'POST' }),
		).toMatchObject({ status: 404 });
	});

	it('is refused while as many connections are open as an app may have', async () => {
		await open({ limit: 1 });
		const late = (await bootstrap(sandbox)).data.URL;
		const { ws } = await connect(sandbox);
		expect(await bootstrap(sandbox)).toMatchObject({ code: 1000040350 });
		expect(await refusal(late)).toMatchObject({ code: '514', authCode: '1000040350' });
		ws.terminate();
		await until(() => sandbox.longConnections.online === 0);
		expect(await bootstrap(sandbox)).toMatchObject({ code: 0 });
	});
});

describe('a handshake', () => {
	it('is refused with an address that was used', async () => {
		await open();
		const { URL } = (await bootstrap(sandbox)).data;
		await connect(sandbox, URL);
		expect(await refusal(URL)).toEqual({
			status: 400,
			code: '514',
			msg: 'invalid ticket',
			authCode: undefined,
		});
	});

	it.each([
		['ticket', 'made-up'],
		['service_id', '7'],
	])('is refused with another %s', async (name, value) => {
		await open();
		const url = new URL((await bootstrap(sandbox)).data.URL);
		url.searchParams.set(name, value);
		expect(await refusal(url.href)).toMatchObject({ code: '514' });
		expect(sandbox.longConnections.all).toEqual([]);
	});

	it('is refused at another path', async () => {
		await open();
		const { data } = await bootstrap(sandbox);
		expect(await refusal(data.URL.replace('/ws/v2', '/ws/v1'))).toMatchObject({ status: 404 });
	});

	it('is refused on demand, with words in headers', async () => {
		await open();
		sandbox.longConnections.fault({
			kind: 'refuseHandshake',
			status: 403,
			code: 403,
			msg: 'forbidden',
		});
		const { URL } = (await bootstrap(sandbox)).data;
		expect(await refusal(URL)).toEqual({
			status: 403,
			code: '403',
			msg: 'forbidden',
			authCode: undefined,
		});
	});

	it('stalls on demand', async () => {
		await open();
		sandbox.longConnections.fault({ kind: 'stallHandshake' });
		const ws = new WebSocket((await bootstrap(sandbox)).data.URL, { handshakeTimeout: 200 });
		const [error] = (await once(ws, 'error')) as [Error];
		expect(error.message).toContain('timed out');
		expect(sandbox.longConnections.all).toEqual([]);
		await connect(sandbox);
	});
});

describe('a ping', () => {
	it('is answered with the settings of now', async () => {
		await open();
		const client = await connect(sandbox);
		sandbox.longConnections.setClientConfig({ PingInterval: 7 });
		client.ping();
		await until(() => client.pongs.length === 1);
		const [pong] = client.pongs;
		expect(pong && headerOf(pong, 'type')).toBe('pong');
		expect(pong?.service).toBe(client.service);
		expect(JSON.parse(textOf(pong))).toMatchObject({ PingInterval: 7, ReconnectNonce: 30 });
		expect(sandbox.longConnections.all).toMatchObject([{ number: 1, pings: 1, online: true }]);
	});

	it.each([
		['of another service', { service: 7 }, 'a ping with service 7'],
		[
			'of another type',
			{ headers: [{ key: 'type', value: 'pong' }] },
			'a control frame of the type "pong"',
		],
	])('gets no answer when it is %s', async (_what, changes, problem) => {
		await open();
		const client = await connect(sandbox);
		client.ping(changes);
		client.ping();
		await until(() => client.pongs.length === 1);
		expect(sandbox.longConnections.problems).toMatchObject([
			{ connection: 1, text: expect.stringContaining(problem) as string },
		]);
		expect(sandbox.longConnections.all[0]?.pings).toBe(1);
	});

	it('gets on demand no pong, an empty one, one that is no JSON, or other settings', async () => {
		await open();
		const client = await connect(sandbox);
		for (const [index, kind] of (['noPong', 'emptyPong', 'garbagePong'] as const).entries()) {
			sandbox.longConnections.fault({ kind });
			client.ping();
			await until(() => sandbox.longConnections.all[0]?.pings === index + 1);
		}
		sandbox.longConnections.fault({ kind: 'pongConfig', config: { ReconnectCount: 1 } });
		client.ping();
		await until(() => client.pongs.length === 3);
		const [empty, garbage, config] = client.pongs;
		expect(empty?.payload).toBeUndefined();
		expect(() => JSON.parse(textOf(garbage)) as unknown).toThrow();
		expect(JSON.parse(textOf(config))).toMatchObject({ PingInterval: 120, ReconnectCount: 1 });
	});

	it('is missed: who is silent for two and a half intervals is not online any more', async () => {
		await open({ clientConfig: { PingInterval: 1 } });
		const client = await connect(sandbox);
		await connect(sandbox);
		await until(() => {
			client.ping();
			return sandbox.longConnections.online === 1;
		});
		expect(sandbox.longConnections.all).toMatchObject([
			{ online: true },
			{ online: false, ended: 'silent for too long' },
		]);
	});
});

describe('frames that no client may send', () => {
	it.each([
		['a text', 'hello', 'a text came, not a frame'],
		['a frame that is cut', Buffer.from([0x08, 0x80]), 'a frame that cannot be read'],
		['a frame without a method', Buffer.from([8, 0, 16, 0, 24, 1]), 'method is missing'],
		['a field of another type', Buffer.from([8, 0, 16, 0, 24, 1, 34, 0]), 'wire type 2'],
	])('are told of: %s', async (_what, bytes, problem) => {
		await open();
		const { ws } = await connect(sandbox);
		ws.send(bytes);
		await until(() => sandbox.longConnections.problems.length === 1);
		expect(sandbox.longConnections.problems[0]?.text).toContain(problem);
	});
});

describe('the end of a connection', () => {
	it.each<[CutKind, number]>([
		['reset', 1006],
		['close', 1000],
	])('comes as a %s on demand', async (how, code) => {
		await open();
		const [one, other] = [await connect(sandbox), await connect(sandbox)];
		sandbox.longConnections.cut(how, 2);
		await until(() => other.closed !== undefined);
		expect(other.closed).toBe(code);
		expect(one.closed).toBeUndefined();
		expect(sandbox.longConnections.all.map(({ online }) => online)).toEqual([true, false]);
	});

	it('may be silent: a frozen connection hears nothing and still counts', async () => {
		await open();
		const client = await connect(sandbox);
		sandbox.longConnections.cut('freeze');
		client.ping();
		client.ws.close();
		const other = await connect(sandbox);
		other.ping();
		await until(() => other.pongs.length === 1);
		expect(client.pongs).toEqual([]);
		expect(client.closed).toBeUndefined();
		expect(sandbox.longConnections.all).toMatchObject([
			{ online: true, frozen: true, pings: 0 },
			{ online: true, frozen: false },
		]);
		client.ws.terminate();
	});

	it('comes to all when Feishu goes off the net, which then answers nobody', async () => {
		await open();
		const client = await connect(sandbox);
		const { URL } = (await bootstrap(sandbox)).data;
		sandbox.longConnections.unplug();
		await until(() => client.closed !== undefined);
		await expect(bootstrap(sandbox)).rejects.toThrow('fetch failed');
		await expect(tokenOf(sandbox)).rejects.toThrow('fetch failed');
		await expect(connect(sandbox, URL)).rejects.toThrow();
		expect((await fetch(`${sandbox.url}/events`)).status).toBe(200);
		sandbox.longConnections.plugIn();
		await connect(sandbox);
		expect(sandbox.longConnections.online).toBe(1);
	});

	it('is no part of a reset, which forgets faults, problems and those that ended', async () => {
		await open();
		const [one, other] = [await connect(sandbox), await connect(sandbox)];
		one.ws.terminate();
		other.ws.send('hello');
		await until(
			() => sandbox.longConnections.online === 1 && sandbox.longConnections.problems.length === 1,
		);
		sandbox.longConnections.fault({ kind: 'noPong' });
		sandbox.reset();
		other.ping();
		await until(() => other.pongs.length === 1);
		expect(sandbox.longConnections.all).toMatchObject([{ number: 2, online: true }]);
		expect(sandbox.longConnections.problems).toEqual([]);
	});
});

describe('the count of connections', () => {
	const count = async (headers?: Record<string, string>) =>
		call(sandbox, '/open-apis/event/v1/connection', headers ? { headers } : {});

	it('needs a token and no scope', async () => {
		sandbox = await startSandbox({ scopes: [] });
		await connect(sandbox);
		await connect(sandbox);
		const answer = await count({ Authorization: `Bearer ${await tokenOf(sandbox)}` });
		expect(answer).toMatchObject({ code: 0, data: { online_instance_cnt: 2 } });
		expect(await count()).toMatchObject({ code: 99991661 });
		expect(await count({ Authorization: 'Bearer t-made-up' })).toMatchObject({ code: 99991663 });
	});
});
