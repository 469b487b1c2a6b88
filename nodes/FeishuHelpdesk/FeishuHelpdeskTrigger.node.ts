import {
	NodeConnectionTypes,
	type IHookFunctions,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';

import { link, page } from './shared/feishuPages';
import { triggerFields, triggerSubtitle } from './trigger/triggerFields';

export class FeishuHelpdeskTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Feishu Helpdesk Trigger',
		name: 'feishuHelpdeskTrigger',
		icon: { light: 'file:feishuHelpdesk.svg', dark: 'file:feishuHelpdesk.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: triggerSubtitle,
		description:
			// The list of nodes shows both nodes as one, under the words of this one.
			'Send messages, work with tickets and search the FAQs of the Feishu (Lark) helpdesk, or start when somebody writes to it or a ticket changes',
		eventTriggerDescription: 'Waiting for helpdesk events from Feishu',
		activationMessage: `Now paste the Production URL as the ${page('Request URL')} in the Feishu ${page('Developer Console')}: your app → ${page('Events & Callbacks', 'Event Configuration')}. Feishu checks it while you save.`,
		triggerPanel: {
			header: 'Feishu sends events of the helpdesk here',
			executionsHelp: {
				inactive: `While you build: click the button to listen, save the <b>Test URL</b> as the ${page('Request URL')} in the Feishu ${link('Developer Console')}, then write to the helpdesk. An app has one such URL, so change it to the <b>Production URL</b> when you publish (activate) the workflow.<br><br>From then on it runs for every event; those runs are in the <a data-key='executions'>executions list</a>.`,
				active: `The workflow runs for every event that Feishu sends to the <b>Production URL</b>; those runs are in the <a data-key='executions'>executions list</a>. To try changes, click the button to listen and save the <b>Test URL</b> as the ${page('Request URL')} for the time being.`,
			},
			activationHint: `When it works, publish (activate) the workflow and save the Production URL as the ${page('Request URL')} in the Feishu ${link('Developer Console')}.`,
		},
		defaults: { name: 'Feishu Helpdesk Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'feishuHelpdeskApi', required: true }],
		webhooks: [
			{
				name: 'default',
				httpMethod: 'POST',
				responseMode: 'onReceived',
				// Without this n8n answers with the words 'firstEntryJson'. Feishu reads the status only.
				responseData: 'noData',
				path: 'webhook',
			},
		],
		properties: triggerFields,
	};

	webhookMethods = {
		default: {
			/** Feishu has no way to ask, and subscribing twice changes nothing. */
			async checkExists(this: IHookFunctions): Promise<boolean> {
				return await Promise.resolve(false);
			},
			async create(this: IHookFunctions): Promise<boolean> {
				const { subscribe } = await import('./trigger/listen');
				await subscribe(this);
				return true;
			},
			/** Leaves the subscription, of which others may live: docs/trigger.md says how to end it. */
			async delete(this: IHookFunctions): Promise<boolean> {
				return await Promise.resolve(true);
			},
		},
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		const { takeEvent } = await import('./trigger/takeEvent');
		return await takeEvent(this);
	}
}
