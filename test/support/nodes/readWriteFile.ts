import type { INodeExecutionData, INodeType } from 'n8n-workflow';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { text } from '../values';
import { describeNode } from './describe';

/** "Read/Write Files from Disk", reading one file per item into `options.dataPropertyName`. */
export const readWriteFile: INodeType = {
	description: describeNode('readWriteFile', 'Read/Write Files from Disk', {
		properties: [
			{ displayName: 'File', name: 'fileSelector', type: 'string', default: '' },
			{
				displayName: 'Options',
				name: 'options',
				type: 'collection',
				default: {},
				options: [
					{
						displayName: 'Put Output File in Field',
						name: 'dataPropertyName',
						type: 'string',
						default: 'data',
					},
				],
			},
		],
	}),
	async execute() {
		const output: INodeExecutionData[] = [];
		for (const item of this.getInputData().keys()) {
			const file = text(this.getNodeParameter('fileSelector', item));
			const field = text(this.getNodeParameter('options.dataPropertyName', item, 'data'));
			const binary = await this.helpers.prepareBinaryData(
				await readFile(file),
				path.basename(file),
			);
			output.push({ json: {}, binary: { [field]: binary }, pairedItem: { item } });
		}
		return [output];
	},
};
