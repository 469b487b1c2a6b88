import { randomBytes } from 'node:crypto';
import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { RawData, WebSocket } from 'ws';

import { readAck } from './echo';
import type { ClientConfig } from './config';
import { eventFrames, hugeSumFrame } from './eventFrames';
import type { CutKind, Due, WireFaults } from './faults';
import { decodeFrame, encodeFrame, headerOf, METHOD, type Frame } from './frame';

/** What came of a push over a connection. */
export type WireResult = { code: 200 | 500 } | { problem: string };

/** What a connection needs of its surroundings. */
export interface Surroundings {
	readonly faults: WireFaults;
	/** What a pong says. */
	config(): ClientConfig;
	/** Milliseconds until an ack must be there. */
	readonly ackMs: number;
	/** Something that a client must not do. */
	problem(connection: Connection, text: string): void;
	/** Something new to see. */
	changed(): void;
}

interface Waiting {
	/** The frame that completes the event, without its payload: the one to echo. */
	readonly frame: Frame;
	settle: (result: WireResult) => void;
	/** Whether nobody waits for its ack any more. */
	gaveUp: boolean;
	/** How many acks may come. */
	acksLeft: number;
	readonly ignoresAck: boolean;
}

/** One long connection of a client. */
export class Connection {
	/** Milliseconds since 1970. */
	readonly openedAt = Date.now();
	closedAt: number | undefined;
	/** Why it is not open any more, or counts no more. */
	ended: string | undefined;
	/** Half open: it still counts, until it has been silent for too long. */
	frozen = false;
	/** Milliseconds since 1970; of any frame. */
	heardAt = Date.now();
	pings = 0;
	/** Events sent. */
	pushes = 0;
	/** Acks that were right, also late ones. */
	acks = 0;
	/** Acks that came after their time. */
	lateAcks = 0;
	private readonly waiting = new Map<string, Waiting>();

	/**
	 * @param number counted from 1
	 * @param service `service_id` of its URL
	 */
	constructor(
		readonly number: number,
		readonly service: number,
		private readonly ws: WebSocket,
		private readonly socket: Socket,
		private readonly around: Surroundings,
	) {
		ws.on('message', (data, isBinary) => {
			this.hear(data, isBinary);
		});
		ws.on('close', (code) => {
			this.end(`closed with ${code}`);
		});
		// A reset shows as an error, and `close` follows it.
		ws.on('error', () => undefined);
	}

	/** @returns whether Feishu would choose it for an event */
	get online(): boolean {
		return this.ended === undefined;
	}

	/**
	 * Sends an event and waits for its ack.
	 *
	 * @param json the event as text
	 * @param signal gives up
	 * @returns the code of the ack, or what went wrong
	 */
	push(json: string, signal: AbortSignal): Promise<WireResult> {
		const due = this.around.faults.take('push');
		const parts = due.get('parts');
		const frames = eventFrames(json, this.service, {
			parts: parts?.count ?? 1,
			shuffled: parts?.shuffled ?? false,
		});
		const last = frames.at(-1);
		const id = last && headerOf(last, 'message_id');
		if (!last || id === undefined) throw new Error('an event has at least one frame');
		if (parts?.lose === true) frames.splice(Math.floor(Math.random() * frames.length), 1);
		this.pushes += 1;
		const frame: Frame = { ...last, payload: new Uint8Array() };
		return new Promise((resolve) => {
			const entry: Waiting = {
				frame,
				settle: resolve,
				gaveUp: false,
				acksLeft: due.has('doublePush') ? 2 : 1,
				ignoresAck: due.has('dropAck'),
			};
			this.waiting.set(id, entry);
			const giveUp = () => {
				entry.gaveUp = true;
				resolve({ problem: `no ack within ${this.around.ackMs / 1000} s` });
			};
			// Node.js 20 collects what AbortSignal.any made of a time-out before it fires.
			setTimeout(giveUp, this.around.ackMs).unref();
			signal.addEventListener('abort', giveUp, { once: true });
			void this.transmit(frames, due, signal);
		});
	}

	/** Ends the connection. */
	cut(how: CutKind): void {
		if (how === 'reset') {
			this.socket.resetAndDestroy();
			this.end('reset');
		} else if (how === 'close') {
			this.ws.close(1000);
			this.end('closed by the sandbox');
		} else {
			this.frozen = true;
			this.ws.pause();
			this.around.changed();
		}
	}

	/** Counts it no more; the client is not told. */
	forget(why: string): void {
		this.end(why);
	}

	private async transmit(frames: readonly Frame[], due: Due, signal: AbortSignal): Promise<void> {
		const late = due.get('latePush');
		if (late) await sleep(late.ms, undefined, { ref: false, signal }).catch(() => undefined);
		if (signal.aborted) return;
		const cut = due.get('cut');
		if (cut && cut.afterPush !== true) this.cut(cut.how);
		if (due.has('garbage')) {
			this.send(randomBytes(40));
			if (!this.frozen) this.ws.send('not a frame');
		}
		const huge = due.get('hugeSum');
		if (huge) this.send(encodeFrame(hugeSumFrame(this.service, huge.sum ?? 1e9)));
		if (due.has('dropPush')) return;
		const copies = due.has('doublePush') ? [...frames, ...frames] : frames;
		for (const frame of copies) this.send(encodeFrame(frame));
		if (cut?.afterPush === true) this.cut(cut.how);
	}

	private send(bytes: Uint8Array): void {
		if (this.frozen || this.ws.readyState !== this.ws.OPEN) return;
		this.ws.send(bytes);
	}

	private hear(data: RawData, isBinary: boolean): void {
		if (this.frozen) return;
		this.heardAt = Date.now();
		if (!isBinary || !Buffer.isBuffer(data)) {
			this.around.problem(this, 'a text came, not a frame');
			return;
		}
		let frame: Frame;
		try {
			frame = decodeFrame(data);
		} catch (error) {
			const why = error instanceof Error ? error.message : String(error);
			this.around.problem(this, `a frame that cannot be read: ${why}`);
			return;
		}
		if (frame.method === METHOD.control) this.hearPing(frame);
		else this.hearAck(frame);
		this.around.changed();
	}

	private hearPing(frame: Frame): void {
		const type = headerOf(frame, 'type');
		if (type !== 'ping') {
			this.around.problem(this, `a control frame of the type "${type ?? ''}", not "ping"`);
			return;
		}
		if (frame.service !== this.service) {
			this.around.problem(this, `a ping with service ${frame.service}, not ${this.service}`);
			return;
		}
		this.pings += 1;
		const due = this.around.faults.take('pong');
		// Whom Feishu has forgotten, it does not answer: the client notices by that.
		if (due.has('noPong') || !this.online) return;
		const config = { ...this.around.config(), ...due.get('pongConfig')?.config };
		const text = due.has('garbagePong') ? '{"PingInterval":' : JSON.stringify(config);
		const pong: Frame = {
			seqId: 0n,
			logId: 0n,
			service: this.service,
			method: METHOD.control,
			headers: [{ key: 'type', value: 'pong' }],
		};
		const payload = due.has('emptyPong') ? {} : { payload: Buffer.from(text) };
		this.send(encodeFrame({ ...pong, ...payload }));
	}

	private hearAck(frame: Frame): void {
		const id = headerOf(frame, 'message_id') ?? '';
		const entry = this.waiting.get(id);
		if (!entry) {
			this.around.problem(this, `an ack that came before, or of no push of this connection: ${id}`);
			return;
		}
		entry.acksLeft -= 1;
		if (entry.acksLeft === 0) this.waiting.delete(id);
		const ack = readAck(entry.frame, frame);
		if (!ack.ok) {
			this.around.problem(this, `a bad echo: ${ack.problem}`);
			entry.settle({ problem: `bad echo: ${ack.problem}` });
			return;
		}
		this.acks += 1;
		if (entry.gaveUp) this.lateAcks += 1;
		if (!entry.ignoresAck) entry.settle({ code: ack.code });
	}

	private end(why: string): void {
		this.closedAt ??= Date.now();
		if (this.ended !== undefined) return;
		this.ended = why;
		for (const entry of this.waiting.values()) {
			entry.settle({ problem: `the connection ended: ${why}` });
		}
		this.around.changed();
	}
}
