import { setTimeout as sleep } from 'node:timers/promises';

import type { Push } from '../../sandbox/server';
import { setWeather, type Weather } from '../../test/support/longConnection';
import { installOnce } from '../cache';
import { triggerNode } from '../events';
import { endAll, endOnSignals } from '../leftovers';
import { openOwnN8n, type OwnN8n } from '../ownN8n';
import { pack } from '../packed';
import { progress } from '../progress';
import { temporaryFolder } from '../world';
import { chain, node } from '../workflows';

/** Each pass: so many events, of which so many come at once, and so many times n8n is killed. */
const FAULTY = { events: 1000, atOnce: 10, everyMs: 1000 } as const;
const KILLED = { rounds: 5, burst: 100, afterMs: 2_300 } as const;

/** What befalls the events of the first pass. */
const WEATHER: Weather = {
	doublePush: 0.05,
	dropAck: 0.03,
	dropPush: 0.02,
	parts: 0.15,
	garbage: 0.01,
	reset: 0.006,
	freeze: 0.0015,
};

/** What came of events: of those that Feishu holds for taken none may be missing, of none there may be two. */
interface Tally {
	pushed: number;
	taken: number;
	stored: number;
	takenNotStored: number;
	twice: number;
}

/**
 * Lets everything befall the long connection of a real n8n that can, then kills n8n in five bursts, and counts
 * executions. Takes about 20 minutes.
 *
 * @throws {Error} when an event that was answered is not stored, or one started the workflow twice
 */
export async function longStorm(): Promise<void> {
	endOnSignals();
	try {
		const installed = await installOnce();
		const tarball = await pack(await temporaryFolder('feishu-storm-pack-'));
		const n8n = await openOwnN8n(
			{ installed, tarball },
			{ eventMode: 'longConnection', eventTimeScale: 0.01 },
		);
		n8n.sandbox.longConnections.setClientConfig({ PingInterval: 2, ReconnectNonce: 1 });
		const workflowId = await publish(n8n);
		const tallies: Tally[] = [];
		for (const pass of [afterFaults, afterKills]) {
			const tally = await pass(n8n, workflowId);
			progress(JSON.stringify(tally));
			tallies.push(tally);
		}
		const { all, problems } = n8n.sandbox.longConnections;
		progress(`${all.length} connections, ${problems.length} wrong answers`);
		if (tallies.some(({ takenNotStored, twice }) => takenNotStored + twice > 0)) {
			throw new Error('An event was lost, or started the workflow twice');
		}
	} finally {
		await endAll();
	}
}

async function publish({ api, credential }: OwnN8n): Promise<string> {
	const { parameters, ...trigger } = triggerNode(credential, ['notification.approve_v1']);
	const long = { ...trigger, parameters: { ...parameters, connection: 'longConnection' } };
	const id = await api.createWorkflow(
		chain('Long', long, node('End', 'n8n-nodes-base.noOp', 1, {})),
	);
	await api.activate(id);
	return id;
}

async function afterFaults(n8n: OwnN8n, workflowId: string): Promise<Tally> {
	const { sandbox } = n8n;
	setWeather(sandbox, WEATHER);
	for (let raised = 0; raised < FAULTY.events; raised += FAULTY.atOnce) {
		raise(n8n, FAULTY.atOnce);
		await sleep(FAULTY.everyMs);
	}
	await sandbox.pushesDone();
	sandbox.longConnections.clearFaults();
	return await tallyOf(n8n, workflowId, sandbox.pushes);
}

async function afterKills(n8n: OwnN8n, workflowId: string): Promise<Tally> {
	const { sandbox } = n8n;
	const before = sandbox.pushes.length;
	for (let round = 1; round <= KILLED.rounds; round += 1) {
		raise(n8n, KILLED.burst);
		await sleep(KILLED.afterMs);
		await n8n.restart('SIGKILL');
		const taken = sandbox.pushes.slice(before).filter(({ state }) => state === 'taken').length;
		progress(`kill ${round}: ${taken} of ${round * KILLED.burst} events answered`);
	}
	await sandbox.pushesDone();
	return await tallyOf(n8n, workflowId, sandbox.pushes.slice(before));
}

function raise({ sandbox }: OwnN8n, count: number): void {
	for (let at = 0; at < count; at += 1) sandbox.approveNotification('APPROVED');
}

async function tallyOf(
	{ api }: OwnN8n,
	workflowId: string,
	pushes: readonly Push[],
): Promise<Tally> {
	await sleep(5_000);
	const executions = await startedBy(api, workflowId);
	const all = new Set(pushes.map(({ eventId }) => eventId));
	const started = executions.filter((id) => all.has(id));
	const stored = new Set(started);
	const taken = pushes.filter(({ state }) => state === 'taken').map(({ eventId }) => eventId);
	return {
		pushed: pushes.length,
		taken: taken.length,
		stored: stored.size,
		takenNotStored: taken.filter((id) => !stored.has(id)).length,
		twice: started.length - stored.size,
	};
}

/** @returns the event of each execution, whatever became of it */
async function startedBy(api: OwnN8n['api'], workflowId: string): Promise<string[]> {
	const events: string[] = [];
	const filter = encodeURIComponent(JSON.stringify({ workflowId }));
	for (let cursor: string | null | undefined = ''; ; ) {
		const path = `/rest/executions?limit=100&filter=${filter}${cursor && `&cursor=${cursor}`}`;
		const page = (await api.call('GET', path)) as {
			results: { id: string }[];
			nextCursor?: string | null;
		};
		const { results } = page;
		for (const { id } of results) {
			const { data } = (await api.call('GET', `/rest/executions/${id}`)) as { data: string };
			events.push(/"([0-9a-f]{32})","helpdesk\./.exec(data)?.[1] ?? data.slice(0, 500));
		}
		cursor = page.nextCursor;
		if (cursor === undefined || cursor === null) return events;
	}
}
