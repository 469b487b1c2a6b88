import type { ICredentialType, INodeProperties } from 'n8n-workflow';

/**
 * n8n's own `oAuth2Api`, which credentials of the package may extend: the fields that n8n-core's
 * OAuth2 requests read, with the defaults of n8n-nodes-base (which is not installed).
 */
export const oAuth2Api: ICredentialType = {
	name: 'oAuth2Api',
	displayName: 'OAuth2 API',
	genericAuth: true,
	properties: [
		field('useDynamicClientRegistration', 'hidden', false),
		field('grantType', 'string', 'authorizationCode'),
		field('authUrl', 'string', ''),
		field('accessTokenUrl', 'string', ''),
		field('clientId', 'string', ''),
		field('clientSecret', 'string', ''),
		field('scope', 'string', ''),
		field('authQueryParameters', 'string', ''),
		field('authentication', 'string', 'header'),
		field('ignoreSSLIssues', 'boolean', false),
		field('tokenExpiredStatusCode', 'number', 401),
	],
};

function field(
	name: string,
	type: INodeProperties['type'],
	defaultValue: INodeProperties['default'],
): INodeProperties {
	return { displayName: name, name, type, default: defaultValue };
}
