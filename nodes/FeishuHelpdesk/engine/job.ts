import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import type { Failure } from '../transport/failure';
import { errorItem } from './errorItem';
import type { OutputItem, Plan } from './operation';

/** How far something has come that an item wants done. Most items want one thing. */
export type Job = {
	/** Index of the input item. */
	readonly item: number;
	/** The person as entered, where it is for one. */
	readonly receiver?: string | undefined;
} & (
	| { state: 'prepared'; plan: Plan }
	| { state: 'failed'; failure: Failure }
	| { state: 'done'; output: INodeExecutionData[] }
);

/**
 * Says what became of all jobs, for the error that stops the node.
 *
 * @param jobs of all items
 * @param done what happened to those that are done
 * @returns one line, `''` for a single job
 */
export function summarise(jobs: readonly Job[], done: string): string {
	if (jobs.length < 2) return '';
	const count = (state: Job['state']) => jobs.filter((job) => job.state === state).length;
	const unknown = jobs.flatMap((job) =>
		job.state === 'failed' && job.failure.details.delivery === 'unknown' ? [job.item] : [],
	);
	const doubt = unknown.length > 0 ? ` (delivery unknown: item ${unknown.join(', ')})` : '';
	const several = jobs.some((job, index) => job.item === jobs[index - 1]?.item);
	return `Of ${jobs.length} ${several ? 'receivers' : 'items'}: ${count('done')} ${done}, ${count('failed')} failed${doubt}, ${count('prepared')} not tried.`;
}

/**
 * Makes the output items of a job. One that was never tried, because the execution was cancelled, has
 * none.
 *
 * @param ctx n8n's execution context
 * @param job how far it has come
 * @returns items paired with the job's input item
 */
export function toItems(ctx: IExecuteFunctions, job: Job): INodeExecutionData[] {
	const pairedItem = { item: job.item };
	if (job.state === 'failed') return [errorItem(ctx, job.item, job.failure, job.receiver)];
	return job.state === 'done' ? job.output.map((each) => ({ ...each, pairedItem })) : [];
}

/**
 * Hands files to n8n at once, so that they need not all be kept in memory.
 *
 * @param helpers of n8n's execution context
 * @param output of a plan
 * @returns the items as n8n takes them
 */
export async function toExecutionData(
	helpers: IExecuteFunctions['helpers'],
	output: readonly OutputItem[],
): Promise<INodeExecutionData[]> {
	const items: INodeExecutionData[] = [];
	for (const { json, file } of output) {
		const binary = file && {
			[file.field]: await helpers.prepareBinaryData(file.bytes, file.fileName, file.mimeType),
		};
		items.push({ json, ...(binary && { binary }) });
	}
	return items;
}
