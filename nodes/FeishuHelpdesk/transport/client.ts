import type {
	IExecuteFunctions,
	IHookFunctions,
	IHttpRequestOptions,
	ILoadOptionsFunctions,
	IWebhookFunctions,
} from 'n8n-workflow';

import { isJsonObject, type JsonObject } from '../shared/json';
import { readAnswer, toHttpAnswer, type Answer } from './answer';
import { failureOfAnswer } from './failures';
import { baseUrlOf } from './hosts';
import { redact, secretsOf } from './redact';
import { encodeBody, type ApiRequest } from './request';
import { failureOfThrown } from './thrown';
import { REFRESH_MARKER, tokenFingerprint } from './token';

/** The credential that every request carries. */
export const CREDENTIAL = 'feishuHelpdeskApi';

/** Longest wait for an answer, ms: an upload of 10 MB needs longer than a message. */
const TIMEOUT_MS = { json: 30_000, form: 120_000 } as const;

/** The contexts in which n8n lets a node send requests. */
export type Host = IExecuteFunctions | ILoadOptionsFunctions | IHookFunctions | IWebhookFunctions;

/** Sends requests to the Feishu of one credential. */
export interface Client {
	/** Scheme and host. */
	readonly baseUrl: string;
	/**
	 * Sends one request and waits for Feishu's verdict.
	 *
	 * @param request what to send
	 * @returns the answer's `data`, `{}` where Feishu sends none
	 * @throws {Failure} when Feishu refuses, does not answer, or cannot be reached
	 */
	call(request: ApiRequest): Promise<JsonObject>;
}

/**
 * Opens a client. Sends nothing yet.
 *
 * @param host the execution context
 * @returns the client
 * @throws {InputError} when the credential's base URL is no origin
 */
export async function createClient(host: Host): Promise<Client> {
	const credential = await host.getCredentials(CREDENTIAL);
	const baseUrl = baseUrlOf(credential);
	const secrets = secretsOf(credential);

	/** One request, one answer; `refused` is the fingerprint of a token that must not be used again. */
	async function exchange(request: ApiRequest, refused?: string): Promise<Exchange> {
		const { body, headers } = encodeBody(request);
		const options: IHttpRequestOptions = {
			method: request.method,
			url: `${baseUrl}${request.path}`,
			headers: { ...headers, ...(refused !== undefined && { [REFRESH_MARKER]: refused }) },
			...(request.query && { qs: { ...request.query }, arrayFormat: 'repeat' }),
			...(body !== undefined && { body }),
			timeout: body instanceof FormData ? TIMEOUT_MS.form : TIMEOUT_MS.json,
			// Text, so that whole numbers beyond 2^53 can be read exactly.
			encoding: 'text',
			// n8n would refresh the token and send again on any HTTP 401, which Feishu also uses for
			// "ticket closed"; so statuses are ignored and `code` decides.
			ignoreHttpStatusErrors: true,
			returnFullResponse: true,
			// A followed redirect turns a POST into a GET.
			disableFollowRedirect: true,
		};
		try {
			const response: unknown = await host.helpers.httpRequestWithAuthentication.call(
				host,
				CREDENTIAL,
				options,
			);
			const http = toHttpAnswer(response);
			const answer = readAnswer(http);
			const safe = isSuccess(answer)
				? answer
				: readAnswer({ ...http, body: redact(http.body, secrets) });
			return { answer: safe, token: String(options.headers?.Authorization ?? '') };
		} catch (thrown) {
			throw failureOfThrown(thrown, request.effect, (text) => redact(text, secrets));
		}
	}

	async function call(request: ApiRequest): Promise<JsonObject> {
		const first = await exchange(request);
		let { answer } = first;
		if (!isSuccess(answer) && failureOfAnswer(answer, request.effect).reason === 'token') {
			// Refused before its time: nothing was processed, so sending again is safe. Once only.
			host.logger.info('Feishu refused the tenant access token before its end, fetching another', {
				logId: answer.logId,
			});
			({ answer } = await exchange(request, tokenFingerprint(first.token)));
		}
		if (!isSuccess(answer)) throw failureOfAnswer(answer, request.effect);
		const data = answer.envelope?.body.data;
		return isJsonObject(data) ? data : {};
	}

	return { baseUrl, call };
}

interface Exchange {
	answer: Answer;
	/** The `Authorization` header that went out. */
	token: string;
}

const isSuccess = (answer: Answer) => answer.envelope?.code === 0;
