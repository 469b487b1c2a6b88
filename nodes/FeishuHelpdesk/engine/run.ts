import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { createClient, type Client } from '../transport/client';
import { Failure } from '../transport/failure';
import { toFailure, toNodeError } from '../transport/nodeError';
import { openTarget } from '../transport/target';
import { showHints } from './hints';
import { othersThatFailed, summarise, toItems } from './job';
import { runLanes } from './lanes';
import { fetchNeeds, reader } from './needs';
import { findOperation, type Operation, type Resources } from './operation';
import { labelsOf } from './params';
import { confirm, prepareAll, settingsOf } from './prepareAll';
import { MAX_WAIT, readRunSettings, type RunSettings } from './runOptionFields';
import { openSendOnce } from './sendOnce';
import { tasks } from './tasks';
import { remember } from './tries';
import { canBeAnswered, waitForAnswer } from './waiting';

/**
 * Runs the chosen operation for all items: prepares all of them, fetches what they need, then sends.
 * Nothing else in this package loops over items but what it calls here.
 *
 * @param ctx n8n's execution context
 * @param resources all that the node can do
 * @returns the output of the node, in item order
 * @throws {NodeApiError} or {NodeOperationError} for the first item that failed, unless the node is
 * set to continue; then that item carries the error
 */
export async function run(
	ctx: IExecuteFunctions,
	resources: Resources,
): Promise<INodeExecutionData[][]> {
	const operation = findOperation(
		resources,
		ctx.getNodeParameter('resource', 0),
		ctx.getNodeParameter('operation', 0),
	);
	const opened = await open(ctx, operation).catch(toFailure);
	const jobs = await prepareAll(ctx, operation, opened);
	remember(ctx, jobs);
	const once = jobs.every((job) => job.state !== 'prepared' || job.plan.onceKey !== undefined);

	const goesOn = ctx.continueOnFail();
	const cancelled = () => ctx.getExecutionCancelSignal()?.aborted === true;
	const stopAtFailure = () => {
		// n8n marks a cancelled execution itself, unless the node throws.
		if (goesOn || cancelled()) return;
		for (const job of jobs) {
			if (job.state !== 'failed') continue;
			const more = [othersThatFailed(jobs), summarise(jobs, operation.done ?? 'done', once)];
			throw toNodeError(
				ctx.getNode(),
				job.failure.advise('', more.filter((text) => text !== '').join('\n')),
				job.item,
			);
		}
	};

	const stopAtLoss = () => {
		if (operation.waits !== true || !canBeAnswered(jobs)) stopAtFailure();
	};

	stopAtFailure();
	showHints(ctx, jobs);
	if (!(opened instanceof Failure)) {
		const { client, settings } = opened;
		const control = {
			concurrency: settings.maxConcurrency,
			burst: settings.burst,
			stopped: cancelled,
			headStart: client.headStart,
		};
		const findings = await fetchNeeds(client, jobs, control);
		const found = reader(findings);
		// What is needed may be missing when the execution was cancelled meanwhile.
		if (!cancelled()) {
			confirm(jobs, found);
			stopAtLoss();
			let failed = false;
			const noteFailure = () => {
				failed = true;
			};
			const stopped = () => cancelled() || (failed && !goesOn && operation.waits !== true);
			const sendOnce = openSendOnce(ctx);
			const talks = tasks(ctx, client, jobs, findings, { sendOnce, stopped, noteFailure });
			await runLanes(talks, { ...control, stopped });
			await sendOnce.ended();
			stopAtLoss();
			if (operation.waits === true && !cancelled()) await waitForAnswer(ctx, jobs);
		}
	}
	return [jobs.flatMap((job) => toItems(ctx, job))];
}

async function open(
	ctx: IExecuteFunctions,
	{ actsAs, fields, needsRole }: Operation,
): Promise<{ client: Client; settings: RunSettings }> {
	const settings = firstSettings(ctx);
	const signal = ctx.getExecutionCancelSignal();
	const target = await openTarget(ctx, actsAs ?? 'app', { role: needsRole });
	const fixedWait = !labelsOf(fields).has(MAX_WAIT);
	const client = createClient(target, { maxWaitMs: settings.maxWaitMs, fixedWait, signal });
	return { client, settings };
}

/** How many go at once is one for the run. When the first item's options are wrong, only that item fails. */
function firstSettings(ctx: IExecuteFunctions): RunSettings {
	try {
		return settingsOf(ctx, 0);
	} catch {
		return readRunSettings({});
	}
}
