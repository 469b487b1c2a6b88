import { setTimeout as sleep } from 'node:timers/promises';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { Context, Next } from 'hono';

import { answerHtml, refuse, Refusal } from '../http/answers';
import type { SandboxEnv } from '../http/env';
import type { State } from '../state/state';
import type { Fault } from './faults';

/**
 * Plays the faults that are due for a request.
 *
 * @param next goes on with the request
 */
export async function playFaults(c: Context<SandboxEnv>, next: Next, state: State): Promise<void> {
	const { latencyMs, fault } = state.faults.take(c.get('request'));
	// Without ref, a long latency does not keep the process alive after the sandbox is closed.
	if (latencyMs > 0) await sleep(latencyMs, undefined, { ref: false });
	if (state.closed) {
		c.res = silence(c);
		return;
	}
	if (!fault || fault.kind === 'latency') {
		await next();
		return;
	}
	if (fault.kind === 'answerAfterDelivery' || fault.kind === 'resetAfterDelivery') {
		await next();
		// Hono would merge the headers of the answer that is replaced here into the new one.
		c.res = undefined;
	}
	c.res = replacement(c, fault);
}

function replacement(c: Context<SandboxEnv>, fault: Exclude<Fault, { kind: 'latency' }>): Response {
	switch (fault.kind) {
		case 'answer':
			return refuse(
				c,
				new Refusal(fault.status, fault.code, fault.msg, fault.error, fault.headers),
			);
		case 'answerAfterDelivery':
			return fault.html === true
				? answerHtml(c, fault.status)
				: refuse(c, new Refusal(fault.status, fault.code ?? 155000, fault.msg ?? 'Internal error'));
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

/** No answer at all: the socket stays as it is until the client or the sandbox ends it. */
function silence(c: Context<SandboxEnv>): Response {
	c.get('request').code = undefined;
	return RESPONSE_ALREADY_SENT;
}
