import { randomBytes } from 'node:crypto';
import type { IncomingMessage, Server } from 'node:http';
import { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { Hono } from 'hono';
import { z } from 'zod/v4';
import { WebSocketServer } from 'ws';

import { CREDENTIALS } from '../app/credentials';
import type { State } from '../state/state';
import { eventFrame } from './frame';

// Capitals matter.
const endpointBody = z.looseObject({ AppID: z.string(), AppSecret: z.string() });

// Feishu's SDKs: what the endpoint says of a wrong app, and of one without long connections.
const AUTH_FAILED = 514;
const NOT_SUPPORTED = 1000040345;

const PATH = '/ws/v2';

/**
 * Lets an app in, and sends its events there instead of to the Request URL, once: answers are not
 * waited for. Read in Feishu's SDKs; there is no page about it.
 */
export class LongConnections {
	/** Each lets one client in. */
	private readonly tickets = new Set<string>();
	private readonly sockets = new WebSocketServer({ noServer: true });

	constructor(private readonly state: State) {
		state.pusher.longConnection = (eventId, json) => this.send(eventId, json);
	}

	/** POST /callback/ws/endpoint: the address of a connection, new each time. */
	routes(): Hono {
		return new Hono().post('/ws/endpoint', async (c) => {
			const body = endpointBody.safeParse(await c.req.json().catch(() => undefined)).data;
			if (body?.AppID !== CREDENTIALS.appId || body.AppSecret !== CREDENTIALS.appSecret) {
				return c.json({ code: AUTH_FAILED, msg: 'auth failed', data: { URL: '' } });
			}
			if (this.state.isOther('long-connection')) {
				return c.json({ code: NOT_SUPPORTED, msg: 'not supported', data: { URL: '' } });
			}
			const ticket = randomBytes(16).toString('hex');
			this.tickets.add(ticket);
			const origin = new URL(c.req.url).origin.replace(/^http/, 'ws');
			return c.json({ code: 0, msg: '', data: { URL: `${origin}${PATH}?ticket=${ticket}` } });
		});
	}

	/** @param server takes the handshakes */
	listen(server: Server): void {
		server.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
			// A client may go while it waits.
			stream.on('error', () => undefined);
			const { pathname, searchParams } = new URL(request.url ?? '/', 'ws://localhost');
			const isInvited = this.tickets.delete(searchParams.get('ticket') ?? '');
			if (!(stream instanceof Socket) || pathname !== PATH || !isInvited) {
				stream.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
				return;
			}
			this.sockets.handleUpgrade(request, stream, head, () => undefined);
		});
	}

	/** To one of the clients. @returns whether there is one */
	private send(eventId: string, json: string): boolean {
		const [client] = this.sockets.clients;
		client?.send(eventFrame(eventId, json));
		return client !== undefined;
	}

	/** Lets go of all who are in. */
	end(): void {
		for (const client of this.sockets.clients) client.terminate();
	}
}
