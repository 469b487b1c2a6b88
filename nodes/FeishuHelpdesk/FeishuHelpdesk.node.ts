import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';

import { RESOURCES } from './actions';
import { ACTING_USER, nodeProperties, subtitle } from './engine/properties';
import { listSearchOf, loadOptionsOf } from './methods/listSearch';
import { resourceMappingOf } from './methods/resourceMapping';
import { ACTORS } from './transport/actors';

const resumedBy = (httpMethod: 'GET' | 'POST'): IWebhookDescription => ({
	name: 'default',
	httpMethod,
	responseMode: 'onReceived',
	// What `webhook` returns: left out, n8n answers with the word 'firstEntryJson' (webhook-helpers.js).
	responseData: '',
	path: '={{ $nodeId }}',
	restartWebhook: true,
	isFullPath: true,
});

// What the links of a question open. Of such webhooks n8n registers no address; they exist while an
// execution waits.
const responseWebhooks = [resumedBy('GET'), resumedBy('POST')];

export class FeishuHelpdesk implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Feishu Helpdesk',
		name: 'feishuHelpdesk',
		icon: { light: 'file:feishuHelpdesk.svg', dark: 'file:feishuHelpdesk.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: subtitle(RESOURCES),
		description:
			'Send messages, work with tickets and search the FAQs of the Feishu (Lark) helpdesk',
		defaults: { name: 'Feishu Helpdesk' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: true,
		// Read by n8n's AI, which builds workflows by words.
		builderHint: {
			searchHint:
				"Name people by 'receiver' in mode 'email'. While building, add options.previewOnly: it sends nothing. Where a run may be repeated, options.skipAlreadySentKey lets each message leave once.",
			relatedNodes: [
				{
					nodeType: 'n8n-nodes-feishu-helpdesk.feishuHelpdeskTrigger',
					relationHint: 'Starts when somebody writes to the helpdesk or a ticket changes',
				},
			],
		},
		credentials: [
			{ name: ACTORS.app.credential, required: true },
			{
				name: ACTORS.user.credential,
				displayName: 'Feishu Account',
				required: true,
				// A field of those operations only that need one.
				displayOptions: { show: { [ACTING_USER]: ['account'] } },
			},
		],
		hints: [
			{
				message: 'Preview Only is on: nothing will be sent',
				displayCondition: '={{ $parameter["options"]?.previewOnly === true }}',
				whenToDisplay: 'beforeExecution',
				location: 'outputPane',
			},
		],
		webhooks: responseWebhooks,
		properties: nodeProperties(RESOURCES),
	};

	methods = {
		listSearch: listSearchOf(RESOURCES),
		loadOptions: loadOptionsOf(RESOURCES),
		resourceMapping: resourceMappingOf(RESOURCES),
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		// Like all that only work needs, at its first use: it would make every start of n8n longer.
		const { run } = await import('./engine/run');
		return await run(this, RESOURCES);
	}

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		const { receive } = await import('./response/receive');
		return await receive(this);
	}
}
