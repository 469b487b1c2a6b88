import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';

import type { Api, WorkflowJson, WorkflowNode } from './api';
import type { World } from './world';

/** Folder of the workflows that users import. */
export const EXAMPLES = resolve(__dirname, '../examples');
/** Type of the node of this package. */
export const NODE_TYPE = 'n8n-nodes-feishu-helpdesk.feishuHelpdesk';

/**
 * Reads a workflow of examples/ and attaches the credentials, as a user does after importing it.
 *
 * @param file its name
 * @param credential of the app
 * @param account of a person, for the steps that ask for one
 */
export async function readExample(
	file: string,
	credential: World['credential'],
	account?: World['credential'],
): Promise<WorkflowJson> {
	const workflow = JSON.parse(await readFile(join(EXAMPLES, file), 'utf8')) as WorkflowJson;
	for (const node of workflow.nodes) {
		if (!node.credentials) continue;
		const asksForAccount = 'feishuHelpdeskUserOAuth2Api' in node.credentials;
		node.credentials = {
			feishuHelpdeskApi: credential,
			...(asksForAccount && account && { feishuHelpdeskUserOAuth2Api: account }),
		};
	}
	return workflow;
}

/**
 * @param name of the workflow
 * @param nodes in a row, each behind the one before
 * @returns the workflow
 */
export function chain(name: string, ...nodes: WorkflowNode[]): WorkflowJson {
	const pairs = nodes.slice(1).map((node, index) => [nodes[index]?.name ?? '', node.name] as const);
	return {
		name,
		nodes: nodes.map((node, index) => ({ ...node, position: [index * 220, 0] })),
		connections: Object.fromEntries(pairs.map(([from, to]) => [from, mainTo(to)])),
		settings: { executionOrder: 'v1' },
	};
}

function mainTo(node: string): object {
	return { main: [[{ node, type: 'main', index: 0 }]] };
}

/** @returns a node that is started by hand */
export function manualTrigger(): WorkflowNode {
	return node('Start', 'n8n-nodes-base.manualTrigger', 1, {});
}

/**
 * @param name shown in the workflow, also its id
 * @param type e.g. `n8n-nodes-base.set`
 * @param typeVersion its version
 * @param parameters its fields
 */
export function node(
	name: string,
	type: string,
	typeVersion: number,
	parameters: Record<string, unknown>,
): WorkflowNode {
	return { id: name.toLowerCase(), name, type, typeVersion, parameters, position: [0, 0] };
}

/**
 * @param parameters of Message → Send
 * @param credential to send with
 * @returns the node of this package
 */
export function feishuNode(
	parameters: Record<string, unknown>,
	credential: World['credential'],
): WorkflowNode {
	return {
		...node('Feishu', NODE_TYPE, 1, { resource: 'message', operation: 'send', ...parameters }),
		credentials: { feishuHelpdeskApi: credential },
	};
}

/** @returns a receiver given by ID */
export function byId(value: string): object {
	return { __rl: true, mode: 'id', value };
}

/**
 * Makes an agent that is asked to tell Dora something, and its model.
 *
 * @param api of n8n
 * @param url of a stand-in for the model
 * @returns both nodes, not connected
 */
export async function agentNodes(
	api: Api,
	url: string,
): Promise<{ brain: WorkflowNode; model: WorkflowNode }> {
	const key = { apiKey: 'none', url };
	const id = await api.createCredential('Stand-in', 'openAiApi', key);
	const model = {
		...node('Model', '@n8n/n8n-nodes-langchain.lmChatOpenAi', 1.2, {
			model: { __rl: true, mode: 'id', value: 'stand-in' },
		}),
		credentials: { openAiApi: { id, name: 'Stand-in' } },
	};
	const brain = node('Agent', '@n8n/n8n-nodes-langchain.agent', 3.1, {
		promptType: 'define',
		text: 'Tell Dora (ou_dora) that her laptop is ready.',
	});
	return { brain, model };
}
