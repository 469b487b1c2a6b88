import type { INodeExecutionData, INodeType } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { describeNode } from './describe';

/** "If" 2: n8n-workflow's own filter decides, as in n8n-nodes-base. */
export const ifNode: INodeType = {
	description: describeNode('if', 'If', {
		version: [2, 2.1, 2.2],
		outputs: [NodeConnectionTypes.Main, NodeConnectionTypes.Main],
		properties: [
			{
				displayName: 'Conditions',
				name: 'conditions',
				type: 'filter',
				default: {},
				typeOptions: { filter: { caseSensitive: true, typeValidation: 'loose', version: 2 } },
			},
			{ displayName: 'Options', name: 'options', type: 'collection', default: {}, options: [] },
		],
	}),
	execute() {
		const yes: INodeExecutionData[] = [];
		const no: INodeExecutionData[] = [];
		for (const [item, input] of this.getInputData().entries()) {
			const passes = this.getNodeParameter('conditions', item, false, { extractValue: true });
			(passes === true ? yes : no).push({ ...input, pairedItem: { item } });
		}
		return Promise.resolve([yes, no]);
	},
};
