import {
	sleep,
	type ICredentialDataDecryptedObject as Credential,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';

import { credentialOf } from '../transport/host';
import { receive, type Decision } from './event/receive';
import { causeOfRefusal } from './event/refusalCause';
import { eventSecretsOf } from './listen';
import { loadTicket } from './loadTicket';
import { memoryOf, type Memory } from './memory';
import { loadsTicket, readFilters } from './triggerOptions';

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
	const credential = await readCredential(ctx);
	let decision = decide(ctx, credential, memory);
	while (decision.kind === 'event' && isCopy(decision)) {
		while (isCopy(decision)) {
			if (Date.now() > deadline) return refuse(ctx, 503, 'the same event is still being taken');
			await sleep(COPY.lookMs);
		}
		decision = decide(ctx, credential, memory);
	}
	// From here to the note in the memory nothing waits, so that of two equal events one is the first.
	const data = ctx.getWorkflowStaticData('global');
	const response = ctx.getResponseObject();
	switch (decision.kind) {
		case 'refused':
			return refuse(ctx, decision.status, causeIn(ctx, credential));
		case 'challenge':
			response.status(200).json({ challenge: decision.challenge });
			return ANSWERED;
		case 'ignored':
			memory.restore(data, Date.now());
			response.status(200).json({});
			return ANSWERED;
		case 'event': {
			memory.take(data, nodeId, decision.identities, response);
			const { output, isAboutTicket, ticketId } = decision;
			const loaded = isAboutTicket
				? await loadTicket(ctx, credential, ticketId, () => loadsTicket(ctx))
				: {};
			memory.keepChanged(data, response);
			return { workflowData: [[{ json: { ...output, ...loaded } }]] };
		}
	}
}

const underWay = new Map<string, Promise<Credential>>();

/**
 * Reads the credential once for all requests that come meanwhile: for each reading in a webhook n8n starts
 * an isolate for its expressions (2.41.1, credentials-helper.js), and a burst would wait for all of them.
 */
async function readCredential(ctx: IWebhookFunctions): Promise<Credential> {
	const { id, credentials } = ctx.getNode();
	const key = JSON.stringify([ctx.getWorkflow().id, id, credentials]);
	const reading = underWay.get(key) ?? credentialOf(ctx).finally(() => underWay.delete(key));
	underWay.set(key, reading);
	return await reading;
}

function decide(ctx: IWebhookFunctions, credential: Credential, memory: Memory): Decision {
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

function causeIn(ctx: IWebhookFunctions, credential: Credential): string {
	const { rawBody, headers } = ctx.getRequestObject();
	return causeOfRefusal({ rawBody, headers }, eventSecretsOf(credential), Date.now());
}

function refuse(ctx: IWebhookFunctions, status: number, cause: string): IWebhookResponseData {
	ctx.logger.warn(`Feishu Helpdesk Trigger refused a request: status ${status}, ${cause}`);
	ctx.getResponseObject().status(status).send('');
	return ANSWERED;
}
