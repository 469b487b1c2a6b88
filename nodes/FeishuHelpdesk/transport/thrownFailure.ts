import { isJsonObject } from '../shared/json';
import { Failure, type FailureCause, type FailureDetails, type RateLimit } from './failure';
import { failureOfNetwork } from './networkFailure';
import { phaseOf, proxyOf } from './phase';
import type { Asked } from './request';

/** What the credential attaches to its error when no token could be had. */
export interface TokenFailure {
	message: string;
	details: FailureDetails;
	reason: FailureCause;
	rateLimit?: RateLimit | undefined;
}

/** Property under which {@link TokenFailure} travels: the error itself must be a plain `Error`. */
const TOKEN_FAILURE = 'tokenFailure';

/** By text, the latest: n8n 1.101 to 2.33 keep only the text of the error they wrap. */
const tokenFailures = new Map<string, TokenFailure>();
const KEPT = 100;

/**
 * Makes the error of the credential when no token could be had. The details travel beside the text,
 * for the node; n8n's credential test shows the text.
 *
 * @param failure what happened
 * @returns a plain `Error`, without `code`
 */
export function tokenError(failed: Failure): Error {
	const { message, details, reason, description, rateLimit } = failed;
	// n8n's credential test puts a sentence of its own in the place of text that holds ECONNREFUSED and the
	// like (n8n-workflow, NodeError), so what the network said stays out of it.
	const advice = details.code === null ? details.hint : description;
	const text = `${message}. ${advice.replaceAll('\n', ' ')}`;
	const failure: TokenFailure = { message, details, reason, rateLimit };
	tokenFailures.delete(text);
	tokenFailures.set(text, failure);
	const [oldest] = tokenFailures.keys();
	if (tokenFailures.size > KEPT && oldest !== undefined) tokenFailures.delete(oldest);
	return Object.assign(new Error(text), { [TOKEN_FAILURE]: failure });
}

/**
 * Finds out what went wrong when n8n's request helper throws. n8n wraps the original error and may
 * replace its message, so only what it wraps counts; its headers and body never leave this function.
 *
 * @param thrown what the helper threw
 * @param request what it would have done, and where
 * @param clean takes secrets out of a text
 * @returns the failure
 */
export function failureOfThrown(
	thrown: unknown,
	asked: Asked & { url: string },
	clean: (text: string) => string,
): Failure {
	const chain = causes(thrown);
	const token =
		chain.map((error) => Reflect.get(error, TOKEN_FAILURE)).find(isTokenFailure) ??
		chain
			.flatMap(texts)
			.map((text) => tokenFailures.get(text))
			.find(isTokenFailure);
	if (token) {
		const { message, details, rateLimit } = token;
		return new Failure(message, details, reasonWithoutToken(token), rateLimit);
	}
	const msg = clean(wordsOf(chain) ?? String(thrown));
	const broken = {
		code: networkCode(chain),
		msg,
		phase: phaseOf(chain),
		proxy: proxyOf(chain),
		url: asked.url,
	};
	return failureOfNetwork(broken, asked);
}

/** The origin's own words, and n8n's where it says what to do about a refusal of its own. */
function wordsOf(chain: readonly Error[]): string | undefined {
	const origin = chain.at(-1);
	if (origin === undefined) return undefined;
	const errors: unknown = Reflect.get(origin, 'errors');
	// Node.js tries all addresses of a host and wraps what came of each, without words of its own.
	const said = Array.isArray(errors)
		? errors.filter((error) => error instanceof Error).map(({ message }) => message)
		: texts(origin).slice(0, 1);
	const more: unknown = Reflect.get(origin, 'description');
	// In the place of those words axios says `Error`, and n8n before 2.34 keeps them in its advice.
	const tellsMore =
		origin.name !== 'NodeApiError' || /^(The request was blocked|Error$)/.test(said[0] ?? '');
	return [...new Set(said), ...(tellsMore && typeof more === 'string' ? [more] : [])]
		.filter((text) => text !== 'Error')
		.join('. ');
}

/** Node's code of the origin; where n8n does not keep the origin, its code is under `httpCode`. */
function networkCode(chain: readonly Error[]): string {
	const values = ['code', 'httpCode'].flatMap((key) =>
		chain.map((error): unknown => Reflect.get(error, key)),
	);
	return values.find(isNetworkCode) ?? '';
}

function isNetworkCode(value: unknown): value is string {
	return typeof value === 'string' && /^[A-Z]/.test(value);
}

/** What an error says. n8n puts words of its own in place of some messages and keeps the others. */
function texts(error: Error): string[] {
	const replaced: unknown = Reflect.get(error, 'messages');
	const kept = Array.isArray(replaced) ? replaced.filter((text) => typeof text === 'string') : [];
	return [...kept, error.message];
}

/** Without a token the request itself was never sent, so that any passing trouble may pass. */
function reasonWithoutToken({ reason, details }: TokenFailure): FailureCause {
	return reason !== 'cancelled' && details.retryable ? 'unreachable' : 'noToken';
}

/** The error and what it wraps, outermost first. */
function causes(thrown: unknown): Error[] {
	const chain: Error[] = [];
	let error = thrown;
	while (error instanceof Error && !chain.includes(error)) {
		chain.push(error);
		error = error.cause;
	}
	return chain;
}

function isTokenFailure(value: unknown): value is TokenFailure {
	return isJsonObject(value) && typeof value.message === 'string' && isJsonObject(value.details);
}
