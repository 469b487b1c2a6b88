import { UserError } from 'n8n-workflow';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { asError, ResponseError, webhookNotFound } from './errors';
import { WebhookRequest, WebhookResponse } from './httpMessages';

/** Answers one request. */
export type WebhookHandler = (request: WebhookRequest, response: WebhookResponse) => Promise<void>;

/** Where a webhook listens. */
export interface WebhookRoute {
	method: string;
	/** Below `/webhook/` or `/webhook-test/`. */
	path: string;
	isTest: boolean;
}

/** n8n's webhook URLs on a port of this machine. */
export class WebhookEndpoint {
	private readonly handlers = new Map<string, WebhookHandler>();

	private constructor(
		private readonly server: Server<typeof WebhookRequest, typeof WebhookResponse>,
		/** `http://127.0.0.1:<port>`. */
		readonly baseUrl: string,
	) {}

	/** Starts to listen. Until `add`, every request is answered with 404. */
	static async open(): Promise<WebhookEndpoint> {
		const server = createServer({
			IncomingMessage: WebhookRequest,
			ServerResponse: WebhookResponse,
		});
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		const address = server.address();
		const port = typeof address === 'object' ? address?.port : undefined;
		const endpoint = new WebhookEndpoint(server, `http://127.0.0.1:${port ?? ''}`);
		server.on('request', (request: WebhookRequest, response: WebhookResponse) => {
			void endpoint.answer(request, response);
		});
		return endpoint;
	}

	/** @param handler answers requests to the route from now on */
	add(route: WebhookRoute, handler: WebhookHandler): void {
		this.handlers.set(key(route), handler);
	}

	/** Answers requests to the route with 404 from now on. */
	remove(route: WebhookRoute): void {
		this.handlers.delete(key(route));
	}

	/** Ends the server and the requests under way. */
	async close(): Promise<void> {
		this.server.closeAllConnections();
		await new Promise((resolve) => this.server.close(resolve));
	}

	private async answer(request: WebhookRequest, response: WebhookResponse): Promise<void> {
		try {
			await this.find(request)(request, response);
		} catch (error) {
			sendError(response, asError(error));
			// The body may not have been read: the connection would hang.
			request.resume();
		}
	}

	private find(request: WebhookRequest): WebhookHandler {
		const [, folder, path = ''] = /^\/(webhook|webhook-test)\/(.*?)\/?$/.exec(request.path) ?? [];
		if (folder === undefined) throw new ResponseError(`Cannot ${request.method ?? ''}`, 404);
		const method = request.method ?? '';
		const route = { method, path: decodeURIComponent(path), isTest: folder === 'webhook-test' };
		const handler = this.handlers.get(key(route));
		if (handler !== undefined) return handler;
		const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD'];
		const others = methods.filter((other) => this.handlers.has(key({ ...route, method: other })));
		throw webhookNotFound(method, route.path, route.isTest, others);
	}
}

function key({ method, path, isTest }: WebhookRoute): string {
	return [isTest ? 'test' : 'production', method, path].join(' ');
}

/**
 * Answers with an error: n8n 2.41.1, dist/response-helper.js sendErrorResponse.
 *
 * @param response not yet answered; left alone otherwise
 * @param error what happened
 */
function sendError(response: WebhookResponse, error: Error): void {
	if (response.headersSent) {
		response.end();
	} else if (error instanceof ResponseError) {
		const { status, message, hint } = error;
		response.status(status).json({ code: status, message, ...(hint && { hint }) });
	} else {
		response
			.status(error instanceof UserError ? 400 : 500)
			.json({ code: 0, message: error.message });
	}
}
