import { sleep } from 'n8n-workflow';

import { doubtAbout } from './advice';
import { RESOURCE_NOT_FOUND } from './errorCodes';
import { exchange } from './exchange';
import { Failure } from './failure';
import { Outage } from './outage';
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
const TOKEN_POLL_MS = 4;

/** How patient a client is. */
export interface ClientOptions {
	/** Most that one message waits, in sum, for limits and while Feishu cannot be reached, ms. */
	maxWaitMs: number;
	/** Set where no option of the user's decides about that, so that none is named. */
	fixedWait?: boolean;
	/** Ends all waiting when the execution is cancelled. */
	signal: AbortSignal | undefined;
}

/** Asked by a request that sends or changes, at the moment when its first byte may leave. */
export interface Gate {
	/**
	 * Lets it through.
	 *
	 * @throws {Failure} when it must not leave
	 */
	enter: () => Promise<void>;
	/** Told that Feishu surely did not take it; it may enter again. */
	back: () => Promise<void>;
	/** Told that it is out. */
	left: () => void;
}

/** Sends requests to the Feishu of one credential. */
export interface Client {
	/** Scheme and host, of a gateway also its path. */
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
	 * Opens the patience of one message.
	 *
	 * @param spentMs what was waited for it before
	 * @param maxWaitMs most that it waits in sum, where that is not the client's
	 */
	patience(this: void, spentMs?: number, maxWaitMs?: number): Patience;
	/**
	 * Sends a request until Feishu has accepted it, refused it, or it is too late.
	 *
	 * @param request what to send
	 * @param patience of the message that it belongs to; its own when left out
	 * @param gate asked before each attempt, unless an earlier one may have been done
	 * @returns what Feishu accepted
	 * @throws {Failure} when it was refused, not answered, not sent in time, or cancelled
	 */
	call(this: void, request: ApiRequest, patience?: Patience, gate?: Gate): Promise<Success>;
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
	const outage = new Outage();
	let noToken: Failure | undefined;
	/** Fingerprints of an account's tokens that were new and refused: another one would not help. */
	const useless = new Set<string>();

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

	const patience = (spentMs = 0, maxWaitMs = options.maxWaitMs) =>
		new Patience(maxWaitMs, options.signal, spentMs);

	/** Waits until the endpoint takes another request, and Feishu can be reached. */
	async function start(pacer: Pacer, waiting: Patience): Promise<Started> {
		for (;;) {
			const startedAt = Date.now();
			const broken = outage.hold(startedAt);
			const hold = broken ?? pacer.tryStart(startedAt);
			if (hold === undefined) return { startedAt, isProbe: outage.started() };
			if (!broken) {
				if (!(await waiting.wait(hold.ms))) throw tooLong(hold, waiting, options);
				continue;
			}
			const left = Math.min(waiting.leftMs, outage.leftOf(waiting.limitMs, startedAt));
			if (left > 0) await waiting.wait(Math.min(hold.ms, left));
			else if (!outage.mayTryOnceMore(startedAt))
				throw options.fixedWait ? hold.because : gaveUp(hold, waiting);
			else if (!pacer.tryStart(startedAt)) return { startedAt, isProbe: outage.started() };
			else throw options.fixedWait ? hold.because : gaveUp(hold, waiting);
		}
	}

	async function call(request: ApiRequest, waiting = patience(), gate?: Gate): Promise<Success> {
		const state: Attempts = { troubles: 0 };
		try {
			return await attempt(request, waiting, gate, state);
		} catch (thrown) {
			throw state.doubt && thrown instanceof Failure
				? doubted(thrown, state.doubt, request)
				: thrown;
		}
	}

	async function attempt(
		request: ApiRequest,
		waiting: Patience,
		gate: Gate | undefined,
		state: Attempts,
	): Promise<Success> {
		const { effect } = request;
		const pacer = pacerOf(request);
		let refusedToken: string | undefined;
		waiting.assertGoingOn();
		for (;;) {
			// What holds for the credential holds for every item.
			if (noToken) throw noToken;
			const started = await start(pacer, waiting);
			if (!state.doubt) {
				await gate?.enter().catch((thrown: unknown) => {
					// It took its turn and did not use it.
					pacer.ended(started.startedAt, Date.now());
					outage.ended(started, Date.now(), undefined, 0);
					throw thrown;
				});
			}
			const result = await exchange(target, request, refusedToken);
			const now = Date.now();
			const pauseMs = pacer.ended(started.startedAt, now, refusalOf(result));
			const jitter = Math.random();
			const broken = result.ok ? undefined : result.failure;
			const brokenMs = outage.ended(started, now, broken, jitter);
			if (result.ok) {
				gate?.left();
				return result;
			}
			const { failure, token } = result;
			if (failure.details.delivery === 'unknown') state.doubt = failure;
			else if (!state.doubt) await gate?.back();
			if (pauseMs > 0) log("Feishu's rate limit is reached", pauseMs, failure);
			if (brokenMs > 0) log(failure.message, brokenMs, failure);
			// What is to be removed is gone: the answer to an attempt before got lost.
			const isGone = request.method === 'DELETE' && failure.details.code === RESOURCE_NOT_FOUND;
			if (isGone && state.doubt) {
				gate?.left();
				return { data: {} };
			}
			const { reason } = failure;
			if (reason === 'unreachable') waiting.note(now - started.startedAt);
			if (reason === 'server' || reason === 'interrupted') state.troubles += 1;
			const refreshed = refusedToken !== undefined || useless.has(token);
			if (reason === 'token' && refreshed && target.account && !request.asApp) useless.add(token);
			const { troubles } = state;
			const step = nextStep(failure, { effect, troubles, refreshed }, jitter);
			if (reason === 'noToken') noToken = failure;
			if (step.do === 'stop') throw failure;
			if (step.do === 'refreshToken') refusedToken = token;
			if (step.do !== 'wait') continue;
			log(failure.message, step.ms, failure);
			if (!(await waiting.wait(step.ms))) throw failure;
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

	return { baseUrl: target.baseUrl, patience, call, headStart };
}

/** How the attempts of a request went. */
interface Attempts {
	/** How often Feishu had trouble with it. */
	troubles: number;
	/** The failure of the last one that may have been done all the same. */
	doubt?: Failure;
}

/** What failed in the end says nothing of an earlier attempt, which may have been done. */
function doubted(failure: Failure, doubt: Failure, request: ApiRequest): Failure {
	if (failure.details.delivery !== 'notSent') return failure;
	if (failure.reason === 'cancelled') return doubt;
	return failure.with({ delivery: 'unknown' }).advise(doubtAbout(request));
}

/** A request that was let through. */
interface Started {
	startedAt: number;
	isProbe: boolean;
}

/** The next attempt would come too late: not sent, with the refusal that everything waits for. */
function tooLong(
	{ ms, because }: Hold,
	{ limitMs, spentMs }: Patience,
	{ fixedWait }: Pick<ClientOptions, 'fixedWait'>,
): Failure {
	const spent = spentMs < 50 ? '' : `, and ${seconds(spentMs)} of them are over`;
	const limit = fixedWait
		? `This waits ${seconds(limitMs)} at most`
		: `The option 'Max Wait (Seconds)' allows ${seconds(limitMs)} in sum`;
	return because.advise(
		`The next attempt is possible in ${Math.ceil(ms / 1000)} s. ${limit}${spent}.`,
	);
}

const seconds = (ms: number) => `${Math.round(ms / 100) / 10} s`;

/** Feishu could not be reached for so long that it was not tried any more. */
function gaveUp({ because }: Hold, { limitMs }: Patience): Failure {
	if (limitMs === 0) return because;
	return because.advise(
		'',
		`It was tried again for ${seconds(limitMs)}, as long as the option 'Max Wait (Seconds)' allows.`,
	);
}

const refusalOf = (result: Awaited<ReturnType<typeof exchange>>): Failure | undefined =>
	!result.ok && result.failure.reason === 'rateLimit' ? result.failure : undefined;
