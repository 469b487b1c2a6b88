import type { INodeType } from 'n8n-workflow';
import { describeNode } from './describe';

/** "On form submission": example workflows bring what was filled in as pinned data. */
export const formTrigger: INodeType = {
	description: describeNode('formTrigger', 'n8n Form Trigger', {
		group: ['trigger'],
		version: [2, 2.1, 2.2],
		inputs: [],
	}),
	trigger: () => Promise.resolve({}),
};
