import { once } from 'node:events';
import { createServer, type IncomingMessage, type OutgoingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CredentialStore } from './credentialStore';
import { Engine } from './engine';

/** What a server answers: a body as it is, or Feishu's `data` beside code 0. */
export type Answered =
	| { status?: number; headers?: OutgoingHttpHeaders; body: string | Buffer }
	| { data: unknown };

/** A server that hands out tokens and answers the rest as it is told; what Feishu should never do, too. */
export interface AnsweringScene {
	engine: Engine;
	/** Requests but those for tokens: method and path with query. */
	asked: string[];
	/** Decides what comes next. */
	answers: (path: string, query: URLSearchParams, nth: number) => Answered;
	close(): Promise<void>;
}

/** The log ID of every answer. */
export const LOG_ID = '20260101000000ABCDEF';

const JSON_TYPE = { 'content-type': 'application/json; charset=utf-8', 'x-tt-logid': LOG_ID };
const TOKEN = { code: 0, msg: 'ok', tenant_access_token: 't-1', expire: 7200 };

/** @returns the server, and an n8n whose credential leads there */
export async function openAnsweringScene(): Promise<AnsweringScene> {
	const server = createServer((request, response) => {
		const url = new URL(request.url ?? '', 'http://feishu.test');
		const path = url.pathname.replace('/open-apis', '');
		const isToken = path.includes('/auth/');
		if (!isToken) scene.asked.push(`${String(request.method)} ${path}${url.search}`);
		void drained(request).then(() => {
			const answer = isToken
				? { body: JSON.stringify(TOKEN) }
				: scene.answers(path, url.searchParams, scene.asked.length);
			if ('data' in answer) {
				response.writeHead(200, JSON_TYPE);
				response.end(JSON.stringify({ code: 0, msg: 'success', data: answer.data }));
				return;
			}
			response.writeHead(answer.status ?? 200, answer.headers ?? JSON_TYPE);
			response.end(answer.body);
		});
	}).listen(0, '127.0.0.1');
	await once(server, 'listening');
	const store = new CredentialStore();
	store.set('feishuHelpdeskApi', {
		region: 'custom',
		baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		appId: 'cli_a',
		appSecret: 'app-secret-1',
		helpdeskId: '6932024925138026516',
		helpdeskToken: 'ht-00000000-0000-0000-0000-000000000000',
	});
	store.set('feishuHelpdeskUserOAuth2Api', {
		region: 'custom',
		baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		appId: 'cli_a',
		appSecret: 'app-secret-1',
		oauthTokenData: { access_token: 'user-1', refresh_token: 'refresh-1', expires_in: 7200 },
	});
	const scene: AnsweringScene = {
		engine: await Engine.load({ credentials: store }),
		asked: [],
		answers: () => ({ data: {} }),
		close: async () => {
			server.close();
			server.closeAllConnections();
			await once(server, 'close');
		},
	};
	return scene;
}

const drained = async (request: IncomingMessage): Promise<void> => {
	request.resume();
	if (!request.readableEnded) await once(request, 'end');
};
