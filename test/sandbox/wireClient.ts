import { once } from 'node:events';
import { WebSocket } from 'ws';

import { decodeFrame, encodeFrame, headerOf, type Frame } from '../../sandbox/longConnection/frame';
import type { Sandbox } from '../../sandbox/server';
import { until } from '../support/until';

/** What the endpoint for addresses answers. */
export interface Endpoint {
	status: number;
	code: number;
	msg: string;
	data: { URL: string; ClientConfig?: Record<string, number> };
}

/** A long connection as a test holds it: it pings and acknowledges only when it is told to. */
export interface WireClient {
	/** Events in the order of arrival, part by part. */
	events: Frame[];
	pongs: Frame[];
	/** What was no frame. */
	rubbish: (Buffer | string)[];
	/** The code with which the connection was closed. */
	closed: number | undefined;
	service: number;
	ws: WebSocket;
	ping(changes?: Partial<Frame>): void;
	/** Waits for so many parts of events. */
	arrived(count: number): Promise<void>;
	/** Acknowledges a part as it should be, but for the changes. */
	ack(event: Frame, changes?: Partial<Frame>): void;
}

/** Asks for an address. @param body replaces the right app id and secret */
export async function bootstrap(sandbox: Sandbox, body?: unknown): Promise<Endpoint> {
	const { appId, appSecret } = sandbox.credentials;
	const response = await fetch(`${sandbox.url}/callback/ws/endpoint`, {
		method: 'POST',
		headers: { locale: 'zh', 'Content-Type': 'application/json' },
		body: JSON.stringify(body ?? { AppID: appId, AppSecret: appSecret }),
	});
	const answer = (await response.json()) as Omit<Endpoint, 'status'>;
	return { ...answer, status: response.status };
}

/** Opens a long connection. @param url default one that is asked for */
export async function connect(sandbox: Sandbox, url?: string): Promise<WireClient> {
	const address = url ?? (await bootstrap(sandbox)).data.URL;
	const ws = new WebSocket(address);
	const client: WireClient = {
		events: [],
		pongs: [],
		rubbish: [],
		closed: undefined,
		service: Number(new URL(address).searchParams.get('service_id')),
		ws,
		ping: (changes) => {
			ws.send(encodeFrame({ ...controlFrame('ping', client.service), ...changes }));
		},
		arrived: (count) => until(() => client.events.length >= count),
		ack: (event, changes) => {
			ws.send(encodeFrame({ ...ackOf(event), ...changes }));
		},
	};
	ws.on('message', (data: Buffer, isBinary) => {
		sort(client, data, isBinary);
	});
	ws.on('close', (code) => {
		client.closed = code;
	});
	ws.on('error', () => undefined);
	await once(ws, 'open');
	return client;
}

/** @returns the ack of an event that was taken */
export function ackOf(event: Frame, code = 200): Frame {
	return {
		...event,
		headers: [...event.headers, { key: 'biz_rt', value: '1' }],
		payload: Buffer.from(JSON.stringify({ code })),
	};
}

/** Acknowledges every event at once, when its last part is there. */
export function ackAll(client: WireClient): void {
	const got = new Map<string, Set<string>>();
	client.ws.on('message', (_data, isBinary) => {
		const event = client.events.at(-1);
		if (!event || !isBinary) return;
		const id = headerOf(event, 'message_id') ?? '';
		const parts = got.get(id) ?? new Set();
		got.set(id, parts.add(headerOf(event, 'seq') ?? ''));
		if (parts.size === Number(headerOf(event, 'sum'))) client.ack(event);
	});
}

/** @returns the payload of a frame as text */
export function textOf(frame: Frame | undefined): string {
	return Buffer.from(frame?.payload ?? []).toString('utf8');
}

/** @returns what a whole event says */
export function contentOf(parts: readonly Frame[]): {
	schema: string;
	header: Record<string, string>;
	event: Record<string, unknown>;
} {
	const inOrder = [...parts].sort(
		(a, b) => Number(headerOf(a, 'seq')) - Number(headerOf(b, 'seq')),
	);
	const bytes = Buffer.concat(inOrder.map(({ payload }) => payload ?? Buffer.alloc(0)));
	return JSON.parse(bytes.toString('utf8')) as ReturnType<typeof contentOf>;
}

function controlFrame(type: string, service: number): Frame {
	return { seqId: 0n, logId: 0n, service, method: 0, headers: [{ key: 'type', value: type }] };
}

function sort(client: WireClient, data: Buffer, isBinary: boolean): void {
	try {
		if (!isBinary) throw new Error('text');
		const frame = decodeFrame(data);
		(frame.method === 0 ? client.pongs : client.events).push(frame);
	} catch {
		client.rubbish.push(isBinary ? data : data.toString('utf8'));
	}
}
