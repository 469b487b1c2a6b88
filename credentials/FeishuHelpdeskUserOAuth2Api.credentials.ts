import type { Icon, ICredentialType, INodeProperties } from 'n8n-workflow';

import {
	appProperties,
	ownDomainProperties,
} from '../nodes/FeishuHelpdesk/transport/credentialProperties';
import {
	accountsExpression,
	originExpressions,
	pastedExpression,
} from '../nodes/FeishuHelpdesk/transport/hosts';

/** A person of the helpdesk. n8n gets and renews the token; this package decides when. */
export class FeishuHelpdeskUserOAuth2Api implements ICredentialType {
	name = 'feishuHelpdeskUserOAuth2Api';

	extends = ['oAuth2Api'];

	displayName = 'Feishu Helpdesk User OAuth2 API';

	icon: Icon = {
		light: 'file:../nodes/FeishuHelpdesk/feishuHelpdesk.svg',
		dark: 'file:../nodes/FeishuHelpdesk/feishuHelpdesk.dark.svg',
	};

	documentationUrl =
		'https://github.com/n8n-nodes-feishu-helpdesk/n8n-nodes-feishu-helpdesk/blob/main/docs/acting-user.md';

	properties: INodeProperties[] = [
		...appProperties,
		hidden('Grant Type', 'grantType', 'authorizationCode'),
		hidden('Use PKCE', 'usePkce', true),
		// The editor labels these two its own way, so the fields above stand for them.
		hidden('Client ID', 'clientId', `={{ ${pastedExpression('appId')} }}`),
		hidden('Client Secret', 'clientSecret', `={{ ${pastedExpression('appSecret')} }}`, true),
		hidden(
			'Authorization URL',
			'authUrl',
			`={{ (${accountsExpression}) + '/open-apis/authen/v1/authorize' }}`,
		),
		hidden(
			'Access Token URL',
			'accessTokenUrl',
			`={{ (${originExpressions('$self').baseUrl}) + '/open-apis/authen/v2/oauth/token' }}`,
		),
		// Without offline_access Feishu gives no refresh token (Feishu docs: get user_access_token).
		hidden('Scope', 'scope', 'helpdesk:all helpdesk:all:readonly offline_access'),
		// Shows whose account it is, each time.
		hidden('Auth URI Query Parameters', 'authQueryParameters', 'prompt=consent'),
		// Feishu refuses a Basic header beside the client's secret (20070).
		hidden('Authentication', 'authentication', 'body'),
		...ownDomainProperties,
	];
}

function hidden(
	displayName: string,
	name: string,
	value: string | boolean,
	password = false,
): INodeProperties {
	return {
		displayName,
		name,
		type: 'hidden',
		default: value,
		...(password && { typeOptions: { password } }),
	};
}
