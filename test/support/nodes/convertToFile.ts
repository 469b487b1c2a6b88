import type { INodeExecutionData, INodeType } from 'n8n-workflow';
import { dig, text } from '../values';
import { describeNode } from './describe';

/** "Convert to File", operation 'Move Base64 String to File': the text of a field becomes a file. */
export const convertToFile: INodeType = {
	description: describeNode('convertToFile', 'Convert to File', {
		version: [1, 1.1],
		properties: [
			{ displayName: 'Operation', name: 'operation', type: 'string', default: 'csv' },
			{ displayName: 'Base64 Input Field', name: 'sourceProperty', type: 'string', default: '' },
			{
				displayName: 'Put Output File in Field',
				name: 'binaryPropertyName',
				type: 'string',
				default: 'data',
			},
			{
				displayName: 'Options',
				name: 'options',
				type: 'collection',
				default: {},
				options: [
					{ displayName: 'File Name', name: 'fileName', type: 'string', default: '' },
					{ displayName: 'MIME Type', name: 'mimeType', type: 'string', default: '' },
				],
			},
		],
	}),
	async execute() {
		const output: INodeExecutionData[] = [];
		for (const [item, input] of this.getInputData().entries()) {
			const source = text(this.getNodeParameter('sourceProperty', item));
			const field = text(this.getNodeParameter('binaryPropertyName', item));
			const options = this.getNodeParameter('options', item);
			const binary = await this.helpers.prepareBinaryData(
				Buffer.from(text(dig(input.json, source)), 'base64'),
				text(options['fileName']) || undefined,
				text(options['mimeType']) || undefined,
			);
			output.push({ json: {}, binary: { [field]: binary }, pairedItem: { item } });
		}
		return [output];
	},
};
