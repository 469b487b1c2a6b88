import type { Failure } from './failure';
import type { Effect } from './request';

/** What to do after a failure. */
export type NextStep =
	| { do: 'stop' }
	/** With a new token, at once. */
	| { do: 'refreshToken' }
	/** As soon as the pacer lets it. */
	| { do: 'resend' }
	| { do: 'wait'; ms: number };

/** How often a request is tried when Feishu cannot be reached or, for reads, has trouble. */
const MAX_TRIES = 3;
const FIRST_BACKOFF_MS = 500;

/**
 * Decides whether a request may go again. The message API has no idempotency key, so a send is
 * repeated only when Feishu surely did not process it.
 *
 * @param failure what happened
 * @param request what it does, how often it was tried, whether its token was refreshed
 * @param jitter 0 to 1, spreads retries of lanes that failed together
 * @returns the next step
 */
export function nextStep(
	failure: Failure,
	request: { effect: Effect; tries: number; refreshed: boolean },
	jitter: number,
): NextStep {
	const { reason } = failure;
	if (reason === 'rateLimit') return { do: 'resend' };
	if (reason === 'token') return { do: request.refreshed ? 'stop' : 'refreshToken' };
	const repeatable =
		reason === 'unreachable' ||
		(request.effect === 'read' && (reason === 'server' || reason === 'interrupted'));
	if (!repeatable || request.tries >= MAX_TRIES) return { do: 'stop' };
	return { do: 'wait', ms: FIRST_BACKOFF_MS * 2 ** (request.tries - 1) * (0.5 + jitter / 2) };
}
