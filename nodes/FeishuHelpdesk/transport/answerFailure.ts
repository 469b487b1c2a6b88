import { isJsonObject, type JsonObject, type JsonValue } from '../shared/json';
import type { Answer, Envelope } from './answer';
import { adviceOn, doubtAbout } from './advice';
import { lookUpCode, TOO_OFTEN, type ErrorCode } from './errorCodes';
import { Failure, type FailureCause, type RateLimit } from './failure';
import type { Asked } from './request';

/**
 * Words a refusal of Feishu, or an answer that is not from Feishu.
 *
 * @param answer the answer: `code` other than 0, no envelope, or no file where one was asked for
 * @param asked what the request would have done
 * @param what the answer lacks where its code is 0
 * @returns the failure, with Feishu's code, what to do and the log id
 */
export function failureOfAnswer(answer: Answer, asked: Asked, what = 'the picture'): Failure {
	const { envelope } = answer;
	if (envelope === undefined) return failureOfStranger(answer, asked);
	return envelope.code === 0
		? withoutThing(answer, asked, what)
		: failureOfCode(answer, envelope, asked);
}

/** Feishu accepted the request, so what it sends may have arrived. */
function withoutThing({ status, logId }: Answer, asked: Asked, what: string): Failure {
	const isRead = asked.effect === 'read';
	return new Failure(
		`Feishu's answer lacks ${what} [0]`,
		{
			code: 0,
			msg: '',
			httpStatus: status,
			logId,
			hint: isRead
				? 'Try again later. If it happens again, give the log ID to Feishu support.'
				: doubtAbout(asked),
			retryable: asked.effect !== 'send',
			delivery: isRead ? 'notSent' : 'unknown',
		},
		// A refusal can lead elsewhere, and the message would go twice.
		isRead ? 'refused' : 'server',
	);
}

function failureOfCode(answer: Answer, envelope: Envelope, asked: Asked): Failure {
	const { code, msg } = envelope;
	const coded = lookUpCode(code);
	// 9499 stands for bad requests of all kinds, and with these words for too many of them.
	const known = coded?.vague && /^too many req/i.test(msg) ? lookUpCode(TOO_OFTEN) : coded;
	const rateLimited = known?.rateLimited ?? (known === undefined && answer.status === 429);
	// The vague codes come with HTTP 400 to 405 (Feishu docs: helpdesk-v1, error codes).
	const maybeProcessed = known
		? known.maybeProcessed === true || (known.vague === true && answer.status >= 500)
		: !rateLimited && (answer.status >= 500 || answer.status < 400);
	const unknown = asked.effect !== 'read' && maybeProcessed;
	const error = isJsonObject(envelope.body.error) ? envelope.body.error : {};
	const scopes = missingScopes(error, msg);
	const { message, hint } = adviceOn(
		known,
		{ ...asked, scope: scopes.join(' or ') || asked.scope },
		msg,
	);
	const hints = [
		...(unknown ? [doubtAbout(asked)] : []),
		...(known?.tokenRejected ? clockTrouble(answer.headers) : []),
		hint,
		...violations(error),
		...links(error, known),
	];
	return new Failure(
		`${scopes.length > 0 ? `${message}: ${scopes.join(' or ')}` : message} [${code}]`,
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

/**
 * Two shapes exist: the documented one has `scope`, live answers have `subject`. Feishu's words name them,
 * too.
 */
function missingScopes(error: JsonObject, msg: string): string[] {
	const named = objects(error.permission_violations).map(({ scope, subject }) => scope ?? subject);
	const [, listed = ''] = /scopes? (?:is|are) required: ?\[([^\]]*)\]/i.exec(msg) ?? [];
	const all = named.length > 0 ? named : listed.split(/[\s,]+/);
	return [...new Set(all)].filter(
		(scope): scope is string => typeof scope === 'string' && scope !== '',
	);
}

/** Feishu measures the life of a token by its own clock; the answer tells it (RFC 9110, 6.6.1). */
function clockTrouble({ date }: Answer['headers']): string[] {
	const ms = Date.now() - (httpDate(date) ?? Date.now());
	const minutes = Math.round(Math.abs(ms) / 60_000);
	if (minutes < 2) return [];
	const off = `${minutes} minutes ${ms > 0 ? 'ahead of' : 'behind'}`;
	return [`The clock of this n8n server is ${off} Feishu's: set it right first.`];
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
function failureOfStranger(answer: Answer, asked: Asked): Failure {
	const { status } = answer;
	const rateLimited = status === 429;
	// A redirect or a 4xx came from something in front of Feishu that did not let the request pass.
	const refused = rateLimited || (status >= 300 && status < 500 && status !== 408);
	const unknown = asked.effect !== 'read' && !refused;
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
			hint: unknown ? `${doubtAbout(asked)} ${hint}` : hint,
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
