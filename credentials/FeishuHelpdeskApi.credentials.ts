import type {
	Icon,
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	IHttpRequestHelper,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';

import { eventSecrets, link, page } from '../nodes/FeishuHelpdesk/shared/feishuPages';
import {
	appProperties,
	ownDomainProperties,
} from '../nodes/FeishuHelpdesk/transport/credentialProperties';
import {
	credentialTestRules,
	TEST_MARKER,
	TEST_PATH,
} from '../nodes/FeishuHelpdesk/transport/credentialTestRules';
import { originExpressions } from '../nodes/FeishuHelpdesk/transport/hosts';

export class FeishuHelpdeskApi implements ICredentialType {
	name = 'feishuHelpdeskApi';

	displayName = 'Feishu Helpdesk API';

	icon: Icon = {
		light: 'file:../nodes/FeishuHelpdesk/feishuHelpdesk.svg',
		dark: 'file:../nodes/FeishuHelpdesk/feishuHelpdesk.dark.svg',
	};

	documentationUrl =
		'https://github.com/n8n-nodes-feishu-helpdesk/n8n-nodes-feishu-helpdesk#set-up-the-credential';

	properties: INodeProperties[] = [
		...appProperties,
		{
			displayName: 'Helpdesk ID',
			name: 'helpdeskId',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. 6939771743531696147',
			description: 'The helpdesk that the nodes work with',
			hint: `Feishu ${link('helpdesk admin page')} → ${page('Settings', 'API credentials')}`,
		},
		{
			displayName: 'Helpdesk Token',
			name: 'helpdeskToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description: 'Proves that the app may work with the helpdesk',
			hint: 'On the same page. Resetting it there ends the old one at once.',
		},
		{
			displayName: 'Verification Token',
			name: 'verificationToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description: 'Proves that an event comes from Feishu',
			hint: `Only for the trigger, otherwise leave it empty. ${eventSecrets(link('Developer Console'))}.`,
		},
		{
			displayName: 'Encrypt Key',
			name: 'encryptKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description: 'Encrypts and signs the events',
			hint: 'On the same page. Only for the trigger, and only if the app has one.',
		},
		{
			displayName: 'Tenant Access Token',
			name: 'tenantAccessToken',
			type: 'hidden',
			typeOptions: { expirable: true, password: true },
			default: '',
		},
		{
			displayName: 'Expires At',
			name: 'expiresAt',
			type: 'hidden',
			default: 0,
		},
		{
			displayName: 'Issued For',
			name: 'issuedFor',
			type: 'hidden',
			default: '',
		},
		...ownDomainProperties,
	];

	/**
	 * Called by n8n when there is no token, when `authenticate` asked for one, and by the credential
	 * test. `{}` means "keep the stored one": n8n then neither stores nor sends anything again.
	 */
	async preAuthentication(this: IHttpRequestHelper, credentials: ICredentialDataDecryptedObject) {
		const { fetchToken } = await import('../nodes/FeishuHelpdesk/transport/fetchToken');
		return await fetchToken(
			credentials,
			async (options) => await this.helpers.httpRequest(options),
		);
	}

	/**
	 * A function rather than a declaration, because n8n refreshes tokens on HTTP 401 only and Feishu
	 * answers 400 to an expired one: a token that cannot be used is found out before anything is sent.
	 */
	authenticate = async (
		credentials: ICredentialDataDecryptedObject,
		requestOptions: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> => {
		const { authenticated } = await import('../nodes/FeishuHelpdesk/transport/authenticated');
		return authenticated(credentials, requestOptions);
	};

	test: ICredentialTestRequest = {
		request: {
			baseURL: `={{ ${originExpressions('$credentials').baseUrl} }}`,
			url: TEST_PATH,
			headers: { [TEST_MARKER]: 'true' },
			ignoreHttpStatusErrors: true,
		},
		rules: credentialTestRules(),
	};
}
