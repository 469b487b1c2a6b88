import { randomBytes } from 'node:crypto';
import type { Context } from 'hono';
import { stringify } from 'lossless-json';

import type { SandboxEnv } from './env';

const JSON_TYPE = 'application/json; charset=utf-8';

/** A refusal in Feishu's words; thrown anywhere below a route, answered by the app. */
export class Refusal extends Error {
	/**
	 * @param status HTTP status
	 * @param code Feishu's code
	 * @param msg Feishu's `msg`
	 * @param details more for the `error` object
	 * @param headers further response headers
	 */
	constructor(
		readonly status: number,
		readonly code: number,
		msg: string,
		readonly details: Readonly<Record<string, unknown>> = {},
		readonly headers: Readonly<Record<string, string>> = {},
	) {
		super(msg);
	}
}

/**
 * Refuses an id of which the helpdesk has nothing. Feishu docs: helpdesk-v1, error codes.
 *
 * @param reason what is missing
 */
export function notFound(reason?: string): Refusal {
	return new Refusal(404, 154004, reason ? `Resource not found: ${reason}` : 'Resource not found');
}

/** @returns an id in the form of Feishu's: the time to the second, then 20 hex digits */
export function newLogId(): string {
	const time = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
	return time + randomBytes(10).toString('hex').toUpperCase();
}

/**
 * Answers with code 0 and the log id header.
 *
 * @param c the request
 * @param body what stands beside `code`; a LosslessNumber in it keeps all its digits
 */
export function accept(
	c: Context<SandboxEnv>,
	body: { msg: string; [field: string]: unknown },
): Response {
	Object.assign(c.get('request'), { code: 0, done: true });
	c.header('X-Tt-Logid', c.get('logId'));
	return c.body(stringify({ code: 0, ...body }) ?? '', 200, { 'Content-Type': JSON_TYPE });
}

/**
 * Answers with a file as it is: no envelope, no code. Feishu docs: Get a ticket's image.
 *
 * @param c the request
 * @param file its bytes and their content type
 */
export function acceptFile(
	c: Context<SandboxEnv>,
	file: { bytes: Buffer; contentType: string },
): Response {
	c.get('request').done = true;
	c.header('X-Tt-Logid', c.get('logId'));
	return c.body(new Uint8Array(file.bytes), 200, { 'Content-Type': file.contentType });
}

/**
 * Answers with a refusal: code, msg and an `error` object with log id and troubleshooter.
 * Feishu docs: Server API response format.
 *
 * @param c the request
 * @param refusal what to say
 */
export function refuse(c: Context<SandboxEnv>, refusal: Refusal): Response {
	const logId = c.get('logId');
	c.get('request').code = refusal.code;
	const body = {
		code: refusal.code,
		msg: refusal.message,
		error: {
			...refusal.details,
			log_id: logId,
			troubleshooter:
				'排查建议查看(Troubleshooting suggestions): https://open.feishu.cn/search?from=openapi' +
				`&log_id=${logId}&code=${refusal.code}&method_id=${encodeURIComponent(c.get('request').route)}`,
		},
	};
	return new Response(JSON.stringify(body), {
		status: refusal.status,
		headers: {
			'Content-Type': JSON_TYPE,
			'X-Tt-Logid': logId,
			...refusal.headers,
		},
	});
}

/** A refusal of the token endpoint of accounts. */
export interface TokenRefusal {
	status: number;
	code: number;
	error: string;
	description: string;
}

/**
 * Refuses a token as the standard of OAuth wants it: flat, other than all else.
 *
 * @param c the request
 * @param refusal what to say
 */
export function refuseToken(c: Context<SandboxEnv>, refusal: TokenRefusal): Response {
	const { status, code, error, description } = refusal;
	c.get('request').code = code;
	const body = { code, error, error_description: description };
	return new Response(JSON.stringify(body), {
		status,
		headers: { 'Content-Type': JSON_TYPE, 'X-Tt-Logid': c.get('logId') },
	});
}

/**
 * Answers the way a proxy between n8n and Feishu does: HTML, no code, no log id.
 *
 * @param c the request
 * @param status HTTP status
 */
export function answerHtml(c: Context<SandboxEnv>, status: number): Response {
	c.get('request').code = undefined;
	const page = `<html><head><title>${status}</title></head><body><h1>${status}</h1><hr>nginx</body></html>`;
	return new Response(page, { status, headers: { 'Content-Type': 'text/html' } });
}
