import type { INodeType } from 'n8n-workflow';
import { describeNode } from './describe';

/** "Webhook": example workflows bring the request it received as pinned data; no server listens. */
export const webhook: INodeType = {
	description: describeNode('webhook', 'Webhook', {
		group: ['trigger'],
		version: [1, 1.1, 2],
		inputs: [],
		properties: [
			{ displayName: 'HTTP Method', name: 'httpMethod', type: 'string', default: 'GET' },
			{ displayName: 'Path', name: 'path', type: 'string', default: '' },
		],
	}),
	trigger: () => Promise.resolve({}),
};
