import type { INodeType } from 'n8n-workflow';
import { describeNode } from './describe';

/** "Wait" after a time interval: n8n puts the execution to sleep; here no time passes. */
export const wait: INodeType = {
	description: describeNode('wait', 'Wait', {
		version: [1, 1.1],
		properties: [
			{ displayName: 'Wait Amount', name: 'amount', type: 'number', default: 5 },
			{ displayName: 'Wait Unit', name: 'unit', type: 'string', default: 'hours' },
		],
	}),
	execute() {
		return Promise.resolve([this.getInputData()]);
	},
};
