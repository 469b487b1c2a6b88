import { NodeOperationError } from 'n8n-workflow';
import type { INodeExecutionData, INodeType } from 'n8n-workflow';
import { isRecord } from '../values';
import { describeNode } from './describe';

/**
 * Item source for workflow JSON: parameter `items` is a list of whole items (`json`, `binary`
 * with base64 `data`), emitted as they are; expressions in them are not resolved.
 */
export const items: INodeType = {
	description: describeNode('items', 'Items', {
		properties: [{ displayName: 'Items', name: 'items', type: 'json', default: [] }],
	}),
	execute() {
		const given: unknown = this.getNode().parameters['items'];
		if (!Array.isArray(given) || !given.every(isItem)) {
			throw new NodeOperationError(this.getNode(), "'Items' must be a list of { json, binary }");
		}
		return Promise.resolve([given]);
	},
};

function isItem(value: unknown): value is INodeExecutionData {
	return isRecord(value) && isRecord(value['json']);
}
