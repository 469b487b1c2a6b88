import { isJsonObject } from '../shared/json';
import { Failure, type FailureCause, type FailureDetails } from './failure';
import { failureOfNetwork, type Effect } from './failures';

/** What the credential attaches to its error when no token could be had. */
export interface TokenFailure {
	message: string;
	details: FailureDetails;
	reason: FailureCause;
}

/** Property under which {@link TokenFailure} travels: the error itself must be a plain `Error`. */
export const TOKEN_FAILURE = 'tokenFailure';

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
	const token = chain.map((error) => Reflect.get(error, TOKEN_FAILURE)).find(isTokenFailure);
	if (token) return new Failure(token.message, token.details, reasonWithoutToken(token));
	const code = chain
		.map((error) => Reflect.get(error, 'code') as unknown)
		.find((value) => typeof value === 'string');
	const origin = chain.at(-1);
	return failureOfNetwork(String(code ?? ''), clean(origin?.message ?? String(thrown)), effect);
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
