import type { IDataObject, INode, INodeParameters, IRun } from 'n8n-workflow';
import type { Engine } from './engine';
import { dig, text } from './values';

/** What an AI model sees of a tool, and what a call gave. */
export interface ToolCall {
	/** Tool name, made from the node's name. */
	name: string;
	/** What the model is told the tool does. */
	description: string;
	/** The keys of all `$fromAI` in the parameters. */
	argumentNames: string[];
	/** The text returned to the model: JSON of the output items. */
	response?: string;
	/** The text of a failure, as the model reads it. */
	failure?: string;
	run: IRun;
}

/** A tool and the arguments a model chose. */
export interface ToolInput {
	/** Short name of a node type with `usableAsTool`. Default `feishuHelpdesk`. */
	type?: string;
	/** Parameters of the tool; `={{ $fromAI('key', 'description', 'string') }}` asks the model. */
	parameters: INodeParameters;
	/** What the model fills in, by key. */
	arguments: IDataObject;
	/** How often the model calls the tool, one call after the other. Default 1. */
	calls?: number;
	/** Who runs the tool's node: the agent `itself` (default), or n8n's `engine` for it. */
	way?: 'itself' | 'engine';
	/** Settings of the tool's node. */
	node?: Partial<INode>;
}

/**
 * Runs a node as an AI agent would: through n8n-core's own conversion of nodes into tools.
 *
 * @throws when n8n refuses to make a tool of the node
 */
export async function callTool(engine: Engine, input: ToolInput): Promise<ToolCall> {
	const { type = 'feishuHelpdesk', parameters, calls = 1, way = 'itself' } = input;
	const run = await engine.runWorkflow({
		nodes: [
			{
				id: 'start',
				name: 'Start',
				type: 'n8n-nodes-base.manualTrigger',
				typeVersion: 1,
				position: [0, 0],
				parameters: {},
			},
			{
				id: 'agent',
				name: 'Agent',
				type: 'test.agent',
				typeVersion: 1,
				position: [200, 0],
				parameters: { arguments: JSON.stringify(input.arguments), calls, way },
			},
			{
				id: 'tool',
				name: 'Tool',
				type: `${engine.packageName}.${type}Tool`,
				typeVersion: 1,
				position: [200, 200],
				parameters,
				...input.node,
			},
		],
		connections: {
			Start: { main: [[{ node: 'Agent', type: 'main', index: 0 }]] },
			Tool: { ai_tool: [[{ node: 'Agent', type: 'ai_tool', index: 0 }]] },
		},
	});
	const told = run.data.resultData.runData['Agent']?.[0]?.data?.['main']?.[0]?.[0]?.json;
	if (told === undefined) {
		throw run.data.resultData.error ?? new Error('The agent gave no answer');
	}
	const names = dig(told, 'argumentNames');
	return {
		name: text(told['name']),
		description: text(told['description']),
		argumentNames: Array.isArray(names) ? names.map(text) : [],
		...(told['response'] !== undefined && { response: text(told['response']) }),
		...(told['failure'] !== undefined && { failure: text(told['failure']) }),
		run,
	};
}
