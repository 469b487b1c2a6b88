/**
 * How far a request had come when it broke. `notTried`: n8n never handed it to its HTTP client. `unsent`:
 * surely none of its bytes had left. `underWay`: they had, or nobody knows.
 */
export type Phase = 'notTried' | 'unsent' | 'underWay';

/** The proxy that a request went through. */
export interface ProxyInUse {
	/** Host and port, without a password; `''` where they are not known. */
	name: string;
	/** Whether it had let the request pass. */
	passed: boolean;
}

/**
 * Judges by what the HTTP client left on its error, not by codes: `ECONNRESET` may mean a handshake that
 * was cut or an answer that was.
 *
 * What axios, Node.js 20 to 24 and n8n leave, found by trying each fault in n8n-core 1.122, 2.0 and 2.41:
 * a request keeps its socket after it broke; none was ever given to it when a proxy did not let it pass; in
 * a TLS socket `secureConnecting` stays true until the certificate was accepted; and `_bytesDispatched`
 * counts what went down to the system, while `bytesWritten` counts what waits for a connection, too.
 *
 * @param chain the error and what it wraps, outermost first
 * @returns the phase, or `undefined` where n8n kept only the text of the error (n8n 1.101 to 2.33)
 */
export function phaseOf(chain: readonly Error[]): Phase | undefined {
	const origin = chain.at(-1);
	if (origin === undefined) return undefined;
	const client = chain.find((error) => Reflect.get(error, 'isAxiosError') === true);
	if (client) return phaseOfRequest(client);
	// n8n's own error with nothing inside may stand for anything, and a code for another HTTP client.
	const tells = origin.name === 'NodeApiError' || chain.some(hasNetworkCode);
	return tells ? undefined : 'notTried';
}

function phaseOfRequest(client: Error): Phase {
	if (isObject(Reflect.get(client, 'response'))) return 'underWay';
	const outer: unknown = Reflect.get(client, 'request');
	if (outer === undefined || outer === null) return 'unsent';
	const request = isObject(outer) && '_currentRequest' in outer ? outer._currentRequest : outer;
	if (!isObject(request) || !('socket' in request)) return 'underWay';
	const { socket } = request;
	if (socket === null || socket === undefined) return 'unsent';
	if (!isObject(socket)) return 'underWay';
	const neverLeft = socket.secureConnecting === true || socket._bytesDispatched === 0;
	return neverLeft ? 'unsent' : 'underWay';
}

/**
 * Finds the proxy that a request went through.
 *
 * @param chain the error and what it wraps, outermost first
 * @returns the proxy; `undefined` when none was used, or nothing tells
 */
export function proxyOf(chain: readonly Error[]): ProxyInUse | undefined {
	const request = chain
		.map((error): unknown => Reflect.get(error, 'request'))
		.find((value) => isObject(value));
	if (!request) return undefined;
	const name = [request.agent, ...agentsOf(request.agent)].map(proxyHost).find(Boolean);
	const passed = request.socket !== null;
	// Only agents that first talk to a proxy give a request its socket later.
	return name === undefined && passed ? undefined : { name: name ?? '', passed };
}

/** n8n 2.41 keeps an agent for each proxy beside the one that it gives to axios. */
function agentsOf(agent: unknown): unknown[] {
	const router = isObject(agent) ? agent.router : undefined;
	const cache = isObject(router) ? router.proxyCache : undefined;
	return cache instanceof Map ? [...cache.values()] : [];
}

function proxyHost(agent: unknown): string | undefined {
	const proxy = isObject(agent) ? agent.proxy : undefined;
	const host = isObject(proxy) ? proxy.host : undefined;
	return typeof host === 'string' && host !== '' ? host : undefined;
}

function hasNetworkCode(error: Error): boolean {
	const code: unknown = Reflect.get(error, 'code');
	return typeof code === 'string' && /^(E[A-Z]|UND_|HPE_)/.test(code) && !/^ERR_INVALID/.test(code);
}

const isObject = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null;
