import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';

import { atEnd } from './leftovers';

/** A load balancer in front of several processes that can repeat requests. */
export interface RoundRobin {
	/** Where requests go. */
	readonly url: string;
	/**
	 * Lets each request from now on go to two processes: to the second one so long after the first has
	 * answered, with 0 to both at the same moment.
	 */
	repeatAfter(ms: number): void;
	/** Waits until all requests were answered. @returns their HTTP statuses since the last call, 0 for none */
	done(): Promise<number[]>;
}

/**
 * Starts a load balancer that ends with the run.
 *
 * @param targets origins of the processes; they take turns
 */
export async function startRoundRobin(targets: readonly string[]): Promise<RoundRobin> {
	const pending = new Set<Promise<void>>();
	let statuses: number[] = [];
	let repeatMs: number | undefined;
	let turn = 0;

	const forward = async (target: string, request: IncomingMessage, body: Buffer) => {
		const { method = 'POST', url = '/' } = request;
		const headers = Object.entries(request.headers).filter(([name]) => !HOP_HEADERS.has(name));
		const answer = await fetch(target + url, {
			method,
			headers: headers.map(([name, value]): [string, string] => [name, String(value)]),
			body,
		});
		statuses.push(answer.status);
		return { status: answer.status, text: await answer.text() };
	};
	const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
		const body = await buffer(request);
		const [first = '', second = ''] = [...targets.slice(turn), ...targets.slice(0, turn)];
		turn = (turn + 1) % targets.length;
		const sameMoment = repeatMs === 0 ? forward(second, request, body) : undefined;
		const { status, text } = await forward(first, request, body);
		response.writeHead(status, { 'Content-Type': 'application/json' }).end(text);
		await sameMoment;
		if (repeatMs === undefined || repeatMs === 0) return;
		await sleep(repeatMs);
		await forward(second, request, body);
	};
	const server = createServer((request, response) => {
		const work = serve(request, response)
			.catch(() => {
				statuses.push(NO_ANSWER);
				response.destroy();
			})
			.finally(() => pending.delete(work));
		pending.add(work);
	});
	const url = await new Promise<string>((resolve) => {
		server.listen(0, '127.0.0.1', () => {
			const address = server.address();
			resolve(`http://127.0.0.1:${typeof address === 'object' ? (address?.port ?? 0) : 0}`);
		});
	});
	atEnd(() => {
		server.closeAllConnections();
		server.close();
	});
	return {
		url,
		repeatAfter(ms) {
			repeatMs = ms;
		},
		async done() {
			while (pending.size > 0) await Promise.all(pending);
			const all = statuses;
			statuses = [];
			return all;
		},
	};
}

const NO_ANSWER = 0;

/** Belong to one connection; fetch makes them anew. */
const HOP_HEADERS = new Set([
	'connection',
	'content-length',
	'host',
	'keep-alive',
	'transfer-encoding',
]);
