import { randomBytes } from 'node:crypto';

import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { objectOf } from '../shared/json';
import { noticePage, pageHeaders } from './page';
import { KEPT_AS, questionIn } from './question';
import { respond, type Visit } from './respond';
import { languageOf } from './words';

/**
 * Questions whose answer was just handed to n8n, and when, ms since 1970. n8n until 2.11 lets an execution
 * go on once for each of several answers that come at once, later ones answer all but one with a raw error.
 */
const answered = new Map<string, number>();

/** Should n8n not have taken the answer, another one is welcome after that. */
const TAKING_MS = 30_000;

/**
 * Takes a request to a link of 'Send and Wait for Response'. It never throws: that would end the
 * execution that waits.
 *
 * @param ctx n8n's context
 * @returns the answer with which the execution goes on, or none
 */
export async function receive(ctx: IWebhookFunctions): Promise<IWebhookResponseData> {
	const nonce = randomBytes(16).toString('base64');
	const request = ctx.getRequestObject();
	const acceptLanguage = request.headers['accept-language'];
	const response = ctx.getResponseObject();
	for (const [name, value] of Object.entries(pageHeaders(nonce))) response.setHeader(name, value);
	try {
		const question = questionIn(ctx.evaluateExpression(`{{ $input.item.${KEPT_AS}?.json }}`, 0));
		const now = Date.now();
		for (const [id, at] of answered) if (now - at > TAKING_MS) answered.delete(id);
		const id = question?.id ?? '';
		const { status, page, answer } = respond(question, {
			method: request.method,
			query: request.query,
			body: bodyOf(ctx),
			acceptLanguage,
			nonce,
			now,
			isAnswered: answered.has(id),
		} satisfies Visit);
		if (answer) {
			answered.set(id, now);
			// n8n sends the page once it has let the execution go on.
			return { webhookResponse: page, workflowData: [[{ json: answer, pairedItem: { item: 0 } }]] };
		}
		response.status(status).send(page);
	} catch (error) {
		ctx.logger?.warn(`The page of a question could not be shown: ${String(error)}`);
		const context = { language: languageOf(acceptLanguage), nonce };
		response.status(500).send(noticePage(context, 'broken'));
	}
	return { noWebhookResponse: true };
}

/** n8n puts the elements of a multipart form under `data`. */
function bodyOf(ctx: IWebhookFunctions): IDataObject | Record<string, unknown> {
	const body = objectOf(ctx.getBodyData());
	return 'data' in body ? objectOf(body.data) : body;
}
