import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { type JsonObject, objectIn } from '../shared/json';
import { createClient } from '../transport/client';
import { toFailure } from '../transport/nodeError';
import type { FailureDetails } from '../transport/failure';
import { path } from '../transport/path';
import { credentialOf, openTarget } from '../transport/target';
import { mergeSeen, type Seen } from './event/dedupe';
import type { Filters } from './event/filters';
import { receive } from './event/receive';
import { causeOfRefusal } from './event/refusalCause';
import { chosenEvents, eventSecretsOf } from './listen';

/** Feishu has its answer by then; the workflow waits for its ticket, ms. */
const MAX_WAIT_MS = 60_000;

/**
 * What each trigger of this process has seen. Requests that come side by side are each given the
 * static data of before, so that alone would let duplicates pass.
 */
const memory = new Map<string, Seen>();

/**
 * Takes one request to the webhook: answers Feishu at once, and starts the workflow with what is
 * genuine, new and asked for.
 *
 * @param ctx n8n's context
 * @returns the item for the workflow, if any
 */
export async function takeEvent(ctx: IWebhookFunctions): Promise<IWebhookResponseData> {
	const request = ctx.getRequestObject();
	const credential = await credentialOf(ctx);
	const data = ctx.getWorkflowStaticData('node');
	const trigger = [ctx.getWorkflow().id, ctx.getNode().id, ctx.getMode()].join(' ');
	const now = Date.now();
	// From here to the note in the memory nothing waits, so that of two equal events one is the first.
	const push = { rawBody: request.rawBody, headers: request.headers };
	const secrets = eventSecretsOf(credential);
	const decision = receive(push, {
		secrets,
		filters: readFilters(ctx),
		seen: mergeSeen(memory.get(trigger), data.seen, now),
		now,
	});
	const response = ctx.getResponseObject();
	if (decision.kind === 'refused') {
		const { status } = decision;
		response.status(status).send('');
		const cause = causeOfRefusal(push, secrets, now);
		ctx.logger.warn(`Feishu Helpdesk Trigger refused a request: status ${status}, ${cause}`);
		return { noWebhookResponse: true };
	}
	if (decision.kind === 'challenge') {
		response.status(200).json({ challenge: decision.challenge });
		return { noWebhookResponse: true };
	}
	response.status(200).json({});
	if (decision.kind === 'ignored') return { noWebhookResponse: true };
	memory.set(trigger, decision.seen);
	data.seen = decision.seen;
	const json: IDataObject = { ...decision.output };
	const options = ctx.getNodeParameter('options', {}) as IDataObject;
	if (options.loadTicket === true && decision.ticketId !== undefined) {
		Object.assign(json, await loadTicket(ctx, decision.ticketId));
	}
	return { noWebhookResponse: true, workflowData: [[{ json }]] };
}

function readFilters(ctx: IWebhookFunctions): Filters {
	const { senders, statuses, stages } = ctx.getNodeParameter('options', {}) as Partial<Filters>;
	return { events: chosenEvents(ctx), senders, statuses, stages };
}

/** An event must not get lost because its ticket cannot be read. */
async function loadTicket(
	ctx: IWebhookFunctions,
	ticketId: string,
): Promise<{ ticket: JsonObject | null; ticket_failure?: { message: string } & FailureDetails }> {
	const load = async () => {
		const client = createClient(await openTarget(ctx), {
			maxWaitMs: MAX_WAIT_MS,
			signal: undefined,
		});
		const { data } = await client.call({
			method: 'GET',
			path: path`/helpdesk/v1/tickets/${ticketId}`,
			effect: 'read',
		});
		return { ticket: objectIn(data, 'ticket') };
	};
	return await load().catch((thrown: unknown) => {
		const { message, details } = toFailure(thrown);
		ctx.logger.warn(`Feishu Helpdesk Trigger could not load a ticket: ${message}`);
		return { ticket: null, ticket_failure: { message, ...details } };
	});
}
