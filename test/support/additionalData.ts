import type { ExternalSecretsProxy } from 'n8n-core';
import { UserError } from 'n8n-workflow';
import type { ICredentialsHelper, IWorkflowExecuteAdditionalData } from 'n8n-workflow';

const INSTANCE_URL = 'http://localhost:5678';

/**
 * What n8n hands to every execution beside the workflow: n8n 2.41.1,
 * dist/workflow-execute-additional-data.js getBase. Sub-workflows and code runners are not there
 * and say so when they are used.
 *
 * @param credentialsHelper reads and writes credentials
 * @param externalSecretsProxy n8n-core's own; knows no secrets
 * @param instanceUrl where n8n says that it is reached
 */
export function additionalDataFor(
	credentialsHelper: ICredentialsHelper,
	externalSecretsProxy: ExternalSecretsProxy,
	instanceUrl = INSTANCE_URL,
): IWorkflowExecuteAdditionalData {
	return {
		credentialsHelper,
		externalSecretsProxy,
		currentNodeExecutionIndex: 0,
		restApiUrl: `${instanceUrl}/rest`,
		instanceBaseUrl: `${instanceUrl}/`,
		formBaseUrl: `${instanceUrl}/form`,
		formWaitingBaseUrl: `${instanceUrl}/form-waiting`,
		formTestBaseUrl: `${instanceUrl}/form-test`,
		webhookBaseUrl: `${instanceUrl}/webhook`,
		webhookWaitingBaseUrl: `${instanceUrl}/webhook-waiting`,
		webhookTestBaseUrl: `${instanceUrl}/webhook-test`,
		mcpBaseUrl: `${instanceUrl}/mcp`,
		mcpTestBaseUrl: `${instanceUrl}/mcp-test`,
		variables: {},
		setExecutionStatus: () => undefined,
		sendDataToUI: () => undefined,
		logAiEvent: () => undefined,
		getRunExecutionData: () => Promise.resolve(undefined),
		getRuntimeCredential: () => Promise.resolve(undefined),
		executeWorkflow: () => Promise.reject(new UserError('The harness runs no sub-workflows')),
		startRunnerTask: () => Promise.reject(new UserError('The harness runs no code nodes')),
	};
}
