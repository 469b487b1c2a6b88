import type { Api, WorkflowNode } from './api';
import { node } from './workflows';
import type { Secrets, World } from './world';

/** What the credential needs beside the four secrets to receive events. */
export const EVENT_SECRETS = {
	verificationToken: 'VerificationTokenOfThisRun',
	encryptKey: 'EncryptKeyOfThisRun',
};

/** Type of the trigger of this package. */
export const TRIGGER_TYPE = 'n8n-nodes-feishu-helpdesk.feishuHelpdeskTrigger';

/**
 * Creates a credential that can receive events, without the editor.
 *
 * @param api of n8n
 * @param secrets the four secrets and the address
 */
export async function createEventCredential(
	api: Api,
	secrets: Secrets,
): Promise<World['credential']> {
	const name = 'Feishu with events';
	const data = { ...secrets, ...EVENT_SECRETS };
	return { id: await api.createCredential(name, 'feishuHelpdeskApi', data), name };
}

/**
 * @param credential with the two event secrets
 * @param events what it triggers on
 * @returns the trigger of this package
 */
export function triggerNode(
	credential: World['credential'],
	events: readonly string[],
): WorkflowNode {
	return {
		...node('Feishu Trigger', TRIGGER_TYPE, 1, { events }),
		webhookId: 'e2e-feishu-trigger',
		credentials: { feishuHelpdeskApi: credential },
	};
}

/**
 * @param mode which of the two URLs of the trigger
 * @param url of n8n
 * @param trigger a node of a stored workflow
 * @returns the URL for Feishu's console
 */
export function requestUrl(
	mode: 'webhook' | 'webhook-test',
	url: string,
	trigger: WorkflowNode | undefined,
): string {
	return `${url}/${mode}/${String(trigger?.['webhookId'])}/webhook`;
}
