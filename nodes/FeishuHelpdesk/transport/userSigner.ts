import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { InputError } from '../shared/inputError';
import { isJsonObject } from '../shared/json';
import { pastedText } from './credentialFields';
import { credentialOf, type Host } from './host';
import { baseUrlOf } from './hosts';
import { secretsOf } from './redact';
import { sendAs, type Signer } from './signer';
import { helpdeskAuthorization } from './token';
import { assureUserToken } from './userToken';

/**
 * Signs with the token of the connected account.
 *
 * @param host n8n's context
 * @param app the credential of the app, which proves the helpdesk for the person, too
 * @param role what the person must be in the helpdesk
 * @returns the signer
 * @throws {InputError} when both credentials are not of one app: a helpdesk is that app's
 */
export async function userSigner(
	host: Host,
	app: ICredentialDataDecryptedObject,
	role = 'an agent, an administrator or the owner',
): Promise<Signer> {
	const account = await credentialOf(host, 'user');
	assertSameApp(account, app);
	const tokens = isJsonObject(account.oauthTokenData) ? account.oauthTokenData : {};
	return {
		async send(options, refused) {
			await assureUserToken(host, refused);
			options.headers = {
				...options.headers,
				'X-Lark-Helpdesk-Authorization': helpdeskAuthorization(app),
			};
			return await sendAs(host, 'user', options);
		},
		secrets: [
			...secretsOf(app),
			pastedText(account.appSecret),
			...[tokens.access_token, tokens.refresh_token].map((token) => String(token ?? '')),
		],
		account: { role },
		// Only the first answer tells whether the connection lives; until then the others wait.
		startsFresh: false,
		hasToken: () => Promise.resolve(false),
	};
}

function assertSameApp(
	account: ICredentialDataDecryptedObject,
	app: ICredentialDataDecryptedObject,
): void {
	const pairs = [
		['App ID', pastedText(account.appId), pastedText(app.appId)],
		['Base URL', baseUrlOf(account), baseUrlOf(app)],
	] as const;
	for (const [field, ofAccount, ofApp] of pairs) {
		if (ofAccount === ofApp) continue;
		throw new InputError(
			field,
			`is '${ofAccount}' in 'Feishu Account', but '${ofApp}' in the other credential`,
			'Both credentials must be of the same app: choose another one, or correct the field.',
		);
	}
}
