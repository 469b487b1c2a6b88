import { setTimeout as sleep } from 'node:timers/promises';
import type { IHttpRequestOptions } from 'n8n-workflow';

import {
	createClient,
	type Client,
	type ClientOptions,
	type Gate,
} from '../../../../nodes/FeishuHelpdesk/transport/client';
import { toFailure } from '../../../../nodes/FeishuHelpdesk/transport/nodeError';
import { Failure } from '../../../../nodes/FeishuHelpdesk/transport/failure';
import { path } from '../../../../nodes/FeishuHelpdesk/transport/path';
import type { ApiRequest, Effect } from '../../../../nodes/FeishuHelpdesk/transport/request';
import type { Host } from '../../../../nodes/FeishuHelpdesk/transport/host';
import { appSigner } from '../../../../nodes/FeishuHelpdesk/transport/signer';
import type { Target } from '../../../../nodes/FeishuHelpdesk/transport/target';
import { REFRESH_MARKER } from '../../../../nodes/FeishuHelpdesk/transport/token';

/** What Feishu answers, or the network does, request by request; the last one for ever. */
export type Script = readonly (object | Error)[];

/** @param data of the answer; Feishu accepted the request */
export const ok = (data: object = {}): object => ({ code: 0, data });

/** @param code with which Feishu refuses */
export const code = (code: number): object => ({ code, msg: 'm' });

/** @param statusCode of a page that is not Feishu's */
export const html = (statusCode: number): object => ({ statusCode, body: '<html>' });

/** @param seconds until the limit is over */
export const limited = (seconds: string): object => ({
	statusCode: 429,
	body: JSON.stringify(code(99991400)),
	headers: { 'x-ogw-ratelimit-reset': seconds },
});

export const TOKEN_REFUSED = code(99991663);

/** As axios leaves it when the connection was refused, so that no byte had left. */
export const unreachable = (): Error =>
	Object.assign(new Error('connect ECONNREFUSED 10.0.0.1:443'), {
		code: 'ECONNREFUSED',
		isAxiosError: true,
		request: { socket: { _bytesDispatched: 0 } },
	});

/** The same when bytes had left. */
export const cut = (): Error =>
	Object.assign(new Error('socket hang up'), {
		code: 'ECONNRESET',
		isAxiosError: true,
		request: { socket: { _bytesDispatched: 9 } },
	});

/** A client, and what happened to its requests. */
export interface Play {
	client: Client;
	sent: IHttpRequestOptions[];
	/** Lines of n8n's log, and what stands beside them. */
	logged: string[];
	details: unknown[];
	bodies: unknown[];
	/** How many were under way when each went out. */
	atOnce: number[];
}

/**
 * Makes a client in an n8n whose request helper plays a script.
 *
 * @param script what comes of each request
 * @param options of the client
 * @param target what is another than usual
 */
export function play(
	script: Script,
	options: Partial<ClientOptions> = {},
	target: Partial<Target> = {},
): Play {
	const sent: IHttpRequestOptions[] = [];
	const logged: string[] = [];
	const bodies: unknown[] = [];
	const details: unknown[] = [];
	const atOnce: number[] = [];
	let [tokens, underWay] = [0, 0];
	const helper = async (_credential: string, request: IHttpRequestOptions) => {
		const answer = script[Math.min(sent.length, script.length - 1)];
		const { body, ...rest } = request;
		bodies.push(body);
		sent.push(structuredClone(rest));
		if (request.headers?.[REFRESH_MARKER] !== undefined) tokens += 1;
		if (request.headers) request.headers['Authorization'] = `Bearer tenant-${tokens}`;
		underWay += 1;
		atOnce.push(underWay);
		await sleep(answer instanceof Error && 'lateMs' in answer ? Number(answer.lateMs) : 1);
		underWay -= 1;
		if (answer instanceof Error) throw answer;
		return { statusCode: 200, headers: {}, body: JSON.stringify(answer), ...answer };
	};
	// Of n8n's context a client uses these two.
	const host = {
		helpers: { httpRequestWithAuthentication: helper },
		logger: {
			info: (message: string, more: unknown) => {
				logged.push(message);
				details.push(more);
			},
		},
	};
	const client = createClient(
		{
			...appSigner(host as unknown as Host, {}),
			asApp: appSigner(host as unknown as Host, {}),
			host: host as unknown as Host,
			baseUrl: 'https://feishu.test',
			helpdeskId: '7',
			secrets: ['s3cret-value'],
			startsFresh: true,
			hasToken: () => Promise.resolve(true),
			...target,
		},
		{ maxWaitMs: 5_000, signal: undefined, ...options },
	);
	return { client, sent, logged, details, bodies, atOnce };
}

/** @param effect of it @param id of the ticket that it is about */
export const request = (effect: Effect = 'send', id = '1'): ApiRequest => ({
	method: 'POST',
	path: path`/helpdesk/v1/tickets/${id}/messages`,
	effect,
	body: { json: {} },
});
/** @returns the data of what Feishu accepted, or the failure */
export const outcome = async (
	client: Client,
	effect: Effect = 'send',
	gate?: Gate,
): Promise<unknown> =>
	await client.call(request(effect), undefined, gate).then(
		({ data }) => data,
		(error: unknown) => (error instanceof Failure ? error : toFailure(error)),
	);

/** A gate that notes what it is told. */
export function noting(): { told: string[]; gate: Gate } {
	const told: string[] = [];
	const note = (what: string) => () => {
		told.push(what);
		return Promise.resolve();
	};
	return {
		told,
		gate: { enter: note('enter'), back: note('back'), left: () => told.push('left') },
	};
}
