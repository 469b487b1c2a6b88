import type { ClientConfig } from './config';

/** How a connection ends; `freeze` leaves it half open: nothing comes any more, and nothing is read. */
export type CutKind = 'reset' | 'close' | 'freeze';

/** One way to disturb a long connection. Times in milliseconds. */
export type WireFault =
	/** The push gets lost. */
	| { kind: 'dropPush' }
	/** The ack gets lost. */
	| { kind: 'dropAck' }
	/** Goes so late; after more than three seconds the event comes again as well. */
	| { kind: 'latePush'; ms: number }
	/** All frames of the push go twice. */
	| { kind: 'doublePush' }
	/** Goes in so many parts; `lose` loses one of them. */
	| { kind: 'parts'; count: number; shuffled?: boolean; lose?: boolean }
	/** Bytes that are no frame, and a text, go before it. */
	| { kind: 'garbage' }
	/** A part of something that promises so many parts goes before it, default a thousand millions. */
	| { kind: 'hugeSum'; sum?: number }
	/** The connection ends before the push, or right after it. */
	| { kind: 'cut'; how: CutKind; afterPush?: boolean }
	| { kind: 'noPong' }
	/** A pong without payload, or one that is no JSON. */
	| { kind: 'emptyPong' }
	| { kind: 'garbagePong' }
	/** A pong with other settings, as Feishu changes them while connected. */
	| { kind: 'pongConfig'; config: Partial<ClientConfig> }
	/** HTTP status, and what the headers say; default 400 with 514. */
	| { kind: 'refuseHandshake'; status?: number; code?: number; msg?: string }
	| { kind: 'stallHandshake' }
	/** The address comes without settings. */
	| { kind: 'noClientConfig' }
	/** A code of BOOTSTRAP_CODES with HTTP 200; an HTTP error is a fault of the gateway. */
	| { kind: 'refuseBootstrap'; code: number };

/** A fault and what it strikes. */
export type WireFaultSpec = WireFault & {
	/** How many pushes, pongs, handshakes or bootstraps, default 1; Infinity for all. */
	times?: number;
	/** How probably it strikes each of them, from 0 to 1, default 1. Who is spared counts not. */
	chance?: number;
};

/** When a fault strikes. */
export type Moment = 'push' | 'pong' | 'handshake' | 'bootstrap';

const MOMENTS = {
	dropPush: 'push',
	dropAck: 'push',
	latePush: 'push',
	doublePush: 'push',
	parts: 'push',
	garbage: 'push',
	hugeSum: 'push',
	cut: 'push',
	noPong: 'pong',
	emptyPong: 'pong',
	garbagePong: 'pong',
	pongConfig: 'pong',
	refuseHandshake: 'handshake',
	stallHandshake: 'handshake',
	noClientConfig: 'bootstrap',
	refuseBootstrap: 'bootstrap',
} as const satisfies Record<WireFault['kind'], Moment>;

/** The faults that strike at a moment, at most one of each kind. */
export class Due {
	constructor(private readonly faults: readonly WireFault[]) {}

	/** @returns the fault of a kind, if it is due */
	get<K extends WireFault['kind']>(kind: K): Extract<WireFault, { kind: K }> | undefined {
		return this.faults.find(
			(fault): fault is Extract<WireFault, { kind: K }> => fault.kind === kind,
		);
	}

	/** @returns whether a fault of a kind is due */
	has(kind: WireFault['kind']): boolean {
		return this.get(kind) !== undefined;
	}
}

/** The faults that wait for their moment. */
export class WireFaults {
	private waiting: { spec: WireFaultSpec; times: number }[] = [];

	add(spec: WireFaultSpec): void {
		this.waiting.push({ spec, times: spec.times ?? 1 });
	}

	clear(): void {
		this.waiting = [];
	}

	/** Takes what is due: the first that waits of each kind. */
	take(moment: Moment): Due {
		const due: WireFault[] = [];
		for (const entry of this.waiting) {
			const { spec } = entry;
			if (MOMENTS[spec.kind] !== moment || due.some(({ kind }) => kind === spec.kind)) continue;
			if (Math.random() >= (spec.chance ?? 1)) continue;
			entry.times -= 1;
			due.push(spec);
		}
		this.waiting = this.waiting.filter(({ times }) => times > 0);
		return new Due(due);
	}
}
