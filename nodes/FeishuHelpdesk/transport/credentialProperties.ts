import type { INodeProperties } from 'n8n-workflow';

import { link, page } from '../shared/feishuPages';
import { originExpressions } from './hosts';

/** What both credentials ask: the app, and where it lives. */
export const appProperties: INodeProperties[] = [
	{
		displayName: 'Region',
		name: 'region',
		type: 'options',
		options: [
			{
				name: 'Feishu (China)',
				value: 'feishu',
				description: 'The app was created on open.feishu.cn',
			},
			{
				name: 'Lark (International)',
				value: 'lark',
				description: 'The app was created on open.larksuite.com',
			},
			{
				name: 'Custom',
				value: 'custom',
				description: 'A private deployment, a gateway, or the sandbox of this package',
			},
		],
		default: 'feishu',
		description: 'Where the app was created. Feishu and Lark do not share apps.',
	},
	{
		displayName: 'Base URL',
		name: 'baseUrl',
		type: 'string',
		default: '',
		placeholder: 'e.g. https://feishu.example.com',
		description: 'Scheme and host, of a gateway also its path',
		displayOptions: { show: { region: ['custom'] } },
		required: true,
	},
	{
		displayName: 'App ID',
		name: 'appId',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. cli_a1b2c3d4e5f6g7h8',
		description: 'The app that sends and reads in the helpdesk',
		hint: `Feishu ${link('Developer Console')} → your app → ${page('Credentials & Basic Info')}`,
	},
	{
		displayName: 'App Secret',
		name: 'appSecret',
		type: 'string',
		typeOptions: { password: true },
		default: '',
		required: true,
		description: 'Proves that the request comes from the app',
		hint: 'On the same page, below the App ID',
	},
];

/**
 * Both credentials are for Feishu alone. n8n offers these two in a credential that lacks them, and sends to
 * any host until one is entered.
 */
export const ownDomainProperties: INodeProperties[] = [
	{
		displayName: 'Allowed HTTP Request Domains',
		name: 'allowedHttpRequestDomains',
		type: 'hidden',
		default: 'domains',
	},
	{
		displayName: 'Allowed Domains',
		name: 'allowedDomains',
		type: 'hidden',
		default: `={{ ${originExpressions('$self').host} }}`,
	},
];
