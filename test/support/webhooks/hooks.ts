import { HookContext } from 'n8n-core';
import { NodeHelpers } from 'n8n-workflow';
import type {
	IHttpRequestMethods,
	IWebhookData,
	IWorkflowExecuteAdditionalData,
	WebhookSetupMethodNames,
	Workflow,
} from 'n8n-workflow';

/**
 * What the triggers of a workflow listen to: n8n 2.41.1, dist/webhooks/webhook.service.js
 * getNodeWebhooks, for descriptions with one HTTP method.
 *
 * @param workflow its nodes have a `webhookId`
 * @param additionalData with the URLs of the instance
 * @param isTest whether n8n waits for a test event
 */
export function webhooksOf(
	workflow: Workflow,
	additionalData: IWorkflowExecuteAdditionalData,
	isTest: boolean,
): IWebhookData[] {
	return Object.values(workflow.nodes).flatMap((node) => {
		if (node.disabled === true) return [];
		const nodeType = workflow.nodeTypes.getByNameAndVersion(node.type, node.typeVersion);
		const descriptions = nodeType.description.webhooks ?? [];
		return (
			descriptions
				.filter(({ restartWebhook }) => restartWebhook !== true)
				// The method may be an expression; where it yields none, n8n registers nothing.
				.filter(
					({ httpMethod }) =>
						workflow.expression.getSimpleParameterValue(node, httpMethod, 'internal', {}) !== '',
				)
				.map((webhookDescription): IWebhookData => {
					const evaluate = (value: string | boolean | undefined) =>
						workflow.expression.getSimpleParameterValue(node, value, 'internal', {});
					const path = String(evaluate(webhookDescription.path))
						.trim()
						.replace(/^\/|\/$/g, '');
					const isFullPath = evaluate(webhookDescription.isFullPath) === true;
					return {
						httpMethod: String(evaluate(webhookDescription.httpMethod)) as IHttpRequestMethods,
						node: node.name,
						path: NodeHelpers.getNodeWebhookPath(workflow.id, node, path, isFullPath),
						webhookDescription,
						workflowId: workflow.id,
						workflowExecuteAdditionalData: additionalData,
						...(isTest && { isTest }),
					};
				})
		);
	});
}

/**
 * Runs a method of the node's `webhookMethods`: n8n 2.41.1, dist/webhooks/webhook.service.js
 * runWebhookMethod.
 *
 * @param method which one
 * @param workflow the node's, with its static data
 * @param webhook what is, or was, listened to
 * @returns what the method returns; nothing where the node has no such method
 * @throws what the node throws
 */
export async function runHook(
	method: WebhookSetupMethodNames,
	workflow: Workflow,
	webhook: IWebhookData,
): Promise<boolean | undefined> {
	const node = workflow.getNode(webhook.node);
	if (node === null) return undefined;
	const nodeType = workflow.nodeTypes.getByNameAndVersion(node.type, node.typeVersion);
	const hook = nodeType.webhookMethods?.[webhook.webhookDescription.name]?.[method];
	return await hook?.call(contextFor(method, workflow, webhook));
}

/**
 * The URL that a node is told to be its own.
 *
 * @param workflow the node's
 * @param webhook what is listened to
 */
export function webhookUrl(workflow: Workflow, webhook: IWebhookData): string | undefined {
	const { name } = webhook.webhookDescription;
	return contextFor('create', workflow, webhook).getNodeWebhookUrl(name);
}

function contextFor(
	method: WebhookSetupMethodNames,
	workflow: Workflow,
	webhook: IWebhookData,
): HookContext {
	const node = workflow.getNode(webhook.node);
	if (node === null) throw new Error(`There is no node "${webhook.node}"`);
	const additionalData = webhook.workflowExecuteAdditionalData;
	if (method === 'delete') {
		return new HookContext(workflow, node, additionalData, 'internal', 'update', webhook);
	}
	return webhook.isTest
		? new HookContext(workflow, node, additionalData, 'manual', 'manual', webhook)
		: new HookContext(workflow, node, additionalData, 'trigger', 'activate', webhook);
}
