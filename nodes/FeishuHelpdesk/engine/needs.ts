import type { JsonObject } from '../shared/json';
import { toFailure } from '../transport/nodeError';
import { Failure } from '../transport/failure';
import type { Client } from '../transport/client';
import { drive, rehearse, type Call } from '../transport/steps';
import type { Job } from './job';
import { runLanes, type LaneControl } from './lanes';
import type { Fetch, Found, Need } from './operation';

/**
 * Uploads that go side by side: each reads a file of up to 10 MB while it is sent.
 */
const MAX_FETCHES = 4;

/** What the needs yielded, by their ids. */
export interface Findings {
	readonly found: ReadonlyMap<string, JsonObject | Failure>;
	/** What was waited for each, ms. */
	readonly waitedMs: ReadonlyMap<string, number>;
}

/**
 * Fetches what the plans need before their own requests can leave, each need once, whatever number of
 * items shares it.
 *
 * @param client sends requests
 * @param jobs all of them; those prepared are asked for their needs
 * @param control how many at once, and when to stop
 * @returns what was found
 */
export async function fetchNeeds(
	client: Pick<Client, 'call' | 'patience'>,
	jobs: readonly Job[],
	control: LaneControl,
): Promise<Findings> {
	const findings = new Map<string, JsonObject | Failure>();
	const waitedMs = new Map<string, number>();
	const fetches = fetchesOf(jobs.flatMap(needsOf));
	const fetched = new Set(fetches.flatMap(({ needIds }) => needIds));
	for (const job of jobs) {
		if (job.state !== 'prepared') continue;
		for (const { id, standIn } of job.plan.needs ?? []) {
			if (!fetched.has(id)) findings.set(id, standIn);
		}
	}
	const tasks = fetches.map((fetch, index) => ({
		lane: String(index),
		run: async () => {
			const patience = client.patience();
			const call: Call = async (request) => await client.call(request, patience);
			const found = await drive(fetch.steps(), call).catch(toFailure);
			for (const id of fetch.needIds) {
				waitedMs.set(id, patience.spentMs);
				findings.set(id, found instanceof Failure ? found : (found.get(id) ?? nothing()));
			}
		},
	}));
	await runLanes(tasks, {
		...control,
		concurrency: Math.min(control.concurrency, MAX_FETCHES),
		burst: 0,
	});
	return { found: findings, waitedMs };
}

/**
 * Groups needs into talks.
 *
 * @param needs of all items, repetitions included
 * @returns the talks that fetch each of them once
 */
export function fetchesOf(needs: readonly Need[]): Fetch[] {
	const batches = new Map<string, Map<string, Need>>();
	for (const need of needs) {
		const batch = batches.get(need.batch.id) ?? new Map<string, Need>();
		batches.set(need.batch.id, batch.set(need.id, need));
	}
	return [...batches.values()].flatMap((batch) => {
		const [first] = batch.values();
		return first ? [...first.batch.fetches([...batch.values()])] : [];
	});
}

/** A preview looks up, but uploads nothing. */
const needsOf = (job: Job): readonly Need[] =>
	job.state === 'prepared'
		? (job.plan.needs ?? []).filter((need) => job.plan.preview !== true || isLookedUp(need))
		: [];

const isLookedUp = (need: Need): boolean =>
	fetchesOf([need])
		.flatMap(({ steps }) => rehearse(steps()))
		.every(({ body }) => body === undefined || 'json' in body);

const nothing = () => toFailure(new Error("Feishu's answer lacks what was asked"));

/**
 * @param findings what the needs yielded
 * @returns a reader for plans; it throws the failure of a need that could not be had
 */
export function reader({ found: all }: Findings): Found {
	return ({ id }) => {
		const found = all.get(id) ?? nothing();
		if (found instanceof Error) throw found;
		return found;
	};
}

/**
 * What a message has waited before its own requests leave.
 *
 * @param findings what was fetched
 * @param needs of its plan; they were fetched side by side
 * @returns the longest of the waits, ms
 */
export const waitedFor = ({ waitedMs }: Findings, needs: readonly Need[]): number =>
	Math.max(0, ...needs.map(({ id }) => waitedMs.get(id) ?? 0));
