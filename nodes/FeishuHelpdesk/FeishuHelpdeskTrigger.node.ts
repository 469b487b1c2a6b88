import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type IHookFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type ITriggerFunctions,
	type ITriggerResponse,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';

import { link, page } from './shared/feishuPages';
import { ifLong, isLong, triggerFields, triggerSubtitle } from './trigger/triggerFields';

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
		activationMessage: `Now open your app in the Feishu ${page('Developer Console')} → ${page('Events & Callbacks', 'Event Configuration', 'Subscription mode')}. With a webhook, paste the Production URL as the ${page('Request URL')}; with a long connection, choose that one. Feishu checks both while you save.`,
		triggerPanel: {
			header: 'Feishu sends events of the helpdesk here',
			executionsHelp: {
				inactive: `While you build: click the button to listen, save the <b>Test URL</b> as the ${page('Request URL')} in the Feishu ${link('Developer Console')} (a long connection has none), then write to the helpdesk. An app has one such URL, so change it to the <b>Production URL</b> when you publish (activate) the workflow.<br><br>From then on it runs for every event; those runs are in the <a data-key='executions'>executions list</a>.`,
				active: `The workflow runs for every event; those runs are in the <a data-key='executions'>executions list</a>. To try changes, click the button to listen and, with a webhook, save the <b>Test URL</b> as the ${page('Request URL')} for the time being.`,
			},
			activationHint: `When it works, publish (activate) the workflow and, with a webhook, save the Production URL as the ${page('Request URL')} in the Feishu ${link('Developer Console')}.`,
		},
		defaults: { name: 'Feishu Helpdesk Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		// Read by n8n's AI, which builds workflows by words.
		builderHint: {
			searchHint:
				'A Feishu app serves one such trigger. For several workflows, let it start them with Execute Sub-workflow.',
		},
		credentials: [{ name: 'feishuHelpdeskApi', required: true }],
		webhooks: [
			{
				name: 'default',
				// Without a method n8n registers nothing (2.41.1, webhook.service.js).
				httpMethod: ifLong("''", "'POST'"),
				ndvHideUrl: ifLong('true', 'false'),
				ndvHideMethod: ifLong('true', 'false'),
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

	/** Listens to the long connection; a webhook needs nobody. */
	async trigger(this: ITriggerFunctions): Promise<ITriggerResponse> {
		// Without an answer n8n would publish the workflow again and again.
		if (!isLong(this.getNodeParameter('connection', ''))) return {};
		const { listenLong } = await import('./trigger/longConnection/listenLong');
		return await listenLong(this);
	}

	/** n8n runs this instead of `trigger` while a person tries it out; in an execution the event is there. */
	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const mode = this.getMode();
		if (
			isLong(this.getNodeParameter('connection', 0, '')) &&
			['manual', 'trigger'].includes(mode)
		) {
			const { hearOnce, rememberEvent } = await import('./trigger/longConnection/hearOnce');
			if (mode === 'manual') return [await hearOnce(this)];
			rememberEvent(this);
		}
		return [this.getInputData()];
	}
}
