import type { IExecuteFunctions } from 'n8n-workflow';

import type { Progress } from './progress';

/**
 * With 'Retry On Fail' n8n runs a node again, with all its items, in the same process. What was sent,
 * or may have been, must not go out again. The items themselves carry the memory, so it ends with them.
 */
const memory = new WeakMap<object, Map<string, readonly Progress[]>>();

function place(ctx: IExecuteFunctions): { item: object; run: string } | undefined {
	const { id, retryOnFail } = ctx.getNode();
	const item = ctx.getInputData()[0];
	if (retryOnFail !== true || item === undefined) return undefined;
	const { $runIndex: runIndex } = ctx.getWorkflowDataProxy(0);
	return { item, run: `${ctx.getExecutionId()}:${id}:${String(runIndex)}` };
}

/**
 * Keeps what becomes of the items for another try of the same node.
 *
 * @param ctx n8n's execution context
 * @param progress of all items, remembered as it will be when the node ends
 */
export function remember(ctx: IExecuteFunctions, progress: readonly Progress[]): void {
	const found = place(ctx);
	if (!found) return;
	const runs = memory.get(found.item) ?? new Map<string, readonly Progress[]>();
	memory.set(found.item, runs.set(found.run, progress));
}

/**
 * Tells what an earlier try settled for an item.
 *
 * @param ctx n8n's execution context
 * @param index of the item
 * @returns its end if it must not be tried again: it or a part of it was sent, or nobody knows
 */
export function settled(ctx: IExecuteFunctions, index: number): Progress | undefined {
	const found = place(ctx);
	const earlier = found && memory.get(found.item)?.get(found.run)?.[index];
	const final =
		earlier?.state === 'done' ||
		(earlier?.state === 'failed' && earlier.failure.details.delivery !== 'notSent');
	return final ? earlier : undefined;
}
