import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { readRunSettings, type RunSettings } from '../fields/runOptions';
import type { JsonObject } from '../shared/json';
import { createClient, type Client } from '../transport/client';
import { toFailure, toNodeError } from '../transport/errors';
import { Failure } from '../transport/failure';
import type { ApiRequest } from '../transport/request';
import { findOperation } from './index';
import { runLanes, type Task } from './lanes';
import { fetchNeeds, type Found } from './needs';
import type { Operation, Plan } from './operation';
import { createParams, labelsOf } from './params';
import { previewOf } from './preview';
import { summarise, toItems, type Progress } from './progress';
import { openSendOnce } from './sendOnce';
import { remember, settled } from './tries';

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
	const opened = await open(ctx).catch(toFailure);
	const progress = await prepareAll(ctx, operation, opened);
	remember(ctx, progress);

	const cancelled = () => ctx.getExecutionCancelSignal()?.aborted === true;
	const firstFailure = () => progress.findIndex(({ state }) => state === 'failed');
	const stopAtFailure = () => {
		// n8n marks a cancelled execution itself, unless the node throws.
		const index = ctx.continueOnFail() || cancelled() ? -1 : firstFailure();
		const item = progress[index];
		if (item?.state !== 'failed') return;
		throw toNodeError(ctx.getNode(), item.failure.advise('', summarise(progress)), index);
	};
	const stopped = () => cancelled() || (!ctx.continueOnFail() && firstFailure() >= 0);

	stopAtFailure();
	showHints(ctx, progress);
	if (!(opened instanceof Failure)) {
		const { client, settings } = opened;
		const found = await fetchNeeds(client, progress, {
			concurrency: settings.maxConcurrency,
			stopped: cancelled,
			headStart: client.headStart,
		});
		stopAtFailure();
		await runLanes(tasks(ctx, client, progress, found), {
			concurrency: settings.maxConcurrency,
			stopped,
			headStart: client.headStart,
		});
		stopAtFailure();
	}
	return [progress.flatMap(toItems)];
}

async function open(ctx: IExecuteFunctions): Promise<{ client: Client; settings: RunSettings }> {
	const options: unknown = ctx.getNodeParameter('options', 0, {});
	const settings = readRunSettings(options as Record<string, unknown>);
	const signal = ctx.getExecutionCancelSignal();
	return { client: await createClient(ctx, { maxWaitMs: settings.maxWaitMs, signal }), settings };
}

async function prepareAll(
	ctx: IExecuteFunctions,
	operation: Operation,
	opened: object | Failure,
): Promise<Progress[]> {
	const labels = labelsOf(operation.fields);
	const progress: Progress[] = [];
	for (const index of ctx.getInputData().keys()) {
		const prepare = async (): Promise<Progress> => {
			if (opened instanceof Failure) throw opened;
			const plan = await operation.prepare(createParams(ctx, index, labels));
			// Whatever building the request checks is checked now, before anything is sent.
			plan.requests(({ standIn }) => standIn);
			return { state: 'prepared', plan };
		};
		progress.push(settled(ctx, index) ?? (await prepare().catch(fail)));
	}
	return progress;
}

/** Hosts before n8n 1.9x have no hints; the message goes out all the same. */
function showHints(ctx: IExecuteFunctions, progress: readonly Progress[]): void {
	const hints = progress.flatMap((item, index) =>
		item.state === 'prepared'
			? (item.plan.hints ?? []).map((hint) => ({ message: `${hint} [item ${index}]` }))
			: [],
	);
	if (hints.length > 0) ctx.addExecutionHints?.(...hints);
}

/** One task per item that is still to be sent; each notes what became of it and never throws. */
function tasks(ctx: IExecuteFunctions, client: Client, progress: Progress[], found: Found): Task[] {
	const sendOnce = openSendOnce(ctx);

	async function send(plan: Plan): Promise<Progress> {
		if (plan.preview) return { state: 'done', output: [previewOf(plan, client.baseUrl)] };
		const call = () =>
			callAll(
				client,
				plan.requests(({ id }) => String(found.get(id))),
			);
		const answers = plan.onceKey === undefined ? await call() : await sendOnce(plan.onceKey, call);
		const skipped = [{ skipped: true, key: plan.onceKey }];
		return { state: 'done', output: answers ? plan.output(answers) : skipped };
	}

	return progress.flatMap((item, index) => {
		if (item.state !== 'prepared') return [];
		const { plan } = item;
		const run = async () => {
			progress[index] = await send(plan).catch(fail);
		};
		return [{ lane: plan.lane, run }];
	});
}

/** Sends the requests of one item in order; a failure in between says that a part is out. */
async function callAll(client: Client, requests: readonly ApiRequest[]): Promise<JsonObject[]> {
	const answers: JsonObject[] = [];
	for (const [sent, request] of requests.entries()) {
		const answer = await client.call(request).catch((thrown: unknown) => {
			throw sent === 0 ? thrown : toFailure(thrown).partly(sent, requests.length);
		});
		answers.push(answer);
	}
	return answers;
}

const fail = (thrown: unknown): Progress => ({ state: 'failed', failure: toFailure(thrown) });
