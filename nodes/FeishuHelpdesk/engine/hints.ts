import type { IExecuteFunctions } from 'n8n-workflow';

import type { Job } from './job';

/**
 * Shows what had to be changed, each sentence once. Hosts before n8n 1.9x have no hints; the message goes
 * out all the same.
 *
 * @param ctx n8n's execution context
 * @param jobs that are prepared
 */
export function showHints(ctx: IExecuteFunctions, jobs: readonly Job[]): void {
	const hints = new Set(
		jobs.flatMap((job) =>
			job.state === 'prepared' ? (job.plan.hints ?? []).map((hint) => hintOf(hint, job.item)) : [],
		),
	);
	if (hints.size > 0) ctx.addExecutionHints?.(...[...hints].map((message) => ({ message })));
}

/**
 * @param hint a sentence
 * @param item index of the item that it is about
 * @returns the sentence as the editor shows it
 */
export const hintOf = (hint: string, item: number): string => `${hint} [item ${item}]`;
