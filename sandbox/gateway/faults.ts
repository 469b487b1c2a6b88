import type { RecordedRequest } from '../http/requests';
import { matchesRoute } from '../http/routeIds';

/** One way to disturb a request. Times in milliseconds. */
export type Fault =
	/** Waits, then goes on; adds to whatever other fault is due. */
	| { kind: 'latency'; ms: number }
	| { kind: 'latency'; minMs: number; maxMs: number }
	/** Processed at once, and answered late. */
	| { kind: 'lateAnswer'; ms: number }
	/** Answered instead of processing. */
	| {
			kind: 'answer';
			status: number;
			code: number;
			msg: string;
			headers?: Record<string, string>;
			/** More for the `error` object of the answer. */
			error?: Record<string, unknown>;
	  }
	/** Processed, a message lands in the inbox, and yet the answer is a failure. */
	| { kind: 'answerAfterDelivery'; status: number; code?: number; msg?: string; html?: boolean }
	/** The connection breaks before, or after, the request was processed. */
	| { kind: 'resetBefore' }
	| { kind: 'resetAfterDelivery' }
	/** Never answered, nor processed. */
	| { kind: 'hang' }
	/** An HTML page, as a proxy between n8n and Feishu answers; not processed. */
	| { kind: 'html'; status: number }
	/** Sent elsewhere, as by a login page; not processed. `to` is a URL, or a path of the sandbox. */
	| { kind: 'redirect'; status: 301 | 302 | 303 | 307 | 308; to: string };

/** A fault and the requests it strikes. */
export type FaultSpec = Fault & {
	/** Route id such as `GET /helpdesk/v1/tickets/:ticket_id`; default every route. */
	route?: string;
	/** How many requests to strike, default 1; Infinity for all. */
	times?: number;
	/** How many matching requests to let pass first, default 0. */
	skip?: number;
	/** A further condition on the request. */
	when?: (request: RecordedRequest) => boolean;
};

/** The faults that wait for requests. */
export class FaultQueue {
	private waiting: { spec: FaultSpec; times: number; skip: number }[] = [];

	add(spec: FaultSpec): void {
		this.waiting.push({ spec, times: spec.times ?? 1, skip: spec.skip ?? 0 });
	}

	clear(): void {
		this.waiting = [];
	}

	/**
	 * Takes what is due for a request: every matching latency, and the first matching fault of
	 * another kind. What is taken counts as used.
	 *
	 * @returns the summed latency in milliseconds and the other fault, if one is due
	 */
	take(request: RecordedRequest): { latencyMs: number; fault: Fault | undefined } {
		let latencyMs = 0;
		let fault: Fault | undefined;
		for (const entry of this.waiting) {
			const { spec } = entry;
			if (spec.kind !== 'latency' && fault) continue;
			if (spec.route !== undefined && !matchesRoute(spec.route, request.route)) continue;
			if (spec.when && !spec.when(request)) continue;
			if (entry.skip > 0) {
				entry.skip -= 1;
				continue;
			}
			entry.times -= 1;
			if (spec.kind === 'latency') latencyMs += drawLatency(spec);
			else fault = spec;
		}
		this.waiting = this.waiting.filter((entry) => entry.times > 0);
		return { latencyMs, fault };
	}
}

function drawLatency(fault: Extract<Fault, { kind: 'latency' }>): number {
	if ('ms' in fault) return fault.ms;
	return fault.minMs + Math.random() * (fault.maxMs - fault.minMs);
}

/** Feishu docs: Rate limits. New APIs answer HTTP 429. @param resetSeconds whole seconds to wait */
export function rateLimit429(resetSeconds = 1, limit = 100): Fault {
	return { ...rateLimit400(resetSeconds, limit), status: 429 };
}

/** Feishu docs: Rate limits. Some old APIs answer HTTP 400. @param resetSeconds whole seconds */
export function rateLimit400(resetSeconds = 1, limit = 100): Extract<Fault, { kind: 'answer' }> {
	return {
		kind: 'answer',
		status: 400,
		code: 99991400,
		msg: 'request trigger frequency limit',
		headers: {
			'x-ogw-ratelimit-limit': String(limit),
			'x-ogw-ratelimit-reset': String(resetSeconds),
		},
	};
}

/** The tenant used up its API calls of this month; waiting does not help. */
export const quotaExhausted: Fault = {
	kind: 'answer',
	status: 429,
	code: 99991403,
	msg: "This month's API call quota has been exceeded",
};

/** HTTP 401 although every secret is right. Feishu docs: Send ticket message. */
export const ticketClosed: Fault = {
	kind: 'answer',
	status: 401,
	code: 154401,
	msg: 'Ticket is already closed',
};

/** The app lost, or never got, a permission. @param scope e.g. `helpdesk:all` */
export function missingScope(scope = 'helpdesk:all'): Fault {
	return {
		kind: 'answer',
		status: 400,
		code: 99991672,
		msg: `Access denied. One of the following scopes is required: [${scope}]`,
		error: { permission_violations: [{ type: 'action_privilege_required', subject: scope }] },
	};
}

/** The token ran out, or was revoked, as the gateway says it. */
export const expiredToken: Fault = {
	kind: 'answer',
	status: 400,
	code: 99991663,
	msg: 'Invalid access token for authorization. Please make a request with token attached.',
};
