import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import { buffer } from 'node:stream/consumers';

import { open } from '../nodes/FeishuHelpdesk/trigger/event/open';

/** An event that came twice, and what proved each time that Feishu sent it: time, nonce and signature. */
export type Seals = readonly [first: string, second: string];

/** Takes events in the place of the app's Request URL. */
export interface EventListener {
	/** @param ms how long to wait, in milliseconds @returns undefined when none came twice */
	comesTwice(ms: number): Promise<Seals | undefined>;
	close(): void;
}

const SEAL = ['x-lark-request-timestamp', 'x-lark-request-nonce', 'x-lark-signature'];

/**
 * Listens for signed events, and answers Feishu's check of the Request URL. It refuses each event
 * when it comes first, so that it comes again.
 *
 * @param port of this machine
 * @param encryptKey of the app; without it nothing is signed
 * @throws when the port is taken
 */
export async function listenForEvents(port: number, encryptKey: string): Promise<EventListener> {
	const seen = new Map<string, string>();
	let tell: (seals: Seals | undefined) => void;
	const twice = new Promise<Seals | undefined>((resolve) => {
		tell = resolve;
	});
	const answer = (rawBody: Buffer, headers: IncomingHttpHeaders): [number, object] => {
		const opened = open({ rawBody, headers }, { encryptKey, verificationToken: '' }, Date.now());
		if (opened.kind === 'refused') return [opened.status, {}];
		const { envelope } = opened;
		if (envelope.kind === 'challenge') return [200, { challenge: envelope.challenge }];
		if (envelope.kind === 'otherVersion') return [200, {}];
		const seal = SEAL.map((name) => String(headers[name])).join(' ');
		const before = seen.get(envelope.header.eventId);
		if (before === undefined) {
			seen.set(envelope.header.eventId, seal);
			return [503, {}];
		}
		tell([before, seal]);
		return [200, {}];
	};
	const server = createServer((request, response) => {
		void buffer(request).then((body) => {
			const [status, json] = answer(body, request.headers);
			response.writeHead(status, { 'Content-Type': 'application/json' });
			response.end(JSON.stringify(json));
		});
	});
	await listening(server, port);
	return {
		comesTwice: (ms) => {
			setTimeout(tell, ms, undefined).unref();
			return twice;
		},
		close: () => {
			server.close();
			server.closeAllConnections();
		},
	};
}

function listening(server: Server, port: number): Promise<void> {
	return new Promise((resolve, reject) => {
		server.once('error', reject);
		server.listen(port, resolve);
	});
}
