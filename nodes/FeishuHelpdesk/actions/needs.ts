import type { JsonObject } from '../shared/json';
import type { Client } from '../transport/client';
import { toFailure } from '../transport/errors';
import { Failure } from '../transport/failure';
import { runLanes, type LaneControl } from './lanes';
import type { Need } from './operation';
import type { Progress } from './progress';

/** What the needs yielded, by their ids. */
export type Found = ReadonlyMap<string, string | Failure>;

/**
 * Fetches what the items need before their own requests can leave, each need once, whatever number of
 * items shares it. An item fails with the first of its needs that failed.
 *
 * @param client sends the requests
 * @param progress of all items; those whose needs failed are marked
 * @param control how many at once, and when to stop
 * @returns what was found
 */
export async function fetchNeeds(
	client: Client,
	progress: Progress[],
	control: LaneControl,
): Promise<Found> {
	const needs = new Map(progress.flatMap(needsOf).map((need) => [need.id, need]));
	const found = new Map<string, string | Failure>();
	const tasks = [...needs.values()].map((need) => ({
		lane: need.id,
		run: async () => {
			const read = (data: JsonObject) => need.read(data) ?? toFailure(missing(need));
			found.set(need.id, await client.call(need.request).then(read).catch(toFailure));
		},
	}));
	await runLanes(tasks, control);
	progress.forEach((item, index) => {
		const failure = needsOf(item)
			.map(({ id }) => found.get(id))
			.find((result) => result instanceof Failure);
		if (failure) progress[index] = { state: 'failed', failure };
	});
	return found;
}

/** A preview sends nothing, not even an upload. */
const needsOf = (item: Progress): readonly Need[] =>
	item.state === 'prepared' && !item.plan.preview ? (item.plan.needs ?? []) : [];

const missing = ({ request }: Need) =>
	new Error(`Feishu's answer to ${request.path} lacks what the message needs`);
