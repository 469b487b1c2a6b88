import { sleep } from 'n8n-workflow';

import { InputError } from '../../shared/inputError';
import { passing, type Trouble } from './trouble';

/** What is used of the WebSocket that Node.js has since its version 22 (WHATWG WebSockets). */
interface Socket {
	binaryType: string;
	readonly readyState: number;
	onopen: (() => void) | null;
	onmessage: ((event: { data: string | ArrayBuffer }) => void) | null;
	onclose: (() => void) | null;
	onerror: (() => void) | null;
	send(data: Uint8Array): void;
	close(code?: number): void;
}

declare const WebSocket: (new (url: string) => Socket) | undefined;

const OPEN = 1;
const LOOK_MS = 50;

/** @throws {InputError} where n8n runs on a Node.js without WebSocket */
export function assertWebSocket(): void {
	if (typeof WebSocket !== 'undefined') return;
	throw new InputError(
		'Connection',
		"can't be 'Long Connection': long connections need Node.js 22 or newer, and this n8n runs on an older one",
		"Update Node.js (n8n's own Docker image brings a newer one), or choose 'Webhook'.",
	);
}

/** An open connection. It ends by itself, or by `drop`; what comes after that is ignored. */
export class Link {
	/** Set by whoever wants a sign of life; gone with the next message. */
	isSilent = false;

	private constructor(
		private readonly socket: Socket,
		receive: (bytes: Uint8Array, link: Link) => void,
	) {
		socket.onmessage = ({ data }) => {
			this.isSilent = false;
			if (typeof data !== 'string') receive(new Uint8Array(data), this);
		};
	}

	/**
	 * Opens a connection.
	 *
	 * @param url where; it holds secrets, so that nothing that names it may leave
	 * @param receive is given each message
	 * @param limitMs how long to wait
	 * @param isWanted asked meanwhile
	 * @returns the connection, or why there is none; it never throws
	 */
	static async open(
		url: string,
		receive: (bytes: Uint8Array, link: Link) => void,
		limitMs: number,
		isWanted: () => boolean,
	): Promise<Link | Trouble> {
		const { host } = new URL(url);
		if (typeof WebSocket === 'undefined') return notOpened(host);
		let link: Link | undefined;
		try {
			const socket = new WebSocket(url);
			socket.binaryType = 'arraybuffer';
			link = new Link(socket, receive);
			let ended = false;
			socket.onclose = socket.onerror = () => {
				ended = true;
			};
			const until = Date.now() + limitMs;
			while (!ended && !link.isOpen && isWanted() && Date.now() < until) await sleep(LOOK_MS);
			if (link.isOpen && !ended && isWanted()) return link;
		} catch {
			// Its words would hold the address.
		}
		link?.drop();
		return notOpened(host);
	}

	/** Whether it can be sent by, as far as this end knows. */
	get isOpen(): boolean {
		return this.socket.readyState === OPEN;
	}

	/** @param bytes one message; nothing happens when the connection is over */
	send(bytes: Uint8Array): void {
		if (this.isOpen) this.socket.send(bytes);
	}

	/** Ends it. A dead connection never says that it has closed, so nobody waits for that. */
	drop(): void {
		const { socket } = this;
		socket.onopen = socket.onmessage = socket.onclose = null;
		// Without a listener some implementations throw the error.
		socket.onerror = () => undefined;
		try {
			socket.close();
		} catch {
			// It was not even open.
		}
	}
}

const notOpened = (host: string): Trouble =>
	passing(
		`The long connection could not be opened: '${host}' refused it or was not reached`,
		`Let firewalls and proxies between n8n and Feishu pass WebSocket connections to '${host}'. Behind a proxy, start n8n with NODE_USE_ENV_PROXY=1.`,
	);
