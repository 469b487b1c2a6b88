import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A service for the fixture package: gives out tokens and refuses all but the newest. */
export interface FixtureServer {
	baseUrl: string;
	/** Paths asked for, in order. */
	requests: string[];
	/** What `/check` answers to a request with a valid token. */
	check: { status: number; body: object };
	/** Makes the token given out last invalid. */
	revoke: () => void;
	close: () => Promise<void>;
}

/** Starts the server on a free port of this machine. */
export async function startFixtureServer(): Promise<FixtureServer> {
	const requests: string[] = [];
	let issued = 0;
	let valid = '';
	const check = { status: 200, body: {} };
	const server = createServer((request, response) => {
		const url = request.url ?? '';
		requests.push(url);
		const answer = (status: number, body: object): void => {
			response.writeHead(status, { 'content-type': 'application/json' });
			response.end(JSON.stringify(body));
		};
		if (url === '/token') {
			issued += 1;
			valid = `t${issued}`;
			answer(200, { token: valid, access_token: valid, expiresAt: 1000 + issued });
		} else if (request.headers.authorization !== `Bearer ${valid}`) {
			answer(401, { code: 5 });
		} else if (url === '/check') {
			answer(check.status, check.body);
		} else {
			answer(200, { token: valid });
		}
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	return {
		baseUrl: `http://127.0.0.1:${port}`,
		requests,
		check,
		revoke: () => {
			valid = 'revoked';
		},
		close: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}
