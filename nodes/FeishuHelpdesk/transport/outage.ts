import type { Failure } from './failure';
import type { Hold } from './pacer';

/** While one request tries whether Feishu is back, the others look again after this, ms. */
const PROBE_POLL_MS = 50;

const FIRST_PAUSE_MS = 500;

/** Longest pause: soon enough after a long outage, and no more than some ten requests a minute, ms. */
const LONGEST_PAUSE_MS = 10_000;

/** A request that has no time left tries once more, unless another tried just now, ms. */
const JUST_NOW_MS = 500;

/**
 * Holds back all requests together while Feishu cannot be reached, and lets one at a time try whether it
 * is back, at growing intervals. Only for what surely was not sent.
 *
 * Plain state over time: it neither waits nor reads a clock.
 */
export class Outage {
	private now: State | undefined;

	/**
	 * Asks whether a request may start. If it does, {@link started} must follow at once.
	 *
	 * @param now the time, ms since 1970
	 * @returns nothing to start now, else how long to wait before asking again
	 */
	hold(now: number): Hold | undefined {
		if (this.now === undefined) return undefined;
		const { because, until, probing } = this.now;
		if (probing) return { ms: PROBE_POLL_MS, because };
		return now < until ? { ms: until - now, because } : undefined;
	}

	/**
	 * How much of a patience is left, which counts from the first request that failed: what waits in line
	 * waits, too.
	 *
	 * @param limitMs the whole of it
	 * @param now the time, ms since 1970
	 */
	leftOf(limitMs: number, now: number): number {
		return this.now === undefined ? limitMs : this.now.since + limitMs - now;
	}

	/**
	 * Asks whether a last attempt is worth it.
	 *
	 * @param now the time, ms since 1970
	 */
	mayTryOnceMore(now: number): boolean {
		const { now: state } = this;
		return state === undefined || (!state.probing && now - state.triedAt > JUST_NOW_MS);
	}

	/**
	 * Notes the start of a request.
	 *
	 * @returns whether it is the one that tries whether Feishu is back
	 */
	started(): boolean {
		if (this.now) this.now.probing = true;
		return this.now !== undefined;
	}

	/**
	 * Notes the end of a request.
	 *
	 * @param request when it started, whether it was a probe
	 * @param now the time, ms since 1970
	 * @param failure what came of it, if it failed
	 * @param jitter 0 to 1, spreads the workers of one n8n
	 * @returns how long everything pauses now, ms; 0 when it goes on or was paused already
	 */
	ended(
		request: { startedAt: number; isProbe: boolean },
		now: number,
		failure: Failure | undefined,
		jitter: number,
	): number {
		const { now: state } = this;
		if (failure?.reason === 'cancelled') {
			if (state && request.isProbe) state.probing = false;
			return 0;
		}
		if (failure?.reason !== 'unreachable') {
			this.now = undefined;
			return 0;
		}
		if (state && !request.isProbe) return 0;
		const pauses = (state?.pauses ?? 0) + 1;
		const ms = pauseAfter(failure, pauses, jitter);
		const since = state?.since ?? request.startedAt;
		this.now = { because: failure, since, pauses, triedAt: now, until: now + ms, probing: false };
		return ms;
	}
}

/** What is known while Feishu cannot be reached. Times in ms since 1970. */
interface State {
	because: Failure;
	since: number;
	pauses: number;
	triedAt: number;
	until: number;
	probing: boolean;
}

/** The limit of the token endpoint says itself how long. */
function pauseAfter({ rateLimit }: Failure, pauses: number, jitter: number): number {
	const backoff = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (pauses - 1));
	return rateLimit?.resetMs ?? backoff * (0.5 + jitter / 2);
}
