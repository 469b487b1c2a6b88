import { setTimeout as sleep } from 'node:timers/promises';

import { openOwnN8n } from '../ownN8n';
import { progress } from '../progress';
import type { World } from '../world';
import { WHO, type Fate, type Seen, type Signal, type Who } from './counts';
import { listen } from './ear';
import { publishBoth } from './stage';

const EVENTS = 600;
const APART_MS = 200;
/** Executions that were put off by the end of n8n, and the last ones, begin within this time. */
const SETTLE_MS = 15_000;
const GET_TICKET = 'GET /helpdesk/v1/tickets/:ticket_id';

/**
 * Sends each event to both, ends n8n in the middle and starts it again, then repeats what has started
 * the workflow without an answer.
 *
 * @param world where n8n and the package are
 * @param signal that ends n8n
 */
export async function runStorm(
	world: Pick<World, 'installed' | 'tarball'>,
	signal: Signal,
): Promise<Seen> {
	const n8n = await openOwnN8n(world);
	const seen: Seen = { trigger: noFate(), webhook: noFate() };
	const ear = await listen((who, id) => {
		const { starts } = seen[who];
		starts.set(id, (starts.get(id) ?? 0) + 1);
	});
	// Feishu takes its time: what was answered before the ticket is there would be lost.
	n8n.sandbox.fault({
		kind: 'latency',
		minMs: 100,
		maxMs: 1200,
		route: GET_TICKET,
		times: Infinity,
	});
	const post = await publishBoth(n8n, ear.url);
	const statuses = new Map<string, number>();

	async function send(who: Who, id: string): Promise<void> {
		seen[who].sent.add(id);
		const status = await post(who, id);
		if (status === 200) seen[who].answered.add(id);
		const key = `${who} ${status}`;
		statuses.set(key, (statuses.get(key) ?? 0) + 1);
	}
	async function sendAll(): Promise<void> {
		const sending: Promise<void>[] = [];
		for (let n = 0; n < EVENTS; n += 1) {
			for (const who of WHO) sending.push(send(who, `${who}-${n}`));
			await sleep(APART_MS);
		}
		await Promise.all(sending);
	}
	async function endAmidst(): Promise<void> {
		await sleep((EVENTS / 2) * APART_MS);
		await n8n.restart(signal);
	}

	await Promise.all([sendAll(), endAmidst()]);
	progress(`HTTP statuses, 0 for none: ${JSON.stringify(Object.fromEntries(statuses))}`);
	await sleep(SETTLE_MS);
	for (const who of WHO) {
		const { answered, repeated, starts } = seen[who];
		for (const id of starts.keys()) if (!answered.has(id)) repeated.add(id);
		// Feishu sends again what was not answered; of these the workflow has started already.
		await Promise.all([...repeated].map((id) => send(who, id)));
	}
	await sleep(SETTLE_MS);
	await n8n.close();
	ear.close();
	return seen;
}

const noFate = (): Fate => ({
	sent: new Set(),
	answered: new Set(),
	repeated: new Set(),
	starts: new Map(),
});
