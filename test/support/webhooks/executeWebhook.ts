import { WebhookContext } from 'n8n-core';
import {
	OperationalError,
	UnexpectedError,
	UserError,
	WorkflowConfigurationError,
} from 'n8n-workflow';
import type {
	CloseFunction,
	INode,
	INodeExecutionData,
	IWebhookData,
	IWebhookResponseData,
	Workflow,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import { text } from '../values';
import { asError, ResponseError } from './errors';
import type { WebhookRequest, WebhookResponse } from './httpMessages';

/** What a webhook call led to. */
export interface WebhookOutcome {
	/** What the node put out, if this starts the workflow. */
	workflowData?: INodeExecutionData[][];
	/** What the node threw: n8n then starts an execution that fails with it. */
	failure?: Error;
	/** Answers the caller; does nothing where the node has written the answer itself. */
	answer: () => void;
}

/**
 * Runs the webhook method of a trigger: n8n 2.41.1, dist/webhooks/webhook-helpers.js
 * executeWebhook, for the response mode `onReceived` (the default).
 *
 * @param workflow the trigger's, with its static data
 * @param webhook what was registered
 * @param mode `webhook` for production URLs, `manual` for test URLs
 * @param request not yet read
 * @param response not yet answered
 * @throws when n8n itself refuses the request
 */
export async function executeWebhook(
	workflow: Workflow,
	webhook: IWebhookData,
	mode: WorkflowExecuteMode,
	request: WebhookRequest,
	response: WebhookResponse,
): Promise<WebhookOutcome> {
	const node = workflow.getNode(webhook.node);
	if (node === null) throw new ResponseError('Could not find node to process webhook.', 404);
	const description = webhook.webhookDescription;
	const evaluate = (value: string | undefined, byDefault?: string | number) =>
		workflow.expression.getSimpleParameterValue(node, value, mode, {}, undefined, byDefault);
	if (evaluate(description.responseMode, 'onReceived') !== 'onReceived') {
		throw new UserError('The harness knows the response mode "onReceived" only');
	}
	await parse(request, node);
	let result: IWebhookResponseData;
	try {
		result = await runWebhook(workflow, node, webhook, mode, request, response);
	} catch (error) {
		const known = error instanceof WorkflowConfigurationError;
		const message = 'Workflow Webhook Error: Workflow could not be started!';
		return {
			failure: asError(error),
			answer: () => {
				throw new UnexpectedError(known ? error.message : message);
			},
		};
	}
	const { workflowData, noWebhookResponse } = result;
	const said: unknown = result.webhookResponse;
	const status = Number(evaluate(text(description['responseCode']) || '200'));
	const fixed = workflowData && evaluate(description.responseData);
	const started = { message: workflowData ? 'Workflow was started' : 'Webhook call received' };
	const body: unknown =
		fixed === 'noData' ? undefined : fixed || (said === undefined ? started : said);
	return {
		...(workflowData && { workflowData }),
		answer: () => {
			if (noWebhookResponse === true) return;
			response.status(status);
			if (typeof body === 'string') response.send(body);
			else response.json(body);
		},
	};
}

/** Nodes from version 2 on get only bodies that n8n can parse; they read others themselves. */
async function parse(request: WebhookRequest, node: INode): Promise<void> {
	const type = request.contentType ?? '';
	const isParsable = /^(application\/json|text\/plain|application\/x-www-form-urlencoded)/.test(
		type,
	);
	if (node.typeVersion > 1 && !isParsable) return;
	try {
		await request.parseBody();
	} catch (error) {
		if (error instanceof ResponseError) throw error;
		throw new OperationalError('There was a problem executing the workflow', { cause: error });
	}
}

/** n8n 2.41.1, dist/webhooks/webhook.service.js runWebhook. */
async function runWebhook(
	workflow: Workflow,
	node: INode,
	webhook: IWebhookData,
	mode: WorkflowExecuteMode,
	request: WebhookRequest,
	response: WebhookResponse,
): Promise<IWebhookResponseData> {
	const nodeType = workflow.nodeTypes.getByNameAndVersion(node.type, node.typeVersion);
	if (nodeType.webhook === undefined) {
		throw new UnexpectedError('Node does not have any webhooks defined');
	}
	const closeFunctions: CloseFunction[] = [];
	const additionalData = {
		...webhook.workflowExecuteAdditionalData,
		httpRequest: request,
		httpResponse: response,
	};
	const context = new WebhookContext(
		workflow,
		node,
		// Express's own types are not installed; nodes use no more than these two classes have.
		additionalData,
		mode,
		webhook,
		closeFunctions,
		null,
	);
	try {
		return await nodeType.webhook.call(context);
	} finally {
		await Promise.allSettled(closeFunctions.map((close) => close()));
	}
}
