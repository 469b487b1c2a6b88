import type { INodeType } from 'n8n-workflow';
import { describeNode } from './describe';

/** "Schedule Trigger": example workflows bring the tick as pinned data; no clock runs. */
export const scheduleTrigger: INodeType = {
	description: describeNode('scheduleTrigger', 'Schedule Trigger', {
		group: ['trigger'],
		version: [1, 1.1, 1.2],
		inputs: [],
		properties: [
			{
				displayName: 'Trigger Rules',
				name: 'rule',
				type: 'fixedCollection',
				default: {},
				options: [],
			},
		],
	}),
	trigger: () => Promise.resolve({}),
};
