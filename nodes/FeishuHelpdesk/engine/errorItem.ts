import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import type { Failure, FailureDetails } from '../transport/failure';
import { toNodeError } from '../transport/nodeError';

/** What an item carries when the node goes on after a failure. */
export type ErrorItem = { error: string; message: string; details: FailureDetails & IDataObject };

/**
 * Makes the error item. n8n sends an item to the error output only when it has no other keys than
 * these three (n8n-core, handleNodeErrorOutput).
 *
 * @param failure what happened
 * @returns the `json` of the item
 */
export function toErrorItem(failure: Failure): ErrorItem {
	return { error: failure.message, message: failure.message, details: failure.details };
}

/**
 * Lets n8n before 2.34 send the items of failures to the error output, too. Since 2.34 their keys
 * are enough; before, n8n left an item with `details` on the successful output unless there was an
 * `error` beside its `json` (n8n-core, handleNodeErrorOutput). If it is still there afterwards, n8n
 * replaces the `json`. n8n 1.85 to 1.110 remove it (hence writable), later ones copy the item to add
 * the input to it, and a copy has only what is enumerable.
 *
 * @param ctx n8n's execution context
 * @param item of the failure
 * @param failure what happened
 * @returns the item
 */
export function routed(
	ctx: IExecuteFunctions,
	item: INodeExecutionData,
	failure: Failure,
): INodeExecutionData {
	const hasErrorOutput = ctx.getNode().onError === 'continueErrorOutput';
	// Without a node before this one there is no input to add, hence no copy.
	if (!hasErrorOutput || ctx.getExecuteData().source === null) return item;
	const error = toNodeError(ctx.getNode(), failure);
	return Object.defineProperty(item, 'error', { value: error, writable: true });
}
