import type { IDataObject, INodeExecutionData, INodeType } from 'n8n-workflow';
import { isRecord, text } from '../values';
import { describeNode } from './describe';

/** "Split Out": an item for each object of a list; of the item only the list is read. */
export const splitOut: INodeType = {
	description: describeNode('splitOut', 'Split Out', {
		properties: [
			{ displayName: 'Fields To Split Out', name: 'fieldToSplitOut', type: 'string', default: '' },
			{ displayName: 'Options', name: 'options', type: 'collection', default: {}, options: [] },
		],
	}),
	execute() {
		const output = this.getInputData().flatMap(({ json }, item): INodeExecutionData[] => {
			const list = json[text(this.getNodeParameter('fieldToSplitOut', item))];
			const entries: unknown[] = Array.isArray(list) ? list : [];
			return entries.map((entry) => ({
				json: isRecord(entry) ? Object.assign<IDataObject, object>({}, entry) : {},
				pairedItem: { item },
			}));
		});
		return Promise.resolve([output]);
	},
};
