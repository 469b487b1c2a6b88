import { sleep } from 'n8n-workflow';

import { exchange } from './exchange';
import type { Failure } from './failure';
import { Pacer, type Hold } from './pacer';
import { Patience } from './patience';
import type { ApiRequest } from './request';
import { nextStep } from './retry';
import type { Success } from './steps';
import type { Target } from './target';

/**
 * A refusal of the token usually comes within this time; without it every lane would collect one.
 * Counted in short naps, ms each: in a busy process they stretch, and the answer gets its chance.
 */
const HEAD_START = { naps: 8, napMs: 2 } as const;

/** How often to look whether the first request has brought a token, ms. */
const TOKEN_POLL_MS = 10;

/** How patient a client is. */
export interface ClientOptions {
	/** Most that one request waits, in sum, for limits and between attempts, ms. */
	maxWaitMs: number;
	/** Set where no option of the user's decides about that, so that none is named. */
	fixedWait?: boolean;
	/** Ends all waiting when the execution is cancelled. */
	signal: AbortSignal | undefined;
}

/** Sends requests to the Feishu of one credential. */
export interface Client {
	/** Scheme and host. */
	readonly baseUrl: string;
	/**
	 * How long the first request of many goes ahead: until a new token is stored, so that the others
	 * find it; or, when one was stored before, a moment in which Feishu may say that it is no good.
	 *
	 * @param answered asked while waiting for a token
	 * @returns a promise that ends when the others may follow, at the latest when `answered`
	 */
	headStart(this: void, answered: () => boolean): Promise<void>;
	/**
	 * Sends a request until Feishu has accepted it, refused it, or it is too late.
	 *
	 * @param request what to send
	 * @returns what Feishu accepted
	 * @throws {Failure} when it was refused, not answered, not sent in time, or cancelled
	 */
	call(this: void, request: ApiRequest): Promise<Success>;
}

/**
 * Opens a client. Sends nothing yet.
 *
 * @param target where requests go
 * @param options how long to wait, and until when
 * @returns the client
 */
export function createClient(target: Target, options: ClientOptions): Client {
	const { host } = target;
	const pacers = new Map<string, Pacer>();
	let noToken: Failure | undefined;

	/** All requests to an endpoint share its pacer. */
	function pacerOf({ method, path }: ApiRequest): Pacer {
		const endpoint = `${method} ${path.endpoint}`;
		const pacer = pacers.get(endpoint) ?? new Pacer();
		pacers.set(endpoint, pacer);
		return pacer;
	}

	function log(why: string, ms: number, { details }: Failure): void {
		const seconds = Math.round(ms / 100) / 10;
		const { code, logId } = details;
		host.logger.info(`Feishu Helpdesk: ${why}, waiting ${seconds} s`, { code, logId });
	}

	async function call(request: ApiRequest): Promise<Success> {
		const { effect } = request;
		const pacer = pacerOf(request);
		const patience = new Patience(options.maxWaitMs, options.signal);
		let refusedToken: string | undefined;
		patience.assertGoingOn();
		for (let tries = 1; ; tries += 1) {
			// What holds for the credential holds for every item.
			if (noToken) throw noToken;
			const startedAt = await start(pacer, patience, options);
			const result = await exchange(target, request, refusedToken);
			const pauseMs = pacer.ended(startedAt, Date.now(), refusalOf(result));
			if (result.ok) return result;
			const { failure, token } = result;
			if (pauseMs > 0) log("Feishu's rate limit is reached", pauseMs, failure);
			const refreshed = refusedToken !== undefined;
			const step = nextStep(failure, { effect, tries, refreshed }, Math.random());
			if (failure.reason === 'noToken') noToken = failure;
			if (step.do === 'stop') throw failure;
			if (step.do === 'refreshToken') refusedToken = token;
			if (step.do !== 'wait') continue;
			log(failure.message, step.ms, failure);
			if (!(await patience.wait(step.ms))) throw failure;
		}
	}

	async function headStart(answered: () => boolean): Promise<void> {
		if (target.startsFresh) {
			for (let nap = 0; nap < HEAD_START.naps && !answered(); nap += 1)
				await sleep(HEAD_START.napMs);
			return;
		}
		while (!answered()) {
			await sleep(TOKEN_POLL_MS);
			if (await target.hasToken()) return;
		}
	}

	return { baseUrl: target.baseUrl, call, headStart };
}

/** Waits for the limit of the endpoint; returns when the request started, ms since 1970. */
async function start(
	pacer: Pacer,
	patience: Patience,
	{ fixedWait }: ClientOptions,
): Promise<number> {
	for (;;) {
		const now = Date.now();
		const hold = pacer.tryStart(now);
		if (hold === undefined) return now;
		if (!(await patience.wait(hold.ms))) throw fixedWait ? hold.because : tooLong(hold);
	}
}

/** The next attempt would come too late: not sent, with the refusal that everything waits for. */
function tooLong({ ms, because }: Hold): Failure {
	return because.advise(
		`The next attempt is possible in ${Math.ceil(ms / 1000)} s, which is longer than the option 'Max Wait (Seconds)' allows.`,
	);
}

const refusalOf = (result: Awaited<ReturnType<typeof exchange>>): Failure | undefined =>
	!result.ok && result.failure.reason === 'rateLimit' ? result.failure : undefined;
