import type { JsonObject } from '../shared/json';
import { toFailure } from '../transport/nodeError';
import { Failure } from '../transport/failure';
import { drive, type Call } from '../transport/steps';
import type { Job } from './job';
import { runLanes, type LaneControl } from './lanes';
import type { Fetch, Found, Need } from './operation';

/**
 * Uploads that go side by side: each reads a file of up to 10 MB while it is sent.
 */
const MAX_FETCHES = 4;

/** What the needs yielded, by their ids. */
export type Findings = ReadonlyMap<string, JsonObject | Failure>;

/**
 * Fetches what the plans need before their own requests can leave, each need once, whatever number of
 * items shares it.
 *
 * @param call sends a request
 * @param jobs all of them; those prepared are asked for their needs
 * @param control how many at once, and when to stop
 * @returns what was found
 */
export async function fetchNeeds(
	call: Call,
	jobs: readonly Job[],
	control: LaneControl,
): Promise<Findings> {
	const findings = new Map<string, JsonObject | Failure>();
	const fetches = fetchesOf(jobs.flatMap(needsOf));
	const tasks = fetches.map((fetch, index) => ({
		lane: String(index),
		run: async () => {
			const found = await drive(fetch.steps(), call).catch(toFailure);
			for (const id of fetch.needIds) {
				findings.set(id, found instanceof Failure ? found : (found.get(id) ?? nothing(id)));
			}
		},
	}));
	await runLanes(tasks, {
		...control,
		concurrency: Math.min(control.concurrency, MAX_FETCHES),
	});
	return findings;
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

/** A preview sends nothing, not even an upload. */
const needsOf = (job: Job): readonly Need[] =>
	job.state === 'prepared' && job.plan.preview !== true ? (job.plan.needs ?? []) : [];

const nothing = (id: string) => toFailure(new Error(`Feishu's answer lacks what was asked: ${id}`));

/**
 * @param findings what the needs yielded
 * @returns a reader for plans; it throws the failure of a need that could not be had
 */
export function reader(findings: Findings): Found {
	return ({ id }) => {
		const found = findings.get(id) ?? nothing(id);
		if (found instanceof Error) throw found;
		return found;
	};
}

/** For looking at a plan before anything is fetched. */
export const standIns: Found = ({ standIn }) => standIn;
