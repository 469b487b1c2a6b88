import { NodeConnectionTypes } from 'n8n-workflow';
import type { INodeType } from 'n8n-workflow';
import { dig, isRecord, text } from '../values';
import { describeNode } from './describe';

/**
 * An AI agent without a model: calls the connected tool once with the given arguments and puts
 * out what a model would be told. A failing tool gives `error`, as agents do.
 */
export const agent: INodeType = {
	description: describeNode('agent', 'Agent', {
		inputs: [NodeConnectionTypes.Main, NodeConnectionTypes.AiTool],
		properties: [{ displayName: 'Arguments', name: 'arguments', type: 'json', default: {} }],
	}),
	async execute() {
		const tools = await this.getInputConnectionData(NodeConnectionTypes.AiTool, 0);
		const tool: unknown = Array.isArray(tools) ? tools[0] : tools;
		if (!isTool(tool)) throw new Error('No tool is connected to the agent');
		const { name, description } = tool;
		const shape = dig(tool, 'schema.shape');
		const argumentNames = isRecord(shape) ? Object.keys(shape) : [];
		const told = { name, description, argumentNames };
		try {
			const response = await tool.invoke(JSON.parse(text(this.getNodeParameter('arguments', 0))));
			return [[{ json: { ...told, response: String(response) }, pairedItem: { item: 0 } }]];
		} catch (error) {
			const message = error instanceof Error ? error.message : String(error);
			return [[{ json: { ...told, failure: message }, pairedItem: { item: 0 } }]];
		}
	},
};

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
