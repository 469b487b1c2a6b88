import { STATUS_CODES, type IncomingMessage, type Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { Socket } from 'node:net';
import { WebSocketServer } from 'ws';

import { CODES } from './codes';
import type { Connections } from './connections';

/** Why a handshake is refused; the headers tell a client that sees them. */
interface Refused {
	status: number;
	code: number;
	/** Beside 514. Feishu's Go SDK: Handshake-Autherrcode. */
	authCode?: number;
	msg: string;
}

/**
 * Lets clients open long connections at `/ws/v2`, each with an address of its own.
 *
 * @param server takes the handshakes
 * @param connections whose tickets are valid
 */
export function acceptUpgrades(server: Server, connections: Connections): void {
	const sockets = new WebSocketServer({ noServer: true });
	server.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
		// A client may go while it waits.
		stream.on('error', () => undefined);
		if (connections.unplugged || !(stream instanceof Socket)) {
			stream.destroy();
			return;
		}
		connections.hold(stream);
		const { pathname, searchParams } = new URL(request.url ?? '/', 'ws://localhost');
		const due = connections.faults.take('handshake');
		if (due.has('stallHandshake')) return;
		const fault = due.get('refuseHandshake');
		if (fault) {
			const { status = 400, code = CODES.authFailed, msg = 'auth failed' } = fault;
			refuse(stream, { status, code, msg });
			return;
		}
		if (pathname !== '/ws/v2') {
			refuse(stream, { status: 404, code: 404, msg: 'not found' });
			return;
		}
		const service = connections.redeem(searchParams.get('ticket') ?? '');
		if (service === undefined || searchParams.get('service_id') !== String(service)) {
			refuse(stream, { status: 400, code: CODES.authFailed, msg: 'invalid ticket' });
			return;
		}
		if (connections.online().length >= connections.limit) {
			const authCode = CODES.tooManyConnections;
			refuse(stream, { status: 400, code: CODES.authFailed, authCode, msg: 'exceed conn limit' });
			return;
		}
		sockets.handleUpgrade(request, stream, head, (ws) => {
			connections.add(ws, stream, service);
		});
	});
}

function refuse(stream: Socket, { status, code, authCode, msg }: Refused): void {
	const lines = [
		`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
		`Handshake-Status: ${code}`,
		`Handshake-Msg: ${msg}`,
		...(authCode === undefined ? [] : [`Handshake-Autherrcode: ${authCode}`]),
		'Connection: close',
		'Content-Length: 0',
	];
	stream.end(`${lines.join('\r\n')}\r\n\r\n`);
}
