import dns from 'node:dns';
import http from 'node:http';
import https from 'node:https';
import net from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import { SELF_SIGNED, SIGNED_BY_A_STRANGER } from './certificates';

/** A way to Feishu that is broken somewhere. */
export interface Way {
	baseUrl: string;
	/** How often a client tried to go it. */
	readonly tries: () => number;
	/** How many requests came to the end of it: method and path. */
	readonly arrived: () => number;
	close: () => Promise<void>;
}

/** Opens a broken way. */
export type OpenWay = () => Promise<Way>;

const HOST = 'feishu.example';

async function listen(server: Server): Promise<number> {
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
	return (server.address() as AddressInfo).port;
}

/** A server of connections, each of which is handed to `act` with its number, from 1. */
async function serve(
	act: (socket: Socket, arrived: () => void) => void,
	scheme: 'http' | 'https',
): Promise<Way> {
	const open = new Set<Socket>();
	const counts = { tries: 0, arrived: 0 };
	const server = net.createServer((socket) => {
		counts.tries += 1;
		open.add(socket);
		socket.on('error', () => undefined);
		act(socket, () => {
			counts.arrived += 1;
		});
	});
	const port = await listen(server);
	return {
		baseUrl: `${scheme}://127.0.0.1:${port}`,
		tries: () => counts.tries,
		arrived: () => counts.arrived,
		close: async () => {
			for (const socket of open) socket.destroy();
			await new Promise((done) => server.close(done));
		},
	};
}

/** Sets environment variables until the way is closed. */
function withEnvironment(way: Way, values: Readonly<Record<string, string>>): Way {
	const before = Object.keys(values).map((name) => [name, process.env[name]] as const);
	Object.assign(process.env, values);
	return {
		...way,
		close: async () => {
			for (const [name, value] of before) {
				if (value === undefined) Reflect.deleteProperty(process.env, name);
				else process.env[name] = value;
			}
			await way.close();
		},
	};
}

/** Looks {@link HOST} up by a script, and all else as before. */
export function scriptLookUp(script: () => { code: string } | { address: string }): {
	tries: () => number;
	restore: () => void;
} {
	const { lookup } = dns;
	let tries = 0;
	const scripted = (host: string, options: dns.LookupOptions, done: LookedUp) => {
		if (host !== HOST) {
			lookup(host, options, done as never);
			return;
		}
		tries += 1;
		const found = script();
		setImmediate(() => {
			if ('code' in found) {
				const { code } = found;
				const error = new Error(`getaddrinfo ${code} ${host}`);
				done(Object.assign(error, { code, syscall: 'getaddrinfo', hostname: host }));
			} else if (options.all === true) done(null, [{ address: found.address, family: 4 }]);
			else done(null, found.address, 4);
		});
	};
	Object.assign(dns, { lookup: scripted });
	return { tries: () => tries, restore: () => Object.assign(dns, { lookup }) };
}

type LookedUp = (
	error: Error | null,
	address?: string | { address: string; family: number }[],
	family?: number,
) => void;

/** @param code what looking the host up fails with */
export const noName =
	(code: string): OpenWay =>
	() => {
		const { tries, restore } = scriptLookUp(() => ({ code }));
		return Promise.resolve({
			baseUrl: `https://${HOST}`,
			tries,
			arrived: () => 0,
			close: () => {
				restore();
				return Promise.resolve();
			},
		});
	};

/** Nobody listens there. */
export const nobodyListens: OpenWay = async () => {
	const way = await serve(() => undefined, 'http');
	await way.close();
	const looks = scriptLookUp(() => ({ address: '127.0.0.1' }));
	return {
		...way,
		baseUrl: way.baseUrl.replace('127.0.0.1', HOST),
		tries: looks.tries,
		close: () => {
			looks.restore();
			return Promise.resolve();
		},
	};
};

/** TLS: the server hangs up in the middle of the handshake. */
export const handshakeCut: OpenWay = () =>
	serve((socket) => {
		socket.once('data', () => socket.destroy());
	}, 'https');

/** TLS: the server resets the connection in the middle of the handshake. */
export const handshakeReset: OpenWay = () =>
	serve((socket) => {
		socket.once('data', () => socket.resetAndDestroy());
	}, 'https');

/** TLS: somebody answers who does not speak it. */
export const notTls: OpenWay = () =>
	serve((socket) => {
		socket.once('data', () => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
	}, 'https');

/** @param certificate of the server, which n8n cannot trust */
const untrusted =
	(certificate: { key: string; cert: string }): OpenWay =>
	async () => {
		const counts = { tries: 0, arrived: 0 };
		const server = https.createServer(certificate, (_request, response) => {
			counts.arrived += 1;
			response.end('{}');
		});
		server.on('connection', () => {
			counts.tries += 1;
		});
		server.on('tlsClientError', () => undefined);
		const port = await listen(server);
		return {
			baseUrl: `https://localhost:${port}`,
			tries: () => counts.tries,
			arrived: () => counts.arrived,
			close: async () => {
				server.closeAllConnections();
				await new Promise((done) => server.close(done));
			},
		};
	};

export const selfSigned = untrusted(SELF_SIGNED);
export const signedByAStranger = untrusted(SIGNED_BY_A_STRANGER);

/** What a proxy does with a request to be let through. */
const proxy =
	(answer: (socket: Socket) => void): OpenWay =>
	async () => {
		const way = await serve((socket) => {
			socket.once('data', () => {
				answer(socket);
			});
		}, 'http');
		const env = { HTTPS_PROXY: way.baseUrl, https_proxy: way.baseUrl, NO_PROXY: '', no_proxy: '' };
		return withEnvironment({ ...way, baseUrl: `https://${HOST}` }, env);
	};

export const proxyHangsUp = proxy((socket) => socket.end());
export const proxyResets = proxy((socket) => socket.resetAndDestroy());
export const proxyTalksNonsense = proxy((socket) => socket.end('nonsense\r\n\r\n'));
export const proxyBreaksTheTunnel = proxy((socket) => {
	socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
	socket.once('data', () => socket.destroy());
});
export const proxyWantsALogin = proxy((socket) =>
	socket.end(
		'HTTP/1.1 407 Proxy Authentication Required\r\nVia: 1.1 gate.corp (squid/6)\r\nContent-Length: 5\r\n\r\nlogin',
	),
);
export const proxyForbids = proxy((socket) =>
	socket.end('HTTP/1.1 403 Forbidden\r\nContent-Length: 2\r\n\r\nno'),
);
export const proxyHasTrouble = proxy((socket) =>
	socket.end('HTTP/1.1 502 Bad Gateway\r\nContent-Length: 3\r\n\r\nbad'),
);

/** The proxy itself is not there. */
export const proxyIsGone: OpenWay = async () => {
	const way = await serve(() => undefined, 'http');
	await way.close();
	const env = { HTTPS_PROXY: way.baseUrl, https_proxy: way.baseUrl, NO_PROXY: '', no_proxy: '' };
	return withEnvironment(
		{ ...way, baseUrl: `https://${HOST}`, close: () => Promise.resolve() },
		env,
	);
};

/** Reads a whole request, then does something else than answer it. */
const afterRequest =
	(act: (socket: Socket) => void): OpenWay =>
	() =>
		serve((socket, arrived) => {
			let text = '';
			socket.on('data', (chunk: Buffer) => {
				text += chunk.toString('latin1');
				const [head = '', body] = text.split('\r\n\r\n', 2);
				const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0);
				if (body === undefined || Buffer.byteLength(body, 'latin1') < Math.min(length, 1)) return;
				arrived();
				socket.removeAllListeners('data');
				act(socket);
			});
		}, 'http');

export const hangsUpAfterRequest = afterRequest((socket) => socket.end());
export const resetsAfterRequest = afterRequest((socket) => socket.resetAndDestroy());
export const cutsTheAnswer = afterRequest((socket) =>
	socket.end('HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{"co'),
);

/** A server that answers all requests with the same. */
export const answers =
	(status: number, headers: Readonly<Record<string, string>> = {}): OpenWay =>
	async () => {
		const counts = { arrived: 0 };
		const server = http.createServer((request, response) => {
			counts.arrived += 1;
			request.resume().on('end', () => response.writeHead(status, headers).end('x'));
		});
		const port = await listen(server);
		return {
			baseUrl: `http://127.0.0.1:${port}`,
			tries: () => counts.arrived,
			arrived: () => counts.arrived,
			close: async () => {
				server.closeAllConnections();
				await new Promise((done) => server.close(done));
			},
		};
	};
