import { z } from 'zod/v4';

import type { Clock } from './clock';

const envelope = z.looseObject({
	code: z.number(),
	msg: z.string().catch(''),
	data: z.record(z.string(), z.unknown()).nullish(),
	error: z.looseObject({ log_id: z.string().optional() }).nullish(),
});

/** What came back, without any text of Feishu's that could name a person. */
export interface Reply {
	/** Undefined when the answer was no envelope of Feishu. */
	readonly code: number | undefined;
	/** HTTP status. */
	readonly status: number;
	readonly logId: string | undefined;
	/** Code of the inner service, which Feishu hides in its text. */
	readonly innerCode: string | undefined;
	readonly data: Readonly<Record<string, unknown>>;
	/** The whole body, for answers without `data`. */
	readonly body: Readonly<Record<string, unknown>>;
	readonly contentType: string;
	/** Seconds to wait for the rate limit, when Feishu says so. */
	readonly resetSeconds: number | undefined;
}

/** One request. */
export interface Call {
	readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
	/** From the origin on. */
	readonly path: string;
	readonly query?: Readonly<Record<string, string>>;
	/** Sent as JSON. */
	readonly json?: unknown;
	readonly form?: FormData;
	readonly headers?: Readonly<Record<string, string>>;
}

/** Nothing came back, so nobody knows whether it was done. */
export class NoAnswer extends Error {}

const TIMEOUT_MS = 30_000;
/** Feishu docs: Rate limits. */
export const RATE_LIMITED = 99991400;

/**
 * Sends a request as it is.
 *
 * @throws NoAnswer when the network fails
 */
export async function call(baseUrl: string, one: Call): Promise<Reply> {
	const url = new URL(one.path, baseUrl);
	for (const [name, value] of Object.entries(one.query ?? {})) url.searchParams.set(name, value);
	const headers = new Headers(one.headers);
	if (one.json !== undefined) headers.set('Content-Type', 'application/json; charset=utf-8');
	try {
		const response = await fetch(url, {
			method: one.method,
			headers,
			// Another host must not be handed the secrets.
			redirect: 'manual',
			signal: AbortSignal.timeout(TIMEOUT_MS),
			...(one.json === undefined ? {} : { body: JSON.stringify(one.json) }),
			...(one.form === undefined ? {} : { body: one.form }),
		});
		return replyOf(response, await response.text());
	} catch (error) {
		// fetch hides why in `cause`; its code (ECONNREFUSED) names no person.
		const { cause } = error instanceof Error ? error : {};
		const why = z.object({ code: z.string() }).safeParse(cause).data?.code ?? 'network';
		throw new NoAnswer(`No answer (${why})`);
	}
}

/**
 * Sends a request, and again where Feishu's rate limit refused it: then nothing was done.
 *
 * @throws NoAnswer when the network fails
 */
export async function callPatiently(baseUrl: string, one: Call, clock: Clock): Promise<Reply> {
	for (let tries = 1; ; tries += 1) {
		const reply = await call(baseUrl, one);
		if (reply.code !== RATE_LIMITED || tries === 4) return reply;
		await clock.sleep(1000 * Math.min(reply.resetSeconds ?? 2 ** tries, 60));
	}
}

function replyOf(response: Response, text: string): Reply {
	const { headers, status } = response;
	const parsed = envelope.safeParse(parse(text)).data;
	const logId = headers.get('x-tt-logid') ?? parsed?.error?.log_id;
	const reset = Number(headers.get('x-ogw-ratelimit-reset') ?? NaN);
	return {
		code: parsed?.code,
		status,
		logId: logId !== undefined && /^[\w-]{8,64}$/.test(logId) ? logId : undefined,
		innerCode: /ErrCode:\s*(\d{3,12})/.exec(parsed?.msg ?? '')?.[1],
		data: parsed?.data ?? {},
		body: parsed ?? {},
		contentType: headers.get('content-type') ?? '',
		resetSeconds: Number.isFinite(reset) ? reset : undefined,
	};
}

function parse(text: string): unknown {
	try {
		const value: unknown = JSON.parse(text);
		return value;
	} catch {
		return undefined;
	}
}
