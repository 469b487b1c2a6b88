import { createDecipheriv, createHash } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';

/** A request as the receiver of events got it. */
export interface Received {
	headers: IncomingHttpHeaders;
	body: string;
	at: number;
}

/** A Request URL, written after Feishu's pages, not after the sandbox. */
export interface Receiver {
	url: string;
	/** Events in the order of arrival; checks of the URL are not among them. */
	received: Received[];
	/** Checks of the URL. */
	checks: Received[];
	/** HTTP statuses to answer events with, one after another; then 200. `hang` never answers. */
	answers: (number | 'hang')[];
	/** Answers the next checks of the URL. */
	onCheck: (challenge: string) => { status: number; body: string; afterMs?: number };
	close(): Promise<void>;
}

/** @param encryptKey of the app, if it has one */
export async function openReceiver(encryptKey?: string): Promise<Receiver> {
	const server = createServer((request, response) => {
		const chunks: Buffer[] = [];
		request.on('data', (chunk: Buffer) => chunks.push(chunk));
		request.on('end', () => {
			const body = Buffer.concat(chunks).toString('utf8');
			const one = { headers: request.headers, body, at: Date.now() };
			const content = contentOf(body, encryptKey) as { challenge?: string };
			if (content.challenge !== undefined) {
				receiver.checks.push(one);
				const answer = receiver.onCheck(content.challenge);
				setTimeout(() => {
					response.writeHead(answer.status).end(answer.body);
				}, answer.afterMs ?? 0);
				return;
			}
			receiver.received.push(one);
			const answer = receiver.answers.shift() ?? 200;
			if (answer !== 'hang') response.writeHead(answer).end('any body');
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const address = server.address();
	const port = typeof address === 'object' ? address?.port : undefined;
	const receiver: Receiver = {
		url: `http://127.0.0.1:${port ?? ''}/webhook/1`,
		received: [],
		checks: [],
		answers: [],
		onCheck: (challenge) => ({ status: 200, body: JSON.stringify({ challenge }) }),
		close: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
	return receiver;
}

/** What a body says; decrypted as Feishu's page shows it. */
export function contentOf(body: string, encryptKey?: string): unknown {
	const value = JSON.parse(body) as { encrypt?: string };
	if (encryptKey === undefined || value.encrypt === undefined) return value;
	const bytes = Buffer.from(value.encrypt, 'base64');
	const key = createHash('sha256').update(encryptKey).digest();
	const decipher = createDecipheriv('aes-256-cbc', key, bytes.subarray(0, 16));
	const text = decipher.update(bytes.subarray(16), undefined, 'utf8') + decipher.final('utf8');
	return JSON.parse(text);
}

/** Feishu docs: receive and handle events, signature. */
export function signatureOf({ headers, body }: Received, encryptKey: string): string {
	const timestamp = String(headers['x-lark-request-timestamp']);
	const nonce = String(headers['x-lark-request-nonce']);
	return createHash('sha256').update(`${timestamp}${nonce}${encryptKey}${body}`).digest('hex');
}
