import type { Scene } from './scene';

/**
 * Connects an account, as n8n stores it after its OAuth dialog.
 *
 * @param scene with the sandbox that gives the tokens, and n8n's table of credentials
 * @param options who, what they agree to, the life that n8n noted, seconds (none for old
 * hosts), and the credential to connect again
 * @returns id of the credential
 */
export function connectAccount(
	{ sandbox, store }: Pick<Scene, 'sandbox' | 'store'>,
	options: { openId?: string; scopes?: readonly string[]; noted?: number; id?: string } = {},
): string {
	const pair = sandbox.connectAccount(options.openId, options.scopes);
	const { appId, appSecret } = sandbox.credentials;
	const { id } = store.set(
		'feishuHelpdeskUserOAuth2Api',
		{
			region: 'custom',
			baseUrl: sandbox.url,
			appId,
			appSecret,
			oauthTokenData: {
				access_token: pair.accessToken,
				refresh_token: pair.refreshToken,
				token_type: 'Bearer',
				expires_in: pair.expiresIn,
				...(options.noted !== undefined && { n8n_expires_at: Date.now() + options.noted * 1000 }),
			},
		},
		options.id,
	);
	return String(id);
}
