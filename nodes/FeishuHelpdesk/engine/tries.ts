import type { IExecuteFunctions } from 'n8n-workflow';

import type { Job } from './job';

/**
 * With 'Retry On Fail' n8n runs a node again, with all its items, in the same process. What was sent,
 * or may have been, must not go out again. The items themselves carry the memory, so it ends with them.
 */
const memory = new WeakMap<object, Map<string, readonly Job[]>>();

function place(ctx: IExecuteFunctions): { item: object; run: string } | undefined {
	const { id, retryOnFail } = ctx.getNode();
	const item = ctx.getInputData()[0];
	if (retryOnFail !== true || item === undefined) return undefined;
	const { $runIndex: runIndex } = ctx.getWorkflowDataProxy(0);
	return { item, run: `${ctx.getExecutionId()}:${id}:${String(runIndex)}` };
}

/**
 * Keeps what becomes of the jobs for another try of the same node.
 *
 * @param ctx n8n's execution context
 * @param jobs all of them, remembered as they will be when the node ends
 */
export function remember(ctx: IExecuteFunctions, jobs: readonly Job[]): void {
	const found = place(ctx);
	if (!found) return;
	const runs = memory.get(found.item) ?? new Map<string, readonly Job[]>();
	memory.set(found.item, runs.set(found.run, jobs));
}

/**
 * Tells what an earlier try settled.
 *
 * @param ctx n8n's execution context
 * @returns by item, the jobs in their order; `undefined` for one that may be tried again. A job must
 * not be when it or a part of it was sent, or nobody knows
 */
export function settledJobs(ctx: IExecuteFunctions): (item: number) => (Job | undefined)[] {
	const found = place(ctx);
	const earlier = (found && memory.get(found.item)?.get(found.run)) ?? [];
	const byItem = new Map<number, (Job | undefined)[]>();
	for (const job of earlier) {
		const jobs = byItem.get(job.item) ?? [];
		byItem.set(job.item, jobs);
		jobs.push(isFinal(job) ? job : undefined);
	}
	return (item) => byItem.get(item) ?? [];
}

function isFinal(job: Job): boolean {
	return (
		job.state === 'done' || (job.state === 'failed' && job.failure.details.delivery !== 'notSent')
	);
}
