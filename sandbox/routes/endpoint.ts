import { Hono, type Context } from 'hono';
import { z } from 'zod/v4';

import { CREDENTIALS } from '../app/credentials';
import { Refusal } from '../http/answers';
import type { SandboxEnv } from '../http/env';
import { CODE_MESSAGES, CODES } from '../longConnection/codes';
import type { State } from '../state/state';

// Capitals matter.
const endpointBody = z.looseObject({
	AppID: z.string().optional(),
	AppSecret: z.string().optional(),
});

/**
 * POST /callback/ws/endpoint: the address of a long connection, new each time. Read in Feishu's
 * SDKs; there is no page about it. Which code a wrong secret gets is not known: here 514.
 */
export function endpointRoutes(state: State): Hono<SandboxEnv> {
	const { connections } = state;
	return new Hono<SandboxEnv>().post('/ws/endpoint', (c) => {
		const due = connections.faults.take('bootstrap');
		const fault = due.get('refuseBootstrap');
		if (fault) throw refusal(fault.code);
		const body = endpointBody.safeParse(parse(c.get('request').rawBody));
		const { AppID = '', AppSecret = '' } = body.data ?? {};
		if (AppID === '' || AppSecret === '') throw refusal(CODES.noCredential);
		if (AppID !== CREDENTIALS.appId) throw refusal(CODES.invalidAppId);
		if (AppSecret !== state.appSecret) throw refusal(CODES.authFailed);
		if (state.isOther('long-connection')) throw refusal(CODES.notSupported);
		if (connections.online().length >= connections.limit) {
			throw refusal(CODES.tooManyConnections);
		}
		const origin = new URL(c.req.url).origin.replace(/^http/, 'ws');
		const data = {
			URL: connections.issueUrl(origin),
			...(due.has('noClientConfig') ? {} : { ClientConfig: connections.clientConfig }),
		};
		c.get('request').code = 0;
		return c.json({ code: 0, msg: '', data });
	});
}

/**
 * Answers with a refusal as this endpoint does: beside code and msg only an empty URL.
 *
 * @param c the request
 * @param refusal what to say
 */
export function refuseEndpoint(c: Context<SandboxEnv>, refusal: Refusal): Response {
	c.get('request').code = refusal.code;
	const body = { code: refusal.code, msg: refusal.message, data: { URL: '' } };
	return new Response(JSON.stringify(body), {
		status: refusal.status,
		headers: { 'Content-Type': 'application/json', ...refusal.headers },
	});
}

function refusal(code: number): Refusal {
	return new Refusal(200, code, CODE_MESSAGES[code] ?? `error ${code}`);
}

function parse(bytes: Buffer): unknown {
	try {
		const value: unknown = JSON.parse(bytes.toString('utf8'));
		return value;
	} catch {
		return undefined;
	}
}
