import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { InputError } from '../shared/inputError';
import { failureOfAnswer } from './answerFailure';
import { assertIdentity } from './credentialFields';
import { askPlainly, type HttpRequest } from './plainRequest';
import { isTested, proveHelpdesk } from './proveHelpdesk';
import { tokenError } from './thrownFailure';
import { isTokenFresh, issuedFor, issuedToken, tokenRequest, type IssuedToken } from './token';

/** Items that start side by side all find the token missing; one request serves them. */
const underWay = new Map<string, Promise<IssuedToken>>();

/**
 * Yields what n8n stores in the credential. For the credential test it proves the helpdesk, too.
 *
 * @param credential the decrypted credential
 * @param httpRequest n8n's request helper, without authentication
 * @returns `{}` while the stored token is fresh, else a new one
 * @throws {Error} a plain one, without `code`, since n8n's credential test shows only a code when
 * there is one; its message says what happened and what to do
 */
export async function fetchToken(
	credential: ICredentialDataDecryptedObject,
	httpRequest: HttpRequest,
): Promise<Partial<IssuedToken>> {
	return await keepOrFetch(credential, httpRequest).catch((error: unknown) => {
		throw error instanceof InputError ? new Error(`${error.message}. ${error.hint}`) : error;
	});
}

async function keepOrFetch(
	credential: ICredentialDataDecryptedObject,
	httpRequest: HttpRequest,
): Promise<Partial<IssuedToken>> {
	assertIdentity(credential);
	if (isTested(credential)) {
		return await proveHelpdesk(credential, httpRequest, () =>
			requestToken(credential, httpRequest),
		);
	}
	if (isTokenFresh(credential, Date.now())) return {};
	const key = issuedFor(credential);
	const request = underWay.get(key) ?? requestToken(credential, httpRequest);
	underWay.set(key, request);
	return await request.finally(() => underWay.delete(key));
}

async function requestToken(
	credential: ICredentialDataDecryptedObject,
	httpRequest: HttpRequest,
): Promise<IssuedToken> {
	const { url, body } = tokenRequest(credential);
	const answer = await askPlainly(credential, httpRequest, { method: 'POST', url, body });
	const { tenant_access_token: token, expire } = answer.envelope?.body ?? {};
	if (answer.envelope?.code !== 0) throw tokenError(failureOfAnswer(answer, { effect: 'read' }));
	if (typeof token !== 'string' || typeof expire !== 'number') {
		throw tokenError(failureOfAnswer(answer, { effect: 'read' }, 'the access token'));
	}
	return issuedToken(credential, { tenant_access_token: token, expire }, Date.now());
}
