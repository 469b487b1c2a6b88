import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import type { JsonObject } from '../shared/json';
import { createClient, type Client } from '../transport/client';
import { toErrorItem, toFailure, toNodeError } from '../transport/errors';
import { Failure } from '../transport/failure';
import { findOperation } from './index';
import { runLanes, type Task } from './lanes';
import type { Need, Operation, Plan } from './operation';
import { createParams } from './params';

/** Messages to different people that may be under way at once. */
const MAX_CONCURRENCY = 20;

/** How far an item has come. */
type Progress =
	| { state: 'prepared'; plan: Plan }
	| { state: 'failed'; failure: Failure }
	| { state: 'done'; output: IDataObject[] };

/** What the needs yielded, by their ids. */
type Found = ReadonlyMap<string, string | Failure>;

/**
 * Runs the chosen operation for all items: prepares all of them, fetches what they need, then sends.
 * The only loop over items in this package.
 *
 * @param ctx n8n's execution context
 * @returns the output of the node, in item order
 * @throws {NodeApiError} or {NodeOperationError} for the first item that failed, unless the node is
 * set to continue; then that item carries the error
 */
export async function run(ctx: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const operation = findOperation(
		ctx.getNodeParameter('resource', 0),
		ctx.getNodeParameter('operation', 0),
	);
	const client = await createClient(ctx).catch(toFailure);
	const progress = await prepareAll(ctx, operation, client);

	const firstFailure = () => progress.findIndex(({ state }) => state === 'failed');
	const stopAtFailure = () => {
		const index = ctx.continueOnFail() ? -1 : firstFailure();
		const item = progress[index];
		if (item?.state === 'failed') throw toNodeError(ctx.getNode(), item.failure, index);
	};
	const cancelled = () => ctx.getExecutionCancelSignal()?.aborted === true;
	const stopped = () => cancelled() || (!ctx.continueOnFail() && firstFailure() >= 0);

	stopAtFailure();
	if (!(client instanceof Failure)) {
		const found = await fetchNeeds(client, progress, cancelled);
		failUnmet(progress, found);
		stopAtFailure();
		await runLanes(sendTasks(client, progress, found), MAX_CONCURRENCY, stopped);
		stopAtFailure();
	}
	return [progress.flatMap(toItems)];
}

async function prepareAll(
	ctx: IExecuteFunctions,
	operation: Operation,
	client: Client | Failure,
): Promise<Progress[]> {
	const progress: Progress[] = [];
	for (const index of ctx.getInputData().keys()) {
		try {
			if (client instanceof Failure) throw client;
			const plan = await operation.prepare(createParams(ctx, index, operation.fields));
			// Whatever building the request checks is checked now, before anything is sent.
			plan.request(({ id }) => id);
			progress.push({ state: 'prepared', plan });
		} catch (thrown) {
			progress.push({ state: 'failed', failure: toFailure(thrown) });
		}
	}
	return progress;
}

/** Fetches each need once, whatever number of items shares it. */
async function fetchNeeds(
	client: Client,
	progress: readonly Progress[],
	stopped: () => boolean,
): Promise<Found> {
	const needs = new Map<string, Need>();
	for (const item of progress) {
		if (item.state !== 'prepared') continue;
		for (const need of item.plan.needs ?? []) needs.set(need.id, need);
	}
	const found = new Map<string, string | Failure>();
	const tasks = [...needs.values()].map((need) => ({
		lane: need.id,
		run: async () => {
			const read = (data: JsonObject) => need.read(data) ?? toFailure(missing(need));
			found.set(need.id, await client.call(need.request).then(read).catch(toFailure));
		},
	}));
	await runLanes(tasks, MAX_CONCURRENCY, stopped);
	return found;
}

const missing = ({ request }: Need) =>
	new Error(`Feishu's answer to ${request.path} lacks what the message needs`);

/** An item fails with the first of its needs that failed. */
function failUnmet(progress: Progress[], found: Found): void {
	progress.forEach((item, index) => {
		if (item.state !== 'prepared') return;
		const failure = (item.plan.needs ?? [])
			.map(({ id }) => found.get(id))
			.find((result) => result instanceof Failure);
		if (failure) progress[index] = { state: 'failed', failure };
	});
}

function sendTasks(client: Client, progress: Progress[], found: Found): Task[] {
	return progress.flatMap((item, index) => {
		if (item.state !== 'prepared') return [];
		const { plan } = item;
		const send = async (): Promise<Progress> => {
			const data = await client.call(plan.request(({ id }) => String(found.get(id))));
			return { state: 'done', output: [plan.output(data)].flat() };
		};
		const fail = (thrown: unknown): Progress => ({ state: 'failed', failure: toFailure(thrown) });
		const run = async () => {
			progress[index] = await send().catch(fail);
		};
		return [{ lane: plan.lane, run }];
	});
}

/** An item that was never tried, because the execution was cancelled, has no output. */
function toItems(item: Progress, index: number): INodeExecutionData[] {
	const pairedItem = { item: index };
	if (item.state === 'failed') return [{ json: toErrorItem(item.failure), pairedItem }];
	return item.state === 'done' ? item.output.map((json) => ({ json, pairedItem })) : [];
}
