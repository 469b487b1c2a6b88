/** One way to disturb pushes. Times in milliseconds. */
export type PushFault =
	/** Sends the event so many times, default 2, all at once or some time apart. */
	| { kind: 'duplicate'; copies?: number; apartMs?: number }
	/** Holds the next events until so many are there (a second at most); the last goes first. */
	| { kind: 'reorder'; count: number }
	| { kind: 'delay'; ms: number }
	| { kind: 'delay'; minMs: number; maxMs: number };

/** A fault and how many events it strikes: default 1, for `reorder` its count; Infinity for all. */
export type PushFaultSpec = PushFault & { times?: number };

/** What happens to one event. */
export interface Disturbance {
	copies: number;
	apartMs: number;
	delayMs: number;
	/** How many events to hold and turn around; 1 for none. */
	reorder: number;
}

/** The faults that wait for events. */
export class PushFaults {
	private waiting: { spec: PushFaultSpec; times: number }[] = [];

	add(spec: PushFaultSpec): void {
		const byDefault = spec.kind === 'reorder' ? spec.count : 1;
		this.waiting.push({ spec, times: spec.times ?? byDefault });
	}

	clear(): void {
		this.waiting = [];
	}

	/** Takes what is due for the next event: every fault that waits. */
	take(): Disturbance {
		const all: Disturbance = { copies: 1, apartMs: 0, delayMs: 0, reorder: 1 };
		for (const entry of this.waiting) {
			entry.times -= 1;
			apply(entry.spec, all);
		}
		this.waiting = this.waiting.filter(({ times }) => times > 0);
		return all;
	}
}

function apply(spec: PushFaultSpec, to: Disturbance): void {
	if (spec.kind === 'duplicate') {
		to.copies = spec.copies ?? 2;
		to.apartMs = spec.apartMs ?? 0;
	} else if (spec.kind === 'reorder') to.reorder = spec.count;
	else if ('ms' in spec) to.delayMs += spec.ms;
	else to.delayMs += spec.minMs + Math.random() * (spec.maxMs - spec.minMs);
}
