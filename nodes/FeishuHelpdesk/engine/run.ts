import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { MAX_WAIT, readRunSettings, type RunSettings } from './runOptionFields';
import { createClient, type Client, type Gate } from '../transport/client';
import { openTarget } from '../transport/target';
import { InputError } from '../shared/inputError';
import { toFailure, toNodeError } from '../transport/nodeError';
import { Failure } from '../transport/failure';
import { drive, rehearse, type Call } from '../transport/steps';
import { othersThatFailed, summarise, toExecutionData, toItems, type Job, type Ready } from './job';
import { runLanes, type Task } from './lanes';
import { fetchNeeds, reader, waitedFor, type Findings } from './needs';
import {
	standIns,
	findOperation,
	type Found,
	type Operation,
	type OutputItem,
	type Plan,
	type Resources,
} from './operation';
import { inParts } from './onceParts';
import { createParams, labelsOf } from './params';
import { nameOf, shownKey } from './onceKey';
import { keyHints, previewOf } from './preview';
import { openSendOnce, type SendOnce } from './sendOnce';
import { earlierJobs, remember } from './tries';

/**
 * Runs the chosen operation for all items: prepares all of them, fetches what they need, then sends.
 * The only loop over items in this package.
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
			stopAtFailure();
			let failed = false;
			const noteFailure = () => {
				failed = true;
			};
			const stopped = () => cancelled() || (failed && !goesOn);
			const sendOnce = openSendOnce(ctx);
			const talks = tasks(ctx, client, jobs, findings, { sendOnce, stopped, noteFailure });
			await runLanes(talks, { ...control, stopped });
			await sendOnce.ended();
			stopAtFailure();
		}
	}
	return [jobs.flatMap((job) => toItems(ctx, job))];
}

async function open(
	ctx: IExecuteFunctions,
	{ actsAs, fields }: Operation,
): Promise<{ client: Client; settings: RunSettings }> {
	const settings = firstSettings(ctx);
	const signal = ctx.getExecutionCancelSignal();
	const target = await openTarget(ctx, actsAs ?? 'app');
	const fixedWait = !labelsOf(fields).has(MAX_WAIT);
	const client = createClient(target, { maxWaitMs: settings.maxWaitMs, fixedWait, signal });
	return { client, settings };
}

/** Of an item; operations without such options have the defaults. */
function settingsOf(ctx: IExecuteFunctions, item: number): RunSettings {
	const options: unknown = ctx.getNodeParameter('options', item, {});
	return readRunSettings(options as Record<string, unknown>);
}

/** How many go at once is one for the run. When the first item's options are wrong, only that item fails. */
function firstSettings(ctx: IExecuteFunctions): RunSettings {
	try {
		return settingsOf(ctx, 0);
	} catch {
		return readRunSettings({});
	}
}

async function prepareAll(
	ctx: IExecuteFunctions,
	operation: Operation,
	opened: object | Failure,
): Promise<Job[]> {
	const labels = labelsOf(operation.fields);
	const earlier = earlierJobs(ctx);

	async function prepare(item: number): Promise<Job[]> {
		if (opened instanceof Failure) throw opened;
		const { maxWaitMs } = settingsOf(ctx, item);
		const prepared = await operation.prepare(createParams(ctx, item, labels));
		return [prepared].flat().map((plan) => checked({ item, maxWaitMs }, plan));
	}

	const jobs: Job[] = [];
	for (const item of ctx.getInputData().keys()) {
		const tried = earlier(item)?.map((job) =>
			job.state === 'prepared' && opened instanceof Failure ? fail(job, opened) : job,
		);
		jobs.push(...(tried ?? (await prepare(item).catch((thrown) => [fail({ item }, thrown)]))));
	}
	return jobs;
}

/** Whatever building the requests checks is checked now, before anything is sent. */
function checked(
	{ item, maxWaitMs, out = [] }: { item: number; maxWaitMs: number; out?: OutputItem[] },
	plan: Plan | Error,
	found: Found = standIns,
): Job {
	if (plan instanceof Error) return fail({ item, receiver: enteredIn(plan) }, plan);
	const ready = { item, plan, maxWaitMs, out };
	try {
		rehearse(plan.steps(found));
		return { ...ready, state: 'prepared' };
	} catch (thrown) {
		return fail(ready, thrown);
	}
}

/** Looks once more at the plans that needed something, now with what was found. */
function confirm(jobs: Job[], found: Found): void {
	jobs.forEach((job, index) => {
		if (job.state !== 'prepared') return;
		if (job.plan.needs && job.plan.needs.length > 0) {
			jobs[index] = checked(job, job.plan, found);
		}
	});
	mergeTwins(jobs, found);
}

/** Two addresses of one person in one list are one message. */
function mergeTwins(jobs: Job[], found: Found): void {
	const seen = new Set<string>();
	jobs.forEach((job, index) => {
		if (job.state !== 'prepared' || job.plan.receiver === undefined) return;
		if (job.plan.lane === undefined) return;
		const person = `${job.item} ${job.plan.lane(found)}`;
		if (seen.has(person)) jobs[index] = { item: job.item, state: 'done', output: [] };
		seen.add(person);
	});
}

/** Hosts before n8n 1.9x have no hints; the message goes out all the same. */
function showHints(ctx: IExecuteFunctions, jobs: readonly Job[]): void {
	const hints = new Set(
		jobs.flatMap((job) =>
			job.state === 'prepared' ? (job.plan.hints ?? []).map((hint) => hintOf(hint, job.item)) : [],
		),
	);
	if (hints.size > 0) ctx.addExecutionHints?.(...[...hints].map((message) => ({ message })));
}

const hintOf = (hint: string, item: number): string => `${hint} [item ${item}]`;

interface TaskControl {
	sendOnce: SendOnce;
	stopped: () => boolean;
	noteFailure: () => void;
}

/** One task per job that is still to be done; each notes what became of it and never throws. */
function tasks(
	ctx: IExecuteFunctions,
	client: Client,
	jobs: Job[],
	findings: Findings,
	{ sendOnce, stopped, noteFailure }: TaskControl,
): Task[] {
	const found = reader(findings);

	/** @returns what came out, or nothing when the run stopped before the message left */
	async function send(
		item: number,
		{ plan, maxWaitMs, out }: Ready,
	): Promise<INodeExecutionData[] | undefined> {
		const { onceKey } = plan;
		const open = onceKey && ((behind: string) => sendOnce.open(onceKey, found, behind));
		if (plan.preview === true) {
			const hints = onceKey && open ? await keyHints(open(''), nameOf(onceKey)) : [];
			return [{ json: previewOf(plan, { baseUrl: client.baseUrl, found, hints }) }];
		}
		const patience = client.patience(waitedFor(findings, plan.needs ?? []), maxWaitMs);
		const once = onceKey && open && inParts(plan, found, out, open, shownKey(onceKey));
		let isOut = false;
		let isHeld = false;
		// Who waited for a limit, or for its key, when the run stopped is not sent any more.
		const hold = () => {
			isHeld = !isOut && stopped();
			if (isHeld) throw toFailure(new Error('Stopped'));
		};
		const gate: Gate = {
			async enter() {
				hold();
				if (!once) return;
				await once.enter();
				if (isOut || !stopped()) return;
				await once.back();
				hold();
			},
			back: async () => await once?.back(),
			left() {
				isOut = true;
				once?.left();
			},
		};
		// A list of many pages may wait for each of them.
		const call: Call = async (request) => {
			if (request.effect !== 'send') return await client.call(request);
			const reply = await client.call(request, patience, gate);
			once?.confirm();
			return reply;
		};
		for (;;) {
			try {
				const output = await drive(plan.steps(found, out), call);
				for (const hint of output.hints ?? []) {
					ctx.addExecutionHints?.({ message: hintOf(hint, item) });
				}
				return await toExecutionData(ctx.helpers, output);
			} catch (thrown) {
				if (onceKey && once?.wasSent()) {
					return [{ json: { skipped: true, key: shownKey(onceKey) } }];
				}
				if (!isHeld && once?.skipPart()) continue;
				const failure = toFailure(thrown);
				const settled = once ? await once.settle(failure) : toRepeat(failure, out.length);
				if (isHeld) return undefined;
				throw settled;
			}
		}
	}

	return jobs.flatMap((job, index) => {
		if (job.state !== 'prepared') return [];
		const { item, plan } = job;
		const run = async () => {
			jobs[index] = await send(item, job)
				.then(
					(output): Job =>
						output ? { item, receiver: plan.receiver, state: 'done', output } : job,
				)
				.catch((thrown: unknown) => {
					noteFailure();
					return fail(job, thrown);
				});
		};
		return [{ lane: plan.lane?.(found) ?? `alone:${index}`, run }];
	});
}

/** Nothing remembers the parts that are out. */
const toRepeat = (failure: Failure, sent: number): Failure =>
	sent === 0
		? failure
		: failure
				.with({ retryable: false })
				.advise(
					'',
					`Sending it again would repeat ${sent === 1 ? 'that part' : 'those parts'}. With the option 'Skip If Already Sent (Key)' it goes on with part ${sent + 1}.`,
				);

/** A person who is not well-formed comes as an error that names what was entered. */
const enteredIn = (error: Error): string | undefined =>
	error instanceof InputError ? error.entered : undefined;

/** What is ready stays so for another try. */
const fail = (job: Pick<Job, 'item' | 'receiver'> & Partial<Ready>, thrown: unknown): Job => ({
	...job,
	receiver: job.plan?.receiver ?? job.receiver,
	state: 'failed',
	failure: toFailure(thrown),
});
