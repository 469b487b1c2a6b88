import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';

import { assertIdentity } from './credentialFields';
import { assertOwnOrigin } from './ownOrigin';
import { TEST_MARKER } from './credentialTestRules';
import { beginTest } from './proveHelpdesk';
import { authorizationOf, isTokenFresh, REFRESH_MARKER, tokenFingerprint } from './token';

/**
 * Adds the credential's headers to a request. Nothing is added, and nothing sent, when it throws.
 *
 * @param credential decrypted; its token is taken away when the request says that it was refused
 * @param request of a node, of the HTTP Request node or of the credential test
 * @returns the same request
 * @throws {InputError} when it goes to another origin, or the credential cannot be right
 * @throws {Error} the answer that makes n8n fetch a token, when there is none that can be used
 */
export function authenticated(
	credential: ICredentialDataDecryptedObject,
	request: IHttpRequestOptions,
): IHttpRequestOptions {
	assertOwnOrigin(credential, request);
	assertIdentity(credential);
	const headers = (request.headers ??= {});
	const refused = headers[REFRESH_MARKER];
	delete headers[REFRESH_MARKER];
	if (headers[TEST_MARKER] !== undefined) {
		delete headers[TEST_MARKER];
		beginTest(credential);
		throw tokenNeeded();
	}
	const own = authorizationOf(credential);
	if (refused !== undefined && refused === tokenFingerprint(own.Authorization)) {
		// The same object goes to preAuthentication, which must not find the refused token fresh.
		credential.tenantAccessToken = '';
	}
	if (!isTokenFresh(credential, Date.now())) throw tokenNeeded();
	Object.assign(headers, own);
	// n8n carries headers along to wherever an answer points; Feishu's API redirects nowhere.
	return Object.assign(request, NO_REDIRECTS);
}

/** In the words of both request helpers of n8n. */
const NO_REDIRECTS = Object.freeze({
	disableFollowRedirect: true,
	followRedirect: false,
	followAllRedirects: false,
	maxRedirects: 0,
	sendCredentialsOnCrossOriginRedirect: false,
});

/**
 * The answer Feishu never gives but n8n understands: it makes n8n call preAuthentication, store the
 * token and go on (n8n-core, httpRequestWithAuthentication).
 */
function tokenNeeded(): Error {
	const response = { status: 401, statusText: 'Unauthorized', headers: {}, data: {} };
	return Object.assign(new Error('No tenant access token could be had from Feishu'), { response });
}
