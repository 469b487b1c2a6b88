import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';

import { ACTORS, type Actor } from './actors';
import { credentialOf, type Host } from './host';
import { secretsOf } from './redact';
import type { Account } from './request';
import { isTokenFresh, REFRESH_MARKER } from './token';

/** Sends requests in somebody's name. */
export interface Signer {
	/**
	 * Sends a request, signed by n8n.
	 *
	 * @param options of n8n's request helper
	 * @param refused fingerprint of a token that Feishu refused, to be replaced before sending
	 * @returns the answer, whatever its status
	 * @throws whatever n8n throws, or a `Failure` when there is no token; then nothing was sent
	 */
	readonly send: (options: IHttpRequestOptions, refused: string | undefined) => Promise<unknown>;
	/** Set where it is the token of a connected account. */
	readonly account?: Account;
	/** What must not be shown. */
	readonly secrets: readonly string[];
	/** Whether a token was stored at the beginning. */
	readonly startsFresh: boolean;
	/** Tells whether a token is stored by now. */
	readonly hasToken: () => Promise<boolean>;
}

/**
 * Signs with the tenant's token. A header tells `authenticate` of the credential, which n8n calls, of a
 * refused one.
 *
 * @param host n8n's context
 * @param app the credential of the app
 * @returns the signer
 */
export const appSigner = (host: Host, app: ICredentialDataDecryptedObject): Signer => ({
	async send(options, refused) {
		if (refused !== undefined) options.headers = { ...options.headers, [REFRESH_MARKER]: refused };
		return await sendAs(host, 'app', options);
	},
	secrets: secretsOf(app),
	startsFresh: isTokenFresh(app, Date.now()),
	hasToken: async () => isTokenFresh(await credentialOf(host), Date.now()),
});

/**
 * Sends through n8n, which adds the token.
 *
 * @param host n8n's context
 * @param actor whose token
 * @param options the request
 * @returns the answer
 */
export async function sendAs(
	host: Host,
	actor: Actor,
	options: IHttpRequestOptions,
): Promise<unknown> {
	const answer: unknown = await host.helpers.httpRequestWithAuthentication.call(
		host,
		ACTORS[actor].credential,
		options,
	);
	return answer;
}
