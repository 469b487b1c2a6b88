import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import type { Failure, FailureDetails } from '../transport/failure';
import { toNodeError } from '../transport/nodeError';

/** What the item of a failure says besides what came in. */
export type ErrorKeys = {
	/** What happened, as n8n's own error items say it. */
	error: string;
	errorDetails: { receiver: string | null } & FailureDetails & IDataObject;
};

/**
 * @param failure what happened
 * @param receiver the person as entered, where it happened to one
 * @returns the keys that an error item has besides those of its input
 */
export const errorKeysOf = (failure: Failure, receiver: string | undefined): ErrorKeys => ({
	error: failure.message,
	errorDetails: { receiver: receiver ?? null, ...failure.details },
});

/**
 * Makes the item of a failure: what came in, so that it can be sent again, and what happened.
 *
 * @param ctx n8n's execution context
 * @param itemIndex the input item
 * @param failure what happened
 * @param receiver the person as entered, where it happened to one
 * @returns the item, for the error output where the node has one
 */
export function errorItem(
	ctx: IExecuteFunctions,
	itemIndex: number,
	failure: Failure,
	receiver: string | undefined,
): INodeExecutionData {
	const { json, binary } = ctx.getInputData()[itemIndex] ?? { json: {} };
	const item: INodeExecutionData = {
		json: { ...json, ...errorKeysOf(failure, receiver) },
		...(binary && { binary }),
		pairedItem: { item: itemIndex },
	};
	return ctx.getNode().onError === 'continueErrorOutput' ? routed(ctx, item, failure) : item;
}

/**
 * Lets n8n send an item to the error output, whatever its keys: it takes one for an error item that has
 * `error` beside its `json` (n8n-core 1.122 to 2.41, handleNodeErrorOutput). Most items are copied there,
 * and a copy has only what is enumerable, so that `error` is gone before n8n would replace the `json` of
 * an item that still has one. Where there is no input to add, the item itself goes on, and keeps its
 * `json`. n8n 1.85 to 1.110 remove `error` (hence configurable).
 */
function routed(
	ctx: IExecuteFunctions,
	item: INodeExecutionData,
	failure: Failure,
): INodeExecutionData {
	const error = toNodeError(ctx.getNode(), failure);
	const { json } = item;
	return Object.defineProperties(item, {
		error: { value: error, writable: true, configurable: true },
		json: { get: () => json, set: () => undefined, enumerable: true, configurable: true },
	});
}
