import { setTimeout as sleep } from 'node:timers/promises';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { Context, Next } from 'hono';

import { answerHtml, Refusal, refuseToken } from '../http/answers';
import type { SandboxEnv } from '../http/env';
import type { State } from '../state/state';
import type { Fault } from './faults';

/** Answers with a refusal, in the form of an endpoint. */
export type Refuse = (c: Context<SandboxEnv>, refusal: Refusal) => Response;

/**
 * Plays the faults that are due for a request.
 *
 * @param next goes on with the request
 * @param refuse the form of a refusal
 */
export async function playFaults(
	c: Context<SandboxEnv>,
	next: Next,
	state: State,
	refuse: Refuse,
): Promise<void> {
	const { latencyMs, fault } = state.faults.take(c.get('request'));
	// Without ref, a long latency does not keep the process alive after the sandbox is closed.
	if (latencyMs > 0) await sleep(latencyMs, undefined, { ref: false });
	if (state.closed) {
		c.res = silence(c);
		return;
	}
	if (!fault || fault.kind === 'latency' || fault.kind === 'lateAnswer') {
		await next();
		if (fault?.kind === 'lateAnswer') await sleep(fault.ms, undefined, { ref: false });
		return;
	}
	if (fault.kind === 'answerAfterDelivery' || fault.kind === 'resetAfterDelivery') {
		await next();
		// Hono would merge the headers of the answer that is replaced here into the new one.
		c.res = undefined;
	}
	c.res = replacement(c, fault, refuse);
}

type Replacing = Exclude<Fault, { kind: 'latency' | 'lateAnswer' }>;

function replacement(c: Context<SandboxEnv>, fault: Replacing, refuse: Refuse): Response {
	switch (fault.kind) {
		case 'answer':
			return refusal(c, fault, refuse);
		case 'answerAfterDelivery':
			return fault.html === true
				? answerHtml(c, fault.status)
				: refusal(c, { code: 155000, msg: 'Internal error', ...fault }, refuse);
		case 'html':
			return answerHtml(c, fault.status);
		case 'redirect':
			return c.redirect(fault.to, fault.status);
		case 'resetBefore':
		case 'resetAfterDelivery':
			c.env.incoming.socket.resetAndDestroy();
			return silence(c);
		case 'hang':
			return silence(c);
	}
}

/** As the endpoint words it. */
function refusal(
	c: Context<SandboxEnv>,
	fault: Pick<Extract<Fault, { kind: 'answer' }>, 'status' | 'code' | 'msg' | 'error' | 'headers'>,
	refuse: Refuse,
): Response {
	const { status, code, msg, error, headers } = fault;
	return c.req.path.endsWith('/oauth/token')
		? refuseToken(c, {
				status,
				code,
				error: OAUTH_ERRORS[code] ?? 'invalid_grant',
				description: msg,
			})
		: refuse(c, new Refusal(status, code, msg, error, headers));
}

/** Feishu docs: Refresh user_access_token; RFC 6749, 5.2. */
const OAUTH_ERRORS: Readonly<Record<number, string>> = {
	20002: 'invalid_client',
	20050: 'server_error',
	20072: 'temporarily_unavailable',
	20074: 'unauthorized_client',
};

/** No answer at all: the socket stays as it is until the client or the sandbox ends it. */
function silence(c: Context<SandboxEnv>): Response {
	c.get('request').code = undefined;
	return RESPONSE_ALREADY_SENT;
}
