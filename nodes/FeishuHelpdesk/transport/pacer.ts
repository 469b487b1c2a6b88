import type { Failure } from './failure';

/** While one request tries whether the limit is open again, the others look again after this, ms. */
const PROBE_POLL_MS = 20;

/** Feishu's longest window is a minute (Feishu docs: rate limits). */
const LONGEST_WINDOW_MS = 60_000;

/** Pause after a refusal that does not say how long, ms. */
const DEFAULT_RESET_MS = 1_000;

/** What is known of a limit once it was met. Times in ms since 1970. */
interface Window {
	startedAt: number;
	endsAt: number;
	/** The ceiling that Feishu named. */
	limit: number;
	/** Requests that may start in it: less than the limit while other workflows share it. */
	quota: number;
	started: number;
	succeeded: number;
}

/** Why a request may not start yet, and when to ask again. */
export interface Hold {
	ms: number;
	/** The refusal that everything waits for. */
	because: Failure;
}

/**
 * Keeps the requests to one endpoint below Feishu's rate limit. It knows nothing until the first
 * refusal; from that it learns how many requests go into a window and how long one is, holds back all
 * lanes together, and opens each new window with a single request, so that a limit that others use up
 * costs one refusal instead of one per lane.
 *
 * Plain state over time: it neither waits nor reads a clock.
 */
export class Pacer {
	private lastRefusal: Failure | undefined;
	private firstStart: number | undefined;
	private pausedUntil = 0;
	private window: Window | undefined;
	/** The window before and the start of the request that tries whether it is over. */
	private probe: { startedAt: number; previous: Window } | undefined;
	private successes = 0;

	/**
	 * Asks whether a request may start, and counts it if so.
	 *
	 * @param now the time, ms since 1970
	 * @returns nothing to start now, else how long to wait before asking again
	 */
	tryStart(now: number): Hold | undefined {
		this.firstStart ??= now;
		const { lastRefusal: because, window } = this;
		if (because === undefined || window === undefined) return undefined;
		if (now < this.pausedUntil) return { ms: this.pausedUntil - now, because };
		if (this.probe) return { ms: PROBE_POLL_MS, because };
		if (now >= window.endsAt) {
			this.probe = { startedAt: now, previous: window };
			this.window = next(window, now);
			return undefined;
		}
		if (window.started >= window.quota) return { ms: window.endsAt - now, because };
		window.started += 1;
		return undefined;
	}

	/**
	 * Notes the end of a request that was let through.
	 *
	 * @param startedAt when it was
	 * @param now the time, ms since 1970
	 * @param refusal the failure, when it was refused for coming too fast
	 * @returns how long everything pauses now, ms; 0 when it goes on or was paused already
	 */
	ended(startedAt: number, now: number, refusal?: Failure): number {
		const { probe } = this;
		const wasProbe = probe?.startedAt === startedAt;
		if (wasProbe) this.probe = undefined;
		if (refusal === undefined) {
			this.successes += 1;
			if (this.window) this.window.succeeded += 1;
			return 0;
		}
		this.lastRefusal = refusal;
		const pausedBefore = now < this.pausedUntil;
		const { limit, resetMs = DEFAULT_RESET_MS } = refusal.rateLimit ?? {};
		this.pausedUntil = Math.max(this.pausedUntil, now + resetMs);
		// A refused probe tells that the window before it is not over yet.
		const current = wasProbe ? probe.previous : this.window;
		const succeeded = current?.succeeded ?? this.successes;
		const ceiling = limit ?? current?.limit ?? Math.max(1, succeeded);
		const shared = current !== undefined && !wasProbe && !pausedBefore;
		this.window = {
			startedAt: Math.max(
				current?.startedAt ?? this.firstStart ?? now,
				Math.min(now, this.pausedUntil - LONGEST_WINDOW_MS),
			),
			endsAt: this.pausedUntil,
			limit: ceiling,
			quota: shared ? Math.max(1, succeeded) : Math.min(current?.quota ?? ceiling, ceiling),
			started: current?.started ?? 0,
			// A refused window was not passed, so the next one does not grow.
			succeeded: 0,
		};
		return pausedBefore ? 0 : resetMs;
	}
}

/** The window after a full one takes more again, up to the limit. */
function next(window: Window, now: number): Window {
	const grown = window.succeeded >= window.quota ? window.quota * 2 : window.quota;
	return {
		startedAt: now,
		endsAt: now + (window.endsAt - window.startedAt),
		limit: window.limit,
		quota: Math.min(window.limit, grown),
		started: 1,
		succeeded: 0,
	};
}
