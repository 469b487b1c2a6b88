import { isJsonObject, type JsonObject } from '../shared/json';
import { parsePlain } from '../shared/jsonText';
import { CONNECT, lookUpCode } from './errorCodes';
import { Failure } from './failure';
import { redact } from './redact';
import { failureOfThrown } from './thrownFailure';

/** Feishu docs: refresh user_access_token; a refresh token lives for 7 days, a consent for 365. */
const WHY_AGAIN =
	'A connection ends after 7 days without use, after one year, and when the account signs in through another tool with it.';

/** Feishu docs: refresh user_access_token; the same request may succeed a moment later. */
const BUSY_CODES: ReadonlySet<unknown> = new Set([20050, 20072]);

/** Feishu docs: refresh user_access_token: invalid, ended, revoked, used before. */
const OVER_CODES: ReadonlySet<unknown> = new Set([20026, 20037, 20064, 20073]);

/**
 * @param thrown by n8n's renewal of a token
 * @returns whether the refresh token is of no use any more, so that only a person can help
 */
export function isConnectionOver(thrown: unknown): boolean {
	const { code, error } = answerIn(thrown);
	// n8n 2.30 and later say only the first, without Feishu's answer; others the second, where Feishu gave no
	// refresh token at all.
	return (
		OVER_CODES.has(code) ||
		error === 'invalid_grant' ||
		/reconnect|^refreshToken is/i.test(thrown instanceof Error ? thrown.message : '')
	);
}

/** @returns what is said while nobody has connected an account */
export const notConnected = (): Failure => told('No Feishu account is connected', CONNECT);

/**
 * @param thrown by n8n's renewal of a token
 * @returns the failure of all requests that needed it; none of them was sent
 */
export function failureOfRenewal(thrown: unknown): Failure {
	const answer = answerIn(thrown);
	const code = typeof answer.code === 'number' && answer.code !== 0 ? answer.code : null;
	const msg = redact(String(answer.error_description ?? answer.msg ?? answer.error ?? ''), []);
	const suffix = code === null ? '' : ` [${code}]`;
	if (isConnectionOver(thrown)) {
		return told(
			`The connected Feishu account must be connected again${suffix}`,
			`${CONNECT} ${WHY_AGAIN}`,
			{ code, msg },
		);
	}
	const known = code === null ? undefined : lookUpCode(code);
	if (code !== null || answer.error !== undefined) {
		const hint =
			known?.hint ??
			"Check 'App ID' and 'App Secret' in the credential of the account, and whether the app may refresh user tokens.";
		return told(
			`${known?.message ?? `Feishu did not renew the user access token: ${msg}`}${suffix}`,
			hint,
			{ code, msg, retryable: known?.waitingHelps ?? BUSY_CODES.has(code) },
		);
	}
	const { message, details, reason } = failureOfThrown(
		thrown,
		{ effect: 'read', url: '' },
		(text) => redact(text, []),
	);
	return new Failure(message, details, reason === 'unreachable' ? reason : 'noToken');
}

function told(
	message: string,
	hint: string,
	{
		code = null,
		msg = '',
		retryable = false,
	}: { code?: number | null; msg?: string; retryable?: boolean } = {},
): Failure {
	return new Failure(
		message,
		{ code, msg, httpStatus: null, logId: null, hint, retryable, delivery: 'notSent' },
		'noToken',
	);
}

/** What Feishu said, wherever this host left it: as text or parsed, on the error or on its cause. */
function answerIn(thrown: unknown): JsonObject {
	for (
		let error = thrown, depth = 0;
		error instanceof Error && depth < 5;
		error = error.cause, depth += 1
	) {
		const response: unknown = Reflect.get(error, 'response');
		const bodies: unknown[] = [
			Reflect.get(error, 'body'),
			response instanceof Object ? Reflect.get(response, 'data') : undefined,
		];
		for (const body of bodies) {
			const parsed = typeof body === 'string' ? parsePlain(body) : undefined;
			const value = parsed?.ok ? parsed.value : body;
			if (isJsonObject(value)) return value;
		}
	}
	return {};
}
