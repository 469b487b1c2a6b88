import { once } from 'node:events';
import { WebSocket } from 'ws';

/** A long connection to Feishu that is open. */
export interface LongConnection {
	/**
	 * @param type of an event
	 * @param ms how long to wait, in milliseconds
	 * @returns whether one came, before this or meanwhile
	 */
	brings(type: string, ms: number): Promise<boolean>;
	close(): void;
}

const OPEN_WITHIN_MS = 10_000;

/**
 * Opens a long connection. What it brings is not answered, so that Feishu sends it again to whoever else
 * is there for it.
 *
 * @param url that Feishu gave for it; secret
 * @returns undefined when Feishu does not let the app in
 */
export async function connect(url: string): Promise<LongConnection | undefined> {
	let came = '';
	const socket = await opened(url);
	// A frame holds its event as plain text.
	socket?.on('message', (data: Buffer) => {
		came += data.toString('latin1');
	});
	return (
		socket && {
			brings: async (type, ms) => {
				const signal = AbortSignal.timeout(ms);
				while (!came.includes(type)) {
					if (signal.aborted || socket.readyState !== WebSocket.OPEN) return false;
					await once(socket, 'message', { signal }).catch(() => undefined);
				}
				return true;
			},
			close: () => {
				socket.terminate();
			},
		}
	);
}

async function opened(url: string): Promise<WebSocket | undefined> {
	let socket: WebSocket;
	try {
		socket = new WebSocket(url, { handshakeTimeout: OPEN_WITHIN_MS });
	} catch {
		return undefined;
	}
	return await new Promise((resolve) => {
		socket.once('open', () => {
			resolve(socket);
		});
		socket.on('error', () => {
			resolve(undefined);
		});
	});
}
