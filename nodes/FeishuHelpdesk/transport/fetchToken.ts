import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';

import { InputError } from '../shared/inputError';
import { parsePlain } from '../shared/json';
import { readAnswer, toHttpAnswer, type Answer } from './answer';
import { failureOfAnswer } from './answerFailure';
import { assertIdentity } from './credentialFields';
import { redact, secretsOf } from './redact';
import { failureOfThrown, tokenError } from './thrownFailure';
import { isTokenFresh, issuedFor, issuedToken, tokenRequest, type IssuedToken } from './token';

const TIMEOUT_MS = 15_000;

type HttpRequest = (options: IHttpRequestOptions) => Promise<unknown>;

/** Items that start side by side all find the token missing; one request serves them. */
const underWay = new Map<string, Promise<IssuedToken>>();

/**
 * Yields what n8n stores in the credential.
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
	const secrets = secretsOf(credential);
	const clean = (text: string) => redact(text, secrets);
	const answer = await ask();
	const { tenant_access_token: token, expire } = answer.envelope?.body ?? {};
	if (answer.envelope?.code !== 0) throw tokenError(failureOfAnswer(answer, 'read'));
	if (typeof token !== 'string' || typeof expire !== 'number') {
		throw tokenError(failureOfAnswer(answer, 'read', 'the access token'));
	}
	return issuedToken(credential, { tenant_access_token: token, expire }, Date.now());

	async function ask(): Promise<Answer> {
		const response = await httpRequest({
			method: 'POST',
			url,
			body,
			headers: { 'Content-Type': 'application/json; charset=utf-8' },
			timeout: TIMEOUT_MS,
			encoding: 'text',
			ignoreHttpStatusErrors: true,
			returnFullResponse: true,
			disableFollowRedirect: true,
		}).catch((thrown: unknown) => {
			throw tokenError(failureOfThrown(thrown, { effect: 'read', url }, clean));
		});
		const http = toHttpAnswer(response);
		const read = readAnswer(http, parsePlain);
		// A refusal may repeat the secret that it refuses.
		return read.envelope?.code === 0
			? read
			: readAnswer({ ...http, body: clean(http.body) }, parsePlain);
	}
}
