import {
	sleep,
	type IDataObject,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';

import { credentialOf } from '../transport/target';
import type { Filters } from './event/filters';
import { receive, type Decision } from './event/receive';
import { causeOfRefusal } from './event/refusalCause';
import { chosenEvents, eventSecretsOf } from './listen';
import { loadTicket } from './loadTicket';
import { memoryOf, type Memory } from './memory';

/** How long a copy of an event waits for what comes of the first one, and how often it looks, ms. */
const COPY = { waitMs: 2500, lookMs: 20 } as const;

type Taken = Extract<Decision, { kind: 'event' }>;

/** n8n: a request that is answered by what we have written ourselves. */
const ANSWERED: IWebhookResponseData = { noWebhookResponse: true };

/**
 * Takes one request to the webhook, and starts the workflow with what is genuine, new and asked for.
 * The answer to an event that starts it is left to n8n: it then comes when the execution is in the
 * database, as with n8n's own Webhook node, so that what was answered is not lost.
 *
 * @param ctx n8n's context
 * @returns the item for the workflow, if any
 */
export async function takeEvent(ctx: IWebhookFunctions): Promise<IWebhookResponseData> {
	const memory = memoryOf(String(ctx.getWorkflow().id), ctx.getMode());
	const nodeId = ctx.getNode().id;
	const deadline = Date.now() + COPY.waitMs;
	const isCopy = ({ identities }: Taken) => memory.isUnderWay(nodeId, identities, Date.now());
	let decision = await decide(ctx, memory);
	while (decision.kind === 'event' && isCopy(decision)) {
		while (isCopy(decision)) {
			if (Date.now() > deadline) return refuse(ctx, 503, 'the same event is still being taken');
			await sleep(COPY.lookMs);
		}
		decision = await decide(ctx, memory);
	}
	// From here to the note in the memory nothing waits, so that of two equal events one is the first.
	const data = ctx.getWorkflowStaticData('global');
	const response = ctx.getResponseObject();
	switch (decision.kind) {
		case 'refused':
			return refuse(ctx, decision.status, await causeIn(ctx));
		case 'challenge':
			response.status(200).json({ challenge: decision.challenge });
			return ANSWERED;
		case 'ignored':
			memory.restore(data, Date.now());
			response.status(200).json({});
			return ANSWERED;
		case 'event': {
			memory.take(data, nodeId, decision.identities, response);
			const json = { ...decision.output, ...(await ticketOf(ctx, decision)) };
			memory.keepChanged(data, response);
			return { workflowData: [[{ json }]] };
		}
	}
}

async function decide(ctx: IWebhookFunctions, memory: Memory): Promise<Decision> {
	const credential = await credentialOf(ctx);
	const { rawBody, headers } = ctx.getRequestObject();
	const now = Date.now();
	return receive(
		{ rawBody, headers },
		{
			secrets: eventSecretsOf(credential),
			filters: readFilters(ctx),
			seen: memory.recall(ctx.getWorkflowStaticData('global'), ctx.getNode().id, now),
			now,
		},
	);
}

async function causeIn(ctx: IWebhookFunctions): Promise<string> {
	const { rawBody, headers } = ctx.getRequestObject();
	return causeOfRefusal({ rawBody, headers }, eventSecretsOf(await credentialOf(ctx)), Date.now());
}

function refuse(ctx: IWebhookFunctions, status: number, cause: string): IWebhookResponseData {
	ctx.logger.warn(`Feishu Helpdesk Trigger refused a request: status ${status}, ${cause}`);
	ctx.getResponseObject().status(status).send('');
	return ANSWERED;
}

function readFilters(ctx: IWebhookFunctions): Filters {
	const { senders, statuses, stages } = ctx.getNodeParameter('options', {}) as Partial<Filters>;
	return { events: chosenEvents(ctx), senders, statuses, stages };
}

async function ticketOf(ctx: IWebhookFunctions, { ticketId, isAboutTicket }: Taken) {
	const options = ctx.getNodeParameter('options', {}) as IDataObject;
	return options.loadTicket === true && isAboutTicket ? await loadTicket(ctx, ticketId) : {};
}
