import { randomInt, randomUUID } from 'node:crypto';
import type { Socket } from 'node:net';
import type { WebSocket } from 'ws';

import { CLIENT_CONFIG, type ClientConfig, type LongConnectionOptions } from './config';
import { Connection, type Surroundings } from './connection';
import { WireFaults, type CutKind } from './faults';

/** Something a client did that Feishu would not take. */
export interface WireProblem {
	/** Milliseconds since 1970. */
	readonly at: number;
	/** Number of the connection. */
	readonly connection: number;
	readonly text: string;
}

// Feishu docs: long connection.
const LIMIT = 50;
// Feishu docs: long connection. The ack must be there within three seconds.
const ACK_MS = 3000;
// Feishu does not say when it gives up a client that pings no more; here after so many intervals.
const SILENT_INTERVALS = 2.5;

/** The long connections of the app. */
export class Connections {
	readonly faults = new WireFaults();
	/** All of them in their order, also those that ended. */
	readonly all: Connection[] = [];
	/** Bad frames and echoes, in their order. */
	readonly problems: WireProblem[] = [];
	/** What clients are told. */
	clientConfig: ClientConfig;
	readonly limit: number;
	/** Whether clients reach Feishu at all. */
	unplugged = false;
	/** Whether there ever was one. */
	everOnline = false;
	/** `service` by ticket; each ticket opens one connection. */
	private readonly tickets = new Map<string, number>();
	private readonly around: Surroundings;
	/** All that is open, also what stalls or is half open. */
	private readonly sockets = new Set<Socket>();
	private lastNumber = 0;

	/** @param changed is called when there is something new to see */
	constructor(options: LongConnectionOptions, changed: () => void) {
		this.clientConfig = { ...CLIENT_CONFIG, ...options.clientConfig };
		this.limit = options.limit ?? LIMIT;
		this.around = {
			faults: this.faults,
			config: () => this.clientConfig,
			ackMs: options.ackMs ?? ACK_MS,
			problem: ({ number }, text) => {
				this.problems.push({ at: Date.now(), connection: number, text });
			},
			changed,
		};
	}

	/** Those that Feishu counts; whoever is silent for too long counts no more. */
	online(): readonly Connection[] {
		const since = Date.now() - this.clientConfig.PingInterval * 1000 * SILENT_INTERVALS;
		for (const one of this.all) {
			if (one.online && one.heardAt < since) one.forget('silent for too long');
		}
		return this.all.filter((one) => one.online);
	}

	/** @returns the connection that gets the next event: any one, as Feishu chooses */
	choose(): Connection | undefined {
		const online = this.online();
		return online[Math.floor(Math.random() * online.length)];
	}

	/** Makes an address that opens one connection. @param origin e.g. `ws://127.0.0.1:3030` */
	issueUrl(origin: string): string {
		const ticket = randomUUID();
		const service = randomInt(1, 2 ** 31);
		this.tickets.set(ticket, service);
		const query = new URLSearchParams({
			fpid: '493',
			aid: '552564',
			device_id: String(randomInt(1e12, 1e14)),
			access_key: randomUUID().replaceAll('-', ''),
			service_id: String(service),
			ticket,
		});
		return `${origin}/ws/v2?${query.toString()}`;
	}

	/** @returns the `service_id` that a ticket stands for; undefined when it was used, or never issued */
	redeem(ticket: string): number | undefined {
		const service = this.tickets.get(ticket);
		this.tickets.delete(ticket);
		return service;
	}

	/** Takes in the socket of a handshake, whatever comes of it. */
	hold(socket: Socket): void {
		this.sockets.add(socket);
		socket.once('close', () => this.sockets.delete(socket));
	}

	/** Takes in a connection that was opened. */
	add(ws: WebSocket, socket: Socket, service: number): void {
		this.lastNumber += 1;
		this.everOnline = true;
		this.all.push(new Connection(this.lastNumber, service, ws, socket, this.around));
		this.around.changed();
	}

	/** Ends connections. @param number of one; default all that are online */
	cut(how: CutKind, number?: number): void {
		for (const one of this.online()) {
			if (number === undefined || one.number === number) one.cut(how);
		}
	}

	/** Takes Feishu off the net: connections break, and nobody gets through. */
	unplug(): void {
		this.unplugged = true;
		this.cut('reset');
	}

	/** Brings it back. */
	plugIn(): void {
		this.unplugged = false;
	}

	/** Forgets faults, problems and those that ended. */
	reset(): void {
		this.faults.clear();
		this.problems.length = 0;
		this.all.splice(0, Infinity, ...this.online());
	}

	/** Ends all sockets, also half-open ones. */
	close(): void {
		for (const socket of this.sockets) socket.destroy();
	}
}
