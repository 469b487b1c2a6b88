import { setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';

import type { Connection } from '../longConnection/connection';
import type { Connections } from '../longConnection/connections';
import { checkUrl, type EventConfig } from './config';
import { headOf, openPush } from './content';
import { EVENT_NAMES, type EventName } from './eventNames';
import { PushFaults } from './faults';
import { Holder } from './holder';
import { post } from './post';
import type { EventMode, OpenPush, PushAttempt, UrlCheck } from './push';
import { eventRequest } from './seal';

/** Feishu docs: event subscription, retries. 15 s, 5 min, 1 h and 6 h, in milliseconds. */
export const RETRY_DELAYS_MS = [15_000, 300_000, 3_600_000, 21_600_000] as const;

// Feishu docs: receive and handle events.
const LIMIT_MS = 3000;

/**
 * Sends events over a long connection or to the Request URL of the app, and again when it is not
 * answered with 200.
 */
export class Pusher {
	/** Oldest first; each copy of an event for itself. */
	readonly log: OpenPush[] = [];
	readonly subscribed = new Set<EventName>();
	readonly faults = new PushFaults();
	mode: EventMode = 'automatic';
	config: EventConfig | undefined;
	/** What was to become the configuration last, whether its Request URL passed or not. */
	tried: EventConfig | undefined;
	lastCheck: UrlCheck | undefined;
	private holder = new Holder();
	private readonly pending = new Set<Promise<void>>();
	private ending = newEnding();

	/**
	 * @param timeScale of the time between retries, e.g. 0.001
	 * @param connections of the app
	 * @param changed is called when there is something new to see
	 * @param signsAnew whether a repetition has a signature of its own
	 */
	constructor(
		private readonly timeScale: number,
		private readonly connections: Connections,
		private readonly changed: () => void,
		private readonly signsAnew = false,
	) {}

	/**
	 * Sets the event configuration of the app, if the Request URL passes the check.
	 *
	 * @throws Error that says why it does not; the configuration then stays as it was
	 */
	async configure(config: EventConfig): Promise<void> {
		const note = (problem: string | undefined): void => {
			this.tried = config;
			this.lastCheck = { url: config.url, at: Date.now(), problem };
			this.changed();
		};
		try {
			await checkUrl(config, this.ending.signal);
			this.config = config;
			note(undefined);
		} catch (error) {
			note(error instanceof Error ? error.message : String(error));
			throw error;
		}
	}

	/** Pushes an event that was added to the app and subscribed; others are not sent. */
	push(name: EventName, event: object): void {
		const { config } = this;
		if (!this.subscribed.has(name)) return;
		if (!(config?.added ?? EVENT_NAMES).includes(name)) return;
		if (!config && !this.mayConnect()) return;
		const { copies, apartMs, delayMs, reorder } = this.faults.take();
		const content = { head: headOf(name), event };
		this.holder.hand(reorder, this.ending.signal, () => {
			for (let copy = 0; copy < copies; copy += 1) {
				const push = openPush(content, config);
				this.log.push(push);
				this.track(this.deliver(push, delayMs + copy * apartMs, this.ending.signal));
			}
		});
	}

	/** Waits until every push was taken or given up, retries included. */
	async done(): Promise<void> {
		await this.holder.empty();
		while (this.pending.size > 0) await Promise.all(this.pending);
	}

	/** Ends what is under way, and forgets log and faults; configuration and subscriptions stay. */
	reset(): void {
		this.end();
		this.ending = newEnding();
		this.holder = new Holder();
		this.log.length = 0;
		this.faults.clear();
	}

	/** Ends what is under way; no timer stays. */
	end(): void {
		this.ending.abort();
	}

	private track(work: Promise<void>): void {
		this.pending.add(work);
		void work.finally(() => this.pending.delete(work));
	}

	private async deliver(push: OpenPush, delayMs: number, signal: AbortSignal): Promise<void> {
		await pause(delayMs, signal);
		for (const retryMs of [...RETRY_DELAYS_MS, undefined]) {
			if (signal.aborted) return;
			push.state = 'sending';
			this.changed();
			push.attempts.push(await this.attempt(push, signal));
			push.state = stateAfter(push.attempts.at(-1)?.status, retryMs);
			this.changed();
			if (push.state !== 'waiting' || retryMs === undefined) return;
			push.nextAt = Date.now() + retryMs * this.timeScale;
			await pause(retryMs * this.timeScale, signal);
			delete push.nextAt;
		}
	}

	private async attempt(push: OpenPush, signal: AbortSignal): Promise<PushAttempt> {
		const at = Date.now();
		const failed = (problem: string): PushAttempt => ({ at, ms: 0, status: undefined, problem });
		if (this.goesOverConnection()) {
			const connection = this.connections.choose();
			return connection
				? overConnection(connection, push, at, signal)
				: failed('no long connection is online');
		}
		// Whether Feishu signs a retry anew is not documented: it is the same request again unless told.
		if (this.signsAnew && this.config && push.attempts.length > 0) {
			push.request = eventRequest(push.json, this.config);
		}
		const { url, request } = push;
		if (url === undefined || !request) return failed('the app has no Request URL');
		const result = await post(url, request, LIMIT_MS, signal);
		const problem = result.status === undefined ? result.problem : undefined;
		return { at, ms: result.ms, status: result.status, problem };
	}

	/** Whether events may go over a long connection, be one online or not. */
	private mayConnect(): boolean {
		if (this.mode === 'automatic') return this.connections.everOnline;
		return this.mode === 'longConnection';
	}

	private goesOverConnection(): boolean {
		if (this.mode !== 'automatic') return this.mode === 'longConnection';
		return !this.config || this.connections.online().length > 0;
	}
}

/** Hundreds of pushes may wait for it at once. */
function newEnding(): AbortController {
	const ending = new AbortController();
	setMaxListeners(0, ending.signal);
	return ending;
}

function stateAfter(status: number | undefined, retryMs: number | undefined): OpenPush['state'] {
	if (status === 200) return 'taken';
	return retryMs === undefined ? 'givenUp' : 'waiting';
}

async function overConnection(
	connection: Connection,
	{ wireJson }: OpenPush,
	at: number,
	signal: AbortSignal,
): Promise<PushAttempt> {
	const result = await connection.push(wireJson, signal);
	const common = { at, ms: Date.now() - at, connection: connection.number };
	return 'code' in result
		? { ...common, status: result.code, problem: undefined }
		: { ...common, status: undefined, problem: result.problem };
}

/** Without ref, six hours do not keep the process alive. */
async function pause(ms: number, signal: AbortSignal): Promise<void> {
	if (ms > 0) await sleep(ms, undefined, { ref: false, signal }).catch(() => undefined);
}
