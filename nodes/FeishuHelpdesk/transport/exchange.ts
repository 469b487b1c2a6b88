import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';

import { objectOf } from '../shared/json';
import { parseAnswer, wellFormed } from '../shared/jsonText';
import { fileIn, kindOf, readAnswer, toHttpAnswer } from './answer';
import { RESOURCE_NOT_FOUND } from './errorCodes';
import { failureOfAnswer } from './answerFailure';
import { Failure } from './failure';
import { redact } from './redact';
import { encodeBody, holds, type ApiRequest, type Asked } from './request';
import { failureOfThrown } from './thrownFailure';
import type { Success } from './steps';
import type { Target } from './target';
import { tokenFingerprint } from './token';

/** Longest wait for an answer, ms: an upload of 10 MB needs longer than a message. */
const TIMEOUT_MS = { json: 30_000, form: 120_000 } as const;

/** What came of one attempt. `token` is the fingerprint of the token that was sent. */
export type Exchange = ({ ok: true } & Success) | { ok: false; failure: Failure; token: string };

/**
 * Sends one request once, through n8n's helper, which adds the headers and fetches a token if needed.
 *
 * @param target where to
 * @param request what to send
 * @param refusedToken fingerprint of a token that Feishu refused, to be replaced before sending
 * @returns what Feishu accepted, or what went wrong; it never throws
 */
export async function exchange(
	target: Target,
	request: ApiRequest,
	refusedToken: string | undefined,
): Promise<Exchange> {
	const options = toOptions(request, target.baseUrl);
	const signer = request.asApp ? target.asApp : target;
	const asked: Asked = { ...request, ...(signer.account && { account: signer.account }) };
	const authorization = () => String(options.headers?.Authorization ?? '');
	const clean = (text: string) =>
		redact(text, [...target.secrets, authorization().replace('Bearer ', '')]);
	const failed = (failure: Failure): Exchange => ({
		ok: false,
		failure,
		token: tokenFingerprint(authorization()),
	});
	try {
		const response = await signer.send(options, refusedToken);
		const file = request.answersFile && fileIn(response);
		if (file) return { ok: true, data: {}, file };
		const http = toHttpAnswer(response);
		const { envelope } = readAnswer(http, parseAnswer);
		if (envelope?.code === 0 && !request.answersFile) {
			const data = objectOf(envelope.body.data);
			if (holds(data, request.expects)) return { ok: true, data };
		}
		const answer = readAnswer({ ...http, body: clean(http.body) }, parseAnswer);
		const failure = failureOfAnswer(answer, asked, request.expects?.what);
		if (request.answersFile && answer.envelope === undefined && http.status < 300) {
			return failed(failure.advise(`Instead of the picture came ${kindOf(clean(http.body))}.`));
		}
		const isMissing = failure.details.code === RESOURCE_NOT_FOUND;
		const where = `This credential is for the helpdesk ${target.helpdeskId}.`;
		return failed(isMissing ? failure.advise('', where) : failure);
	} catch (thrown) {
		if (thrown instanceof Failure) return failed(thrown);
		return failed(failureOfThrown(thrown, { ...asked, url: options.url }, clean));
	}
}

function toOptions(request: ApiRequest, baseUrl: string): IHttpRequestOptions {
	const { body, headers } = encodeBody(request);
	return {
		method: request.method,
		url: `${baseUrl}${request.path.path}`,
		headers,
		...(request.query && { qs: wellFormedQuery(request.query), arrayFormat: 'repeat' }),
		...(body !== undefined && { body }),
		timeout: body instanceof FormData ? TIMEOUT_MS.form : TIMEOUT_MS.json,
		// Text, so that whole numbers beyond 2^53 can be read exactly.
		encoding: request.answersFile ? 'arraybuffer' : 'text',
		// n8n would refresh the token and send again on any HTTP 401, which Feishu also uses for
		// "ticket closed"; so statuses are ignored and `code` decides.
		ignoreHttpStatusErrors: true,
		returnFullResponse: true,
		// A followed redirect turns a POST into a GET.
		disableFollowRedirect: true,
	};
}

function wellFormedQuery(query: NonNullable<ApiRequest['query']>): IDataObject {
	return Object.fromEntries(
		Object.entries(query).map(([name, value]) => [
			name,
			typeof value === 'string' ? wellFormed(value) : value,
		]),
	) as IDataObject;
}
