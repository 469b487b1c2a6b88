import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { CredentialStore } from '../test/support/credentialStore';
import { Engine } from '../test/support/engine';
import { startRemoteSandbox, type RemoteSandbox } from '../test/support/remoteSandbox';
import { isRecord } from '../test/support/values';
import { median } from './median';

const TICKETS = 10_000;
const ROUNDS = 4;
const SAMPLE_MS = 5;

/** What one round took. */
interface Round {
	requests: number;
	ms: number;
	/** Bytes at the peak above those before. */
	peak: number;
	/** Bytes in use afterwards, when the garbage is collected. */
	left: number;
}

/**
 * Measures reading 10,000 tickets, the most that Feishu lists: requests, time and memory. A first
 * round warms up; what is left after the later ones shows whether memory is given back.
 *
 * @yields lines to print
 * @throws {Error} when a ticket is missing or came twice
 */
export async function* benchTickets(): AsyncGenerator<string> {
	const remote = await startRemoteSandbox();
	try {
		await seed(remote);
		const store = new CredentialStore();
		const { url: baseUrl, credentials } = remote;
		store.set('feishuHelpdeskApi', { region: 'custom', baseUrl, ...credentials });
		const engine = await Engine.load({ credentials: store });
		await measure(engine, remote, true);
		for (const simplify of [true, false]) {
			const rounds: Round[] = [];
			for (let n = 0; n < ROUNDS; n += 1) rounds.push(await measure(engine, remote, simplify));
			yield line(simplify ? 'simplified' : 'as Feishu sends them', rounds);
		}
	} finally {
		await remote.close();
	}
}

async function measure(engine: Engine, remote: RemoteSandbox, simplify: boolean): Promise<Round> {
	const asked = await requestsOf(remote);
	const before = heapAfterCollection();
	let peak = before;
	const timer = setInterval(() => {
		peak = Math.max(peak, process.memoryUsage().heapUsed);
	}, SAMPLE_MS);
	const ms = await read(engine, simplify).finally(() => {
		clearInterval(timer);
	});
	const requests = (await requestsOf(remote)) - asked;
	return { requests, ms, peak: peak - before, left: heapAfterCollection() };
}

/** Keeps nothing of the result, so that what is left is what the node holds on to. */
async function read(engine: Engine, simplify: boolean): Promise<number> {
	const { output, error, durationMs } = await engine.run({
		parameters: { resource: 'ticket', operation: 'getMany', limit: TICKETS, simplify },
	});
	if (error) throw error;
	const ids = new Set((output[0] ?? []).map(({ json }) => json.ticket_id));
	if (ids.size !== TICKETS) throw new Error(`${ids.size} of ${TICKETS} tickets came`);
	return durationMs;
}

async function seed({ url }: RemoteSandbox): Promise<void> {
	const response = await fetch(`${url}/_sandbox/seed`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ tickets: TICKETS }),
	});
	if (!response.ok) throw new Error(`The sandbox made no tickets: ${await response.text()}`);
}

async function requestsOf({ url }: RemoteSandbox): Promise<number> {
	const status: unknown = await (await fetch(`${url}/_sandbox`)).json();
	return isRecord(status) ? Number(status.requests) : NaN;
}

function heapAfterCollection(): number {
	setFlagsFromString('--expose-gc');
	const collect: unknown = runInNewContext('gc');
	if (typeof collect === 'function') Reflect.apply(collect, undefined, []);
	return process.memoryUsage().heapUsed;
}

function line(which: string, rounds: readonly Round[]): string {
	const of = (name: keyof Round) => median(rounds.map((round) => round[name]));
	const growth = ((rounds.at(-1)?.left ?? NaN) - (rounds[0]?.left ?? NaN)) / (ROUNDS - 1);
	return `${TICKETS} tickets ${which}: ${of('requests')} requests, ${of('ms').toFixed(0)} ms, at the peak +${mb(of('peak'))} MB heap; kept from round to round: ${growth < 0 ? '' : '+'}${mb(growth)} MB (median of ${ROUNDS})`;
}

const mb = (bytes: number) => (bytes / 1024 / 1024).toFixed(1);
