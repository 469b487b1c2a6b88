import { sleep } from 'n8n-workflow';
import type { INodeType } from 'n8n-workflow';
import { describeNode } from './describe';

/** As a Code node that counts its runs in the workflow's own static data, and takes its time. */
export const counter: INodeType = {
	description: describeNode('counter', 'Counter', {
		properties: [{ displayName: 'Takes (Ms)', name: 'ms', type: 'number', default: 0 }],
	}),
	async execute() {
		const data = this.getWorkflowStaticData('global');
		data['count'] = Number(data['count'] ?? 0) + 1;
		await sleep(Number(this.getNodeParameter('ms', 0)));
		return [this.getInputData()];
	},
};
