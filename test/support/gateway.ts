import { createServer, request, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server that passes on what is below a path, as a company's API gateway does. */
export interface Gateway {
	/** What to enter as the base URL. */
	url: string;
	/** Method and path of what came, in order. */
	asked: string[];
	/** What came beside the path, with the helpdesk's secret. */
	leaks: string[];
	close(): Promise<void>;
}

/**
 * @param upstream what stands behind it, e.g. the URL of a sandbox
 * @param prefix below which it passes requests on; all else gets a page with 404
 * @returns the gateway, listening
 */
export async function openGateway(upstream: string, prefix: string): Promise<Gateway> {
	const asked: string[] = [];
	const leaks: string[] = [];
	const server = createServer((incoming, outgoing) => {
		const url = incoming.url ?? '';
		asked.push(`${String(incoming.method)} ${url}`);
		if (!url.startsWith(`${prefix}/`)) {
			if (incoming.headers['x-lark-helpdesk-authorization'] !== undefined) leaks.push(url);
			outgoing.writeHead(404, { 'content-type': 'text/html' }).end('<h1>No such service</h1>');
			return;
		}
		const { method, headers } = incoming;
		const onward = request(`${upstream}${url.slice(prefix.length)}`, { method, headers });
		onward.on('response', (answer: IncomingMessage) => {
			outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
			answer.pipe(outgoing);
		});
		incoming.pipe(onward);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}${prefix}`,
		asked,
		leaks,
		close: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}
