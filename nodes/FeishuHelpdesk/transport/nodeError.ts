import { NodeApiError, NodeOperationError, type INode } from 'n8n-workflow';

import { InputError } from '../shared/inputError';
import { Failure } from './failure';

/**
 * Makes a failure of whatever was thrown while an item was prepared or sent.
 *
 * @param thrown a {@link Failure}, an {@link InputError}, or an error of n8n, e.g. of an expression
 * @returns the failure; nothing was sent for errors that did not come from the transport
 */
export function toFailure(thrown: unknown): Failure {
	if (thrown instanceof Failure) return thrown;
	const message = thrown instanceof Error ? thrown.message : String(thrown);
	const hint =
		thrown instanceof InputError
			? thrown.hint
			: thrown instanceof NodeOperationError
				? (thrown.description ?? '')
				: '';
	return new Failure(
		message,
		{
			code: null,
			msg: message,
			httpStatus: null,
			logId: null,
			hint,
			retryable: false,
			delivery: 'notSent',
		},
		'input',
	);
}

/**
 * The one place where failures become errors of n8n.
 *
 * @param node the node that failed
 * @param failure what happened
 * @param itemIndex the input item, counted from 0 as n8n shows it; absent where there are no items
 * @returns an error whose message and description are exactly ours; as a tool it says all in the message
 */
export function toNodeError(
	node: INode,
	failure: Failure,
	itemIndex?: number,
): NodeApiError | NodeOperationError {
	const { description } = failure;
	const item = itemIndex === undefined ? {} : { itemIndex };
	// With a code the message ends with it; n8n shows the item beside it.
	const place =
		itemIndex === undefined || failure.details.code !== null ? '' : ` [item ${itemIndex}]`;
	const title = `${failure.message}${place}`;
	// Of a tool that fails, the model of an AI agent reads the message only (n8n 2.41, AI Agent).
	const message = node.type.endsWith('Tool') ? `${title}. ${description}` : title;
	const error =
		failure.reason === 'input'
			? new NodeOperationError(node, message, { description, ...item })
			: new NodeApiError(node, failure.details, {
					message,
					description,
					httpCode: String(failure.details.httpStatus ?? ''),
					...item,
				});
	// n8n replaces any message that contains EPERM, EEXIST and the like, even inside another word
	// ("approvePermissions"), with a sentence about files (n8n-workflow, NodeError).
	error.message = message;
	error.description = description;
	return error;
}
