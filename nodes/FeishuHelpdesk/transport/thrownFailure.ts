import { isJsonObject } from '../shared/json';
import { Failure, type FailureCause, type FailureDetails } from './failure';
import { failureOfNetwork } from './answerFailure';
import type { Effect } from './request';

/** What the credential attaches to its error when no token could be had. */
export interface TokenFailure {
	message: string;
	details: FailureDetails;
	reason: FailureCause;
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
export function tokenError({ message, details, reason, description }: Failure): Error {
	const text = `${message}. ${description.replaceAll('\n', ' ')}`;
	const failure: TokenFailure = { message, details, reason };
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
 * @param effect what the request would have done
 * @param clean takes secrets out of a text
 * @returns the failure
 */
export function failureOfThrown(
	thrown: unknown,
	effect: Effect,
	clean: (text: string) => string,
): Failure {
	const chain = causes(thrown);
	const token =
		chain.map((error) => Reflect.get(error, TOKEN_FAILURE)).find(isTokenFailure) ??
		chain
			.flatMap(texts)
			.map((text) => tokenFailures.get(text))
			.find(isTokenFailure);
	if (token) return new Failure(token.message, token.details, reasonWithoutToken(token));
	const [text = String(thrown)] = chain.slice(-1).flatMap(texts);
	return failureOfNetwork(networkCode(chain), clean(text), effect);
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
