import { types } from 'node:util';

import type { PushRequest } from './seal';

/** What came of a request: an answer, or what went wrong. */
export type PostResult =
	| { status: number; body: string; ms: number }
	| { status: undefined; problem: string; ms: number };

/**
 * Sends one request and reads the answer. It follows no redirect: only HTTP 200 counts.
 *
 * @param url the Request URL
 * @param request what to send
 * @param limitMs until when the answer must be there
 * @param signal gives up
 * @returns the answer or the problem; it never rejects
 */
export async function post(
	url: string,
	{ headers, body }: PushRequest,
	limitMs: number,
	signal: AbortSignal,
): Promise<PostResult> {
	const startedAt = performance.now();
	const late = AbortSignal.timeout(limitMs);
	const ms = (): number => Math.round(performance.now() - startedAt);
	try {
		const response = await fetch(url, {
			method: 'POST',
			headers,
			body,
			redirect: 'manual',
			signal: anyOf(signal, late),
		});
		return { status: response.status, body: await response.text(), ms: ms() };
	} catch (error) {
		const problem = late.aborted ? `no answer within ${limitMs / 1000} s` : reasonOf(error);
		return { status: undefined, problem, ms: ms() };
	}
}

/** As AbortSignal.any, of which Node.js 20 collects what it made of a time-out before it fires. */
function anyOf(...signals: readonly AbortSignal[]): AbortSignal {
	const one = new AbortController();
	for (const signal of signals) {
		if (signal.aborted) one.abort(signal.reason);
		signal.addEventListener('abort', () => {
			one.abort(signal.reason);
		});
	}
	return one.signal;
}

/** What fetch says is only "fetch failed". */
function reasonOf(error: unknown): string {
	if (!types.isNativeError(error)) return String(error);
	const { cause } = error;
	if (!types.isNativeError(cause)) return error.message;
	// Of several addresses that failed only a code is told.
	return cause.message === '' && 'code' in cause ? String(cause.code) : cause.message;
}
