import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';

import { parsePlain } from '../shared/jsonText';
import { readAnswer, toHttpAnswer, type Answer } from './answer';
import { redact, secretsOf } from './redact';
import { failureOfThrown, tokenError } from './thrownFailure';

const TIMEOUT_MS = 15_000;

/** n8n's request helper, without authentication. */
export type HttpRequest = (options: IHttpRequestOptions) => Promise<unknown>;

/**
 * Sends a request of the credential itself, once.
 *
 * @param credential the decrypted credential
 * @param httpRequest n8n's request helper
 * @param options method, URL, and what goes along
 * @returns the answer; a refusal without secrets, which it may repeat
 * @throws {Error} a plain one, see {@link tokenError}, when there was no answer
 */
export async function askPlainly(
	credential: ICredentialDataDecryptedObject,
	httpRequest: HttpRequest,
	{ headers, ...options }: IHttpRequestOptions,
): Promise<Answer> {
	const secrets = secretsOf(credential);
	const clean = (text: string) => redact(text, secrets);
	const response = await httpRequest({
		...options,
		headers: { 'Content-Type': 'application/json; charset=utf-8', ...headers },
		timeout: TIMEOUT_MS,
		encoding: 'text',
		ignoreHttpStatusErrors: true,
		returnFullResponse: true,
		disableFollowRedirect: true,
	}).catch((thrown: unknown) => {
		throw tokenError(failureOfThrown(thrown, { effect: 'read', url: options.url }, clean));
	});
	const http = toHttpAnswer(response);
	const read = readAnswer(http, parsePlain);
	return read.envelope?.code === 0
		? read
		: readAnswer({ ...http, body: clean(http.body) }, parsePlain);
}
