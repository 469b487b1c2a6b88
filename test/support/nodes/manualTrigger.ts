import type { INodeType } from 'n8n-workflow';
import { describeNode } from './describe';

/** "Manual Trigger": starts an example workflow with one empty item. */
export const manualTrigger: INodeType = {
	description: describeNode('manualTrigger', 'Manual Trigger', { group: ['trigger'], inputs: [] }),
	trigger() {
		const start = (): void => {
			this.emit([this.helpers.returnJsonArray([{}])]);
		};
		return Promise.resolve({
			manualTriggerFunction: () => {
				start();
				return Promise.resolve();
			},
		});
	},
};
