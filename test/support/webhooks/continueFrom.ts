import { createRunExecutionData, NodeOperationError } from 'n8n-workflow';
import type { INode, IRunExecutionData } from 'n8n-workflow';
import type { WebhookOutcome } from './executeWebhook';

/**
 * The execution that a webhook call starts: n8n 2.41.1, dist/webhooks/webhook-helpers.js
 * prepareExecutionData.
 *
 * @param node the trigger
 * @param outcome of the call; a failure gives an execution that fails with it
 */
export function continueFrom(
	node: INode,
	{ workflowData, failure }: WebhookOutcome,
): IRunExecutionData {
	const main = workflowData ?? [[{ json: {} }]];
	const data = createRunExecutionData({
		executionData: { nodeExecutionStack: [{ node, data: { main }, source: null }] },
	});
	if (failure) {
		data.resultData.lastNodeExecuted = node.name;
		data.resultData.error = new NodeOperationError(node, failure);
	}
	return data;
}
