import type { INode, INodeCredentials, INodeParameters, IWorkflowSettings } from 'n8n-workflow';
import { randomUUID } from 'node:crypto';
import type { LoadedEngine } from '../loadedEngine';
import { completeWorkflow, withCredentials } from '../workflowJson';
import type { WorkflowJson } from '../workflowJson';
import { LiveWorkflow } from './liveWorkflow';
import type { LiveOptions } from './liveWorkflow';

/** A trigger and how it listens. */
export interface TriggerInput extends LiveOptions {
	/** Parameters of the trigger; others get their defaults. */
	parameters?: INodeParameters;
	/** Short name of a node type of the package, or a full one. Default `feishuHelpdeskTrigger`. */
	type?: string;
	/** Default 1. */
	typeVersion?: number;
	/** By type, taken as they are; default: for each type the node needs, the one saved last. */
	credentials?: INodeCredentials;
	/** Default `workflow`. n8n saves no static data where it is longer than 21 characters. */
	workflowId?: string;
	/** Workflow settings beside `executionOrder: 'v1'`. */
	settings?: IWorkflowSettings;
}

/**
 * A workflow of one trigger, which does not listen yet. Calls fill `executions`; nothing runs.
 *
 * @param engine knows the node type and holds the credentials
 * @param input the trigger
 */
export async function openTrigger(
	engine: LoadedEngine,
	input: TriggerInput,
): Promise<LiveWorkflow> {
	const { type = 'feishuHelpdeskTrigger', credentials, settings } = input;
	const node: INode = {
		id: 'trigger',
		name: 'Trigger',
		type: type.includes('.') ? type : `${engine.packageName}.${type}`,
		typeVersion: input.typeVersion ?? 1,
		position: [0, 0],
		parameters: input.parameters ?? {},
		...(credentials && { credentials }),
	};
	const id = input.workflowId ?? 'workflow';
	const json = { id, nodes: [node], connections: {}, ...(settings && { settings }) };
	return await open(engine, json, credentials !== undefined, false, input);
}

/**
 * A whole workflow that listens at once, and runs with each call that starts it.
 *
 * @param engine knows the node types and holds the credentials
 * @param json the workflow, with a webhook trigger
 * @param options how to listen
 * @throws what a hook of the trigger throws, or when there is no such trigger
 */
export async function openWorkflow(
	engine: LoadedEngine,
	json: WorkflowJson,
	options: LiveOptions,
): Promise<LiveWorkflow> {
	const workflow = await open(engine, json, false, true, options);
	try {
		await workflow.activate();
		// Fails where no trigger has a webhook: such a workflow would wait forever.
		void workflow.url;
	} catch (error) {
		await workflow.close();
		throw error;
	}
	return workflow;
}

async function open(
	engine: LoadedEngine,
	json: WorkflowJson,
	hasCredentials: boolean,
	runsOn: boolean,
	options: LiveOptions,
): Promise<LiveWorkflow> {
	const complete = completeWorkflow(json);
	// n8n's editor gives each trigger an id of its own, which is part of its URL.
	for (const node of complete.nodes) node.webhookId ??= randomUUID();
	const data = hasCredentials
		? complete
		: withCredentials(complete, engine.nodeTypes, engine.store);
	return await LiveWorkflow.open(engine, data, runsOn, options);
}
