import { isJsonObject, type JsonObject, type JsonValue } from '../shared/json';
import type { Answer, Envelope } from './answer';
import { lookUpCode, type ErrorCode } from './errorCodes';
import { Failure, type FailureCause, type RateLimit } from './failure';
import type { Effect } from './request';

const CHECK_BEFORE_AGAIN =
	'It is not known whether the message arrived. Check the conversation in Feishu before sending it again.';

/**
 * Words a refusal of Feishu, or an answer that is not from Feishu.
 *
 * @param answer the answer: `code` other than 0, no envelope, or no file where one was asked for
 * @param effect what the request would have done
 * @param what the answer lacks where its code is 0
 * @returns the failure, with Feishu's code, what to do and the log id
 */
export function failureOfAnswer(answer: Answer, effect: Effect, what = 'the picture'): Failure {
	const { envelope } = answer;
	if (envelope === undefined) return failureOfStranger(answer, effect);
	return envelope.code === 0
		? withoutThing(answer, effect === 'send', what)
		: failureOfCode(answer, envelope, effect);
}

/** Feishu accepted the request, so what it sends may have arrived. */
function withoutThing({ status, logId }: Answer, isSend: boolean, what: string): Failure {
	return new Failure(
		`Feishu's answer lacks ${what} [0]`,
		{
			code: 0,
			msg: '',
			httpStatus: status,
			logId,
			hint: isSend
				? CHECK_BEFORE_AGAIN
				: 'Try again later. If it happens again, give the log ID to Feishu support.',
			retryable: !isSend,
			delivery: isSend ? 'unknown' : 'notSent',
		},
		// A refusal can lead elsewhere, and the message would go twice.
		isSend ? 'server' : 'refused',
	);
}

function failureOfCode(answer: Answer, envelope: Envelope, effect: Effect): Failure {
	const { code, msg } = envelope;
	const known = lookUpCode(code);
	const rateLimited = known?.rateLimited ?? (known === undefined && answer.status === 429);
	// The vague codes come with HTTP 400 to 405 (Feishu docs: helpdesk-v1, error codes).
	const maybeProcessed = known
		? known.maybeProcessed === true || (known.vague === true && answer.status >= 500)
		: !rateLimited && (answer.status >= 500 || answer.status < 400);
	const unknown = effect === 'send' && maybeProcessed;
	const error = isJsonObject(envelope.body.error) ? envelope.body.error : {};
	const hints = [
		...(unknown ? [CHECK_BEFORE_AGAIN] : []),
		known?.hint ?? 'Feishu gave a code that this node does not know.',
		...violations(error),
		...links(error, known),
	];
	return new Failure(
		`${headline(known, msg, error)} [${code}]`,
		{
			code,
			msg,
			httpStatus: answer.status,
			logId: answer.logId,
			hint: hints.join(' '),
			retryable: rateLimited || known?.waitingHelps === true,
			delivery: unknown ? 'unknown' : 'notSent',
		},
		reasonOf(known, rateLimited, maybeProcessed),
		rateLimited ? rateLimitOf(answer.headers) : undefined,
	);
}

function reasonOf(
	known: ErrorCode | undefined,
	rateLimited: boolean,
	server: boolean,
): FailureCause {
	if (rateLimited) return 'rateLimit';
	if (known?.tokenRejected) return 'token';
	return server ? 'server' : 'refused';
}

function headline(known: ErrorCode | undefined, msg: string, error: JsonObject): string {
	const scopes = missingScopes(error);
	const base = known?.message ?? `Feishu refused the request: ${msg || 'no reason given'}`;
	return scopes.length > 0 ? `${base}: ${scopes.join(' or ')}` : base;
}

/** Two shapes exist: the documented one has `scope`, live answers have `subject`. */
function missingScopes(error: JsonObject): string[] {
	return objects(error.permission_violations)
		.map((violation) => violation.scope ?? violation.subject)
		.filter((scope): scope is string => typeof scope === 'string' && scope !== '');
}

function violations(error: JsonObject): string[] {
	return objects(error.field_violations).map((violation) => {
		const field = String(violation.field ?? '?');
		return `Field '${field}': ${String(violation.description ?? 'not accepted')}.`;
	});
}

function links(error: JsonObject, known: ErrorCode | undefined): string[] {
	const help = objects(error.helps)[0]?.url;
	const found = [
		typeof help === 'string' && help !== '' ? `Open ${help}` : '',
		known === undefined && typeof error.troubleshooter === 'string' ? error.troubleshooter : '',
	];
	return found.filter((link) => link !== '');
}

const objects = (value: JsonValue | undefined): JsonObject[] =>
	Array.isArray(value) ? value.filter(isJsonObject) : [];

/** Feishu docs: rate limits. The reset is in seconds; either header may be missing. */
function rateLimitOf(headers: Answer['headers']): RateLimit {
	const limit = positive(headers['x-ogw-ratelimit-limit']);
	const seconds = positive(headers['x-ogw-ratelimit-reset']);
	const resetMs = seconds === undefined ? retryAfterMs(headers) : seconds * 1000;
	return {
		...(limit !== undefined && { limit: Math.max(1, Math.floor(limit)) }),
		...(resetMs !== undefined && { resetMs }),
	};
}

/**
 * RFC 9110, 10.2.3: a gateway gives seconds or a date. A date is measured by the clock of whoever gave it.
 */
function retryAfterMs(headers: Answer['headers']): number | undefined {
	const value = headers['retry-after'];
	const seconds = positive(value);
	if (seconds !== undefined) return seconds * 1000;
	const until = httpDate(value);
	if (until === undefined) return undefined;
	const ms = until - (httpDate(headers.date) ?? Date.now());
	return ms > 0 ? ms : undefined;
}

/** RFC 9110, 5.6.7: all three forms begin with the name of a day. */
function httpDate(value: unknown): number | undefined {
	const time = typeof value === 'string' && /^[A-Z][a-z]+,? /.test(value) ? Date.parse(value) : NaN;
	return Number.isNaN(time) ? undefined : time;
}

function positive(header: unknown): number | undefined {
	const value = typeof header === 'string' ? Number(header) : NaN;
	return Number.isFinite(value) && value > 0 ? value : undefined;
}

/** Something else answered: a proxy, a login page, another server behind the base URL. */
function failureOfStranger(answer: Answer, effect: Effect): Failure {
	const { status } = answer;
	const rateLimited = status === 429;
	// A redirect or a 4xx came from something in front of Feishu that did not let the request pass.
	const refused = rateLimited || (status >= 300 && status < 500 && status !== 408);
	const unknown = effect === 'send' && !refused;
	const hint = [strangerHint(status, refused), answeredBy(answer.headers)].join(' ').trim();
	return new Failure(
		status === 407
			? 'The proxy between n8n and Feishu wants a login (HTTP 407)'
			: `The answer is not from Feishu (HTTP ${status})`,
		{
			code: null,
			msg: '',
			httpStatus: status,
			logId: answer.logId,
			hint: unknown ? `${CHECK_BEFORE_AGAIN} ${hint}` : hint,
			retryable: rateLimited || status >= 500,
			delivery: unknown ? 'unknown' : 'notSent',
		},
		rateLimited ? 'rateLimit' : refused ? 'refused' : 'server',
		rateLimited ? rateLimitOf(answer.headers) : undefined,
	);
}

function strangerHint(status: number, refused: boolean): string {
	if (status === 407) {
		return "Ask whoever runs the proxy for a user name and a password, and write both into n8n's environment variable HTTPS_PROXY (or HTTP_PROXY): http://user:password@host:port.";
	}
	return refused
		? "Check 'Region' and 'Base URL' in the credential, and any proxy between n8n and Feishu."
		: 'Something between n8n and Feishu, e.g. a proxy, answered instead. Try again later.';
}

/** RFC 9110, 7.6.3 and 10.2.4: by these a proxy or a gateway names itself. */
function answeredBy(headers: Answer['headers']): string {
	const name = [headers.via, headers['proxy-agent'], headers.server].find(
		(value) => typeof value === 'string' && value !== '',
	);
	return typeof name === 'string' ? `It was answered by '${name.slice(0, 80)}'.` : '';
}
