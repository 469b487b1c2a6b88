import { NodeConnectionTypes, UserError } from 'n8n-workflow';
import type { INodeProperties, INodeType } from 'n8n-workflow';

/**
 * The form of a node that n8n offers to AI agents: n8n 2.41.1, dist/node-types.js
 * getByNameAndVersion and dist/tool-generation/ai-tools.js convertNodeToAiTool.
 *
 * @param node a node with `usableAsTool`; not changed
 * @throws when the node does not offer itself as a tool
 */
export function asTool(node: INodeType): INodeType {
	const { usableAsTool, ...description } = node.description;
	if (!usableAsTool) throw new UserError('Node cannot be used as a tool');
	const names = new Set(description.properties.map((property) => property.name));
	const automatic = names.has('resource') || names.has('operation');
	// The prototype keeps execute() and the methods: n8n clones tools in the same way.
	const tool: unknown = Object.create(node, {
		description: {
			value: {
				...description,
				...(typeof usableAsTool === 'object' ? usableAsTool.replacements : {}),
				name: `${description.name}Tool`,
				displayName: `${description.displayName} Tool`,
				inputs: [],
				outputs: [NodeConnectionTypes.AiTool],
				properties: [
					...(automatic ? [DESCRIPTION_TYPE] : []),
					toolDescription(description.description, automatic),
					...description.properties,
				],
			},
		},
	});
	return tool as INodeType;
}

const DESCRIPTION_TYPE: INodeProperties = {
	displayName: 'Tool Description',
	name: 'descriptionType',
	type: 'options',
	noDataExpression: true,
	options: [
		{ name: 'Set Automatically', value: 'auto' },
		{ name: 'Set Manually', value: 'manual' },
	],
	default: 'auto',
};

function toolDescription(text: string, automatic: boolean): INodeProperties {
	return {
		displayName: 'Description',
		name: 'toolDescription',
		type: 'string',
		default: text,
		required: true,
		...(automatic && { displayOptions: { show: { descriptionType: ['manual'] } } }),
	};
}
