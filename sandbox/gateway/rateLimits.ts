import { Refusal } from '../http/answers';
import { matchesRoute } from '../http/routeIds';

/** At most `limit` requests in a window of `windowMs` milliseconds. */
export interface RateLimit {
	limit: number;
	windowMs: number;
}

/**
 * Limits by route id, which may hold `:names`; requests that match it share its windows. With
 * several windows, either one refuses.
 */
export type RateLimits = Partial<Record<string, RateLimit | RateLimit[]>>;

const tier4: RateLimit[] = [
	{ limit: 1000, windowMs: 60_000 },
	{ limit: 50, windowMs: 1000 },
];

/** What Feishu documents for the routes of the sandbox. Feishu docs: Rate limits. */
export const DOCUMENTED_LIMITS: Readonly<RateLimits> = {
	'POST /helpdesk/v1/message': { limit: 100, windowMs: 60_000 },
	'POST /helpdesk/v1/tickets/:ticket_id/messages': tier4,
	'POST /helpdesk/v1/start_service': tier4,
	'GET /helpdesk/v1/tickets/:ticket_id': { limit: 10, windowMs: 1000 },
	'GET /helpdesk/v1/tickets': tier4,
	'GET /helpdesk/v1/ticket_images': tier4,
	'POST /contact/v3/users/batch_get_id': tier4,
	'POST /im/v1/images': tier4,
};

interface Window extends RateLimit {
	/** Milliseconds since 1970. */
	startedAt: number;
	used: number;
}

/** Counts requests per route in fixed windows that start with their first request. */
export class RateLimiter {
	private readonly windows = new Map<string, Window[]>();

	/** @param saysReset whether a refusal says how long to wait */
	constructor(
		private readonly limits: Readonly<RateLimits>,
		private readonly saysReset = true,
	) {}

	/**
	 * Counts one request.
	 *
	 * @throws Refusal 99991400 with HTTP 429 when a window of this route is used up; the headers
	 *   may name the ceiling and the whole seconds to wait
	 */
	admit(route: string): void {
		const now = Date.now();
		const windows = this.windowsOf(route);
		for (const window of windows) {
			if (now - window.startedAt >= window.windowMs) {
				window.startedAt = now;
				window.used = 0;
			}
		}
		const full = windows.find((window) => window.used >= window.limit);
		if (full) throw tooFrequent(this.saysReset ? headersOf(full, now) : {});
		for (const window of windows) window.used += 1;
	}

	/** Opens all windows again. */
	reset(): void {
		this.windows.clear();
	}

	private windowsOf(route: string): Window[] {
		const pattern = Object.keys(this.limits).find((candidate) => matchesRoute(candidate, route));
		if (pattern === undefined) return [];
		const known = this.windows.get(pattern);
		if (known) return known;
		const created = [this.limits[pattern] ?? []]
			.flat()
			.map((limit) => ({ ...limit, startedAt: 0, used: 0 }));
		this.windows.set(pattern, created);
		return created;
	}
}

function tooFrequent(headers: Readonly<Record<string, string>>): Refusal {
	return new Refusal(429, 99991400, 'request trigger frequency limit', {}, headers);
}

function headersOf({ limit, startedAt, windowMs }: Window, now: number): Record<string, string> {
	const waitMs = startedAt + windowMs - now;
	return {
		'x-ogw-ratelimit-limit': String(limit),
		'x-ogw-ratelimit-reset': String(Math.max(1, Math.ceil(waitMs / 1000))),
	};
}
