import type { IExecuteFunctions } from 'n8n-workflow';

import type { Job } from './job';

/**
 * With 'Retry On Fail' n8n runs a node again, with all its items, in the same process. What was sent,
 * or may have been, must not go out again. What came in carries the memory, so it ends with it: the `json`
 * of the first item, since of a tool n8n makes a new item for each try, around the same arguments. Each
 * call of a tool has arguments of its own (n8n-core 1.122 to 2.41, makeHandleToolInvocation).
 */
const memory = new WeakMap<object, Map<string, readonly Job[]>>();

/** What tells one try of a node from others. */
type Context = Pick<
	IExecuteFunctions,
	'getNode' | 'getInputData' | 'getWorkflowDataProxy' | 'getExecutionId'
>;

function place(ctx: Context): { json: object; run: string } | undefined {
	const { id, type, retryOnFail } = ctx.getNode();
	const json = ctx.getInputData()[0]?.json;
	if (retryOnFail !== true || json === undefined) return undefined;
	// Each try of a tool counts as a run.
	const run: unknown = type.endsWith('Tool') || ctx.getWorkflowDataProxy(0).$runIndex;
	return { json, run: `${ctx.getExecutionId()}:${id}:${String(run)}` };
}

/**
 * Keeps what becomes of the jobs for another try of the same node.
 *
 * @param ctx n8n's execution context
 * @param jobs all of them, remembered as they will be when the node ends
 */
export function remember(ctx: Context, jobs: readonly Job[]): void {
	const found = place(ctx);
	if (!found) return;
	const runs = memory.get(found.json) ?? new Map<string, readonly Job[]>();
	memory.set(found.json, runs.set(found.run, jobs));
}

/**
 * Tells what an earlier try came to.
 *
 * @param ctx n8n's execution context
 * @returns by item, its jobs: those that were sent, or nobody knows, as they are, others to be tried again
 * with the plan that they have. `undefined` for an item that must be prepared first
 */
export function earlierJobs(ctx: Context): (item: number) => Job[] | undefined {
	const found = place(ctx);
	const earlier = (found && memory.get(found.json)?.get(found.run)) ?? [];
	const byItem = new Map<number, Job[]>();
	for (const job of earlier) {
		const jobs = byItem.get(job.item) ?? [];
		byItem.set(job.item, jobs);
		jobs.push(job);
	}
	return (item) => {
		const jobs = byItem.get(item) ?? [];
		const wasPrepared = jobs.some((job) => job.state === 'done' || job.plan !== undefined);
		return wasPrepared ? jobs.map(again) : undefined;
	};
}

/** A message in parts goes on behind those that are out. */
function again(job: Job): Job {
	if (job.state !== 'failed' || job.failure.details.delivery === 'unknown') return job;
	const { item, plan, maxWaitMs, out } = job;
	return plan && maxWaitMs !== undefined && out
		? { item, state: 'prepared', plan, maxWaitMs, out }
		: job;
}
