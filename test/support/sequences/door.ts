import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

/** Between n8n and the sandbox: counts what passes, and can be shut. */
export class Door {
	private server: Server | undefined;
	private readonly sockets = new Set<Socket>();

	/**
	 * @param target origin of the sandbox
	 * @param step told of all that is about to pass; when it answers false, nothing passes any more
	 */
	constructor(
		private readonly target: URL,
		private readonly step: () => boolean,
	) {}

	/** @returns its origin, another one each time */
	async open(): Promise<string> {
		const server = createServer((inside) => {
			this.passThrough(inside);
		});
		this.server = server;
		server.listen(0, '127.0.0.1');
		await once(server, 'listening');
		return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	}

	/** From now on nobody listens; what is under way breaks. */
	shut(): void {
		this.server?.close();
		for (const socket of this.sockets) socket.destroy();
		this.sockets.clear();
	}

	private passThrough(inside: Socket): void {
		const outside = connect(Number(this.target.port), this.target.hostname);
		for (const [from, to] of [
			[inside, outside],
			[outside, inside],
		] as const) {
			this.sockets.add(from);
			from.on('data', (bytes: Buffer) => {
				if (this.step() && this.sockets.has(from)) to.write(bytes);
			});
			from.on('error', () => to.destroy());
			from.on('close', () => {
				this.sockets.delete(from);
				// What the sandbox breaks, breaks for n8n, too.
				if (from === outside) to.resetAndDestroy();
				else to.end();
			});
		}
	}
}
