import { jsonParse, NodeConnectionTypes } from 'n8n-workflow';
import type { IDataObject, INodeType } from 'n8n-workflow';
import { dig, isRecord, text } from '../values';
import { describeNode } from './describe';

/**
 * An AI agent without a model: calls the connected tool with the given arguments and puts
 * out what a model would be told. A failing tool gives `error`, as agents do.
 */
export const agent: INodeType = {
	description: describeNode('agent', 'Agent', {
		inputs: [NodeConnectionTypes.Main, NodeConnectionTypes.AiTool],
		properties: [
			{ displayName: 'Arguments', name: 'arguments', type: 'json', default: {} },
			{ displayName: 'Calls', name: 'calls', type: 'number', default: 1 },
			{
				displayName: 'Way',
				name: 'way',
				type: 'options',
				options: [
					// As agents until 2, sub-agents and the MCP Server Trigger.
					{ name: 'Itself', value: 'itself' },
					// As agents of version 3: n8n's engine runs the tool's node between two runs of the agent.
					{ name: 'By the Engine', value: 'engine' },
				],
				default: 'itself',
			},
		],
	}),
	async execute(engineResponse) {
		const tools = await this.getInputConnectionData(NodeConnectionTypes.AiTool, 0);
		const tool: unknown = Array.isArray(tools) ? tools[0] : tools;
		if (!isTool(tool)) throw new Error('No tool is connected to the agent');
		const { name, description } = tool;
		const shape = dig(tool, 'schema.shape');
		const argumentNames = isRecord(shape) ? Object.keys(shape) : [];
		const told = { name, description, argumentNames };
		const calls = Array.from({ length: Number(this.getNodeParameter('calls', 0)) }, () =>
			jsonParse<IDataObject>(text(this.getNodeParameter('arguments', 0))),
		);
		const put = (json: IDataObject) => [[{ json: { ...told, ...json }, pairedItem: { item: 0 } }]];
		if (this.getNodeParameter('way', 0) === 'engine') {
			const responses = engineResponse?.actionResponses ?? [];
			if (responses.length > 0) return put({ response: String(responses.length) });
			return { actions: calls.map(actionOf), metadata: {} };
		}
		try {
			let response: unknown;
			for (const input of calls) response = await tool.invoke(input);
			return put({ response: String(response) });
		} catch (error) {
			return put({ failure: error instanceof Error ? error.message : String(error) });
		}
	},
};

const actionOf = (input: IDataObject, index: number) => ({
	actionType: 'ExecutionNodeAction' as const,
	nodeName: 'Tool',
	type: NodeConnectionTypes.AiTool,
	input,
	id: `call_${index}`,
	metadata: {},
});

interface Tool {
	name: string;
	description: string;
	invoke: (input: unknown) => Promise<unknown>;
}

function isTool(value: unknown): value is Tool {
	return (
		isRecord(value) &&
		typeof value['name'] === 'string' &&
		typeof value['description'] === 'string' &&
		typeof value['invoke'] === 'function'
	);
}
