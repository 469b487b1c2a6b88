import type {
	ICredentialDataDecryptedObject,
	IHookFunctions,
	IWebhookFunctions,
} from 'n8n-workflow';

import { InputError } from '../shared/inputError';
import { createClient } from '../transport/client';
import { toFailure, toNodeError } from '../transport/nodeError';
import { credentialOf, openTarget } from '../transport/target';
import { baseUrlOf } from '../transport/hosts';
import { EVENT_NAMES, type EventName } from './event/events';
import { usableSecrets, type EventSecrets } from './event/secrets';
import { forgetListener, isListening, noteListener, subscriptionRequest } from './subscription';

/** A person waits for the switch to turn on, ms. */
const MAX_WAIT_MS = 20_000;

/**
 * @param credential the decrypted credential
 * @returns what events are proven with
 */
export const eventSecretsOf = (credential: ICredentialDataDecryptedObject): EventSecrets => ({
	verificationToken: String(credential.verificationToken ?? ''),
	encryptKey: String(credential.encryptKey ?? ''),
});

/**
 * Reads which events the user chose.
 *
 * @param ctx n8n's context
 * @returns the events; values that are no event are left out
 */
export function chosenEvents(ctx: IHookFunctions | IWebhookFunctions): EventName[] {
	const chosen: unknown = ctx.getNodeParameter('events', []);
	return EVENT_NAMES.filter((name) => Array.isArray(chosen) && chosen.includes(name));
}

/** What a trigger subscribed, kept with the workflow: the choice may have changed when it ends. */
interface Subscribed {
	helpdesk: string;
	events: readonly EventName[];
}

/**
 * Tells whether this process already subscribed what the trigger asks for. Feishu cannot be asked.
 *
 * @param ctx n8n's context
 */
export async function isSubscribed(ctx: IHookFunctions): Promise<boolean> {
	const events = chosenEvents(ctx);
	return events.length > 0 && isListening(await helpdeskOf(ctx), events, listenerOf(ctx));
}

/**
 * Subscribes the chosen events for the helpdesk of the credential.
 *
 * @param ctx n8n's context
 * @throws {NodeOperationError} when no event is chosen, or nothing to prove events with is set
 * @throws {NodeApiError} when Feishu refuses
 */
export async function subscribe(ctx: IHookFunctions): Promise<void> {
	await spoken(ctx, async () => {
		const events = chosenEvents(ctx);
		if (events.length === 0) {
			throw new InputError('Trigger On', 'is empty', 'Choose at least one event.');
		}
		if (usableSecrets(eventSecretsOf(await credentialOf(ctx))) === undefined) {
			throw new InputError(
				'Verification Token',
				"and 'Encrypt Key' are both empty in the credential. Fill in at least one of them",
				"Without one of them anybody could start this workflow. Copy the Verification Token into the credential, and the Encrypt Key if the app has one. Both are in the Feishu Developer Console: your app → 'Events & Callbacks' → 'Encryption Strategy'.",
			);
		}
		const client = createClient(await openTarget(ctx), {
			maxWaitMs: MAX_WAIT_MS,
			signal: undefined,
		});
		await client.call(subscriptionRequest('subscribe', events));
		const helpdesk = await helpdeskOf(ctx);
		noteListener(helpdesk, events, listenerOf(ctx));
		ctx.getWorkflowStaticData('node').subscribed = { helpdesk, events };
	});
}

/**
 * Ends what the trigger subscribed, unless another trigger of this process listens to it.
 *
 * @param ctx n8n's context
 * @throws {NodeApiError} when Feishu refuses
 */
export async function unsubscribe(ctx: IHookFunctions): Promise<void> {
	await spoken(ctx, async () => {
		const data = ctx.getWorkflowStaticData('node');
		const subscribed = data.subscribed as Subscribed | undefined;
		const helpdesk = subscribed?.helpdesk ?? (await helpdeskOf(ctx));
		const events = subscribed?.events ?? chosenEvents(ctx);
		delete data.subscribed;
		const unused = forgetListener(helpdesk, events, listenerOf(ctx));
		// With another credential than it was subscribed with, Feishu would end somebody else's.
		if (unused.length === 0 || helpdesk !== (await helpdeskOf(ctx))) return;
		const client = createClient(await openTarget(ctx), {
			maxWaitMs: MAX_WAIT_MS,
			signal: undefined,
		});
		await client.call(subscriptionRequest('unsubscribe', unused));
	});
}

async function helpdeskOf(ctx: IHookFunctions): Promise<string> {
	const credential = await credentialOf(ctx);
	return [baseUrlOf(credential), credential.appId, credential.helpdeskId].map(String).join(' ');
}

/**
 * Trying a workflow out must not end the subscription of the same workflow in production. Only the
 * URL tells them apart: n8n ends both in the mode `internal`.
 */
function listenerOf(ctx: IHookFunctions): string {
	return [ctx.getWorkflow().id, ctx.getNode().id, ctx.getNodeWebhookUrl('default')].join(' ');
}

async function spoken(ctx: IHookFunctions, action: () => Promise<void>): Promise<void> {
	await action().catch((thrown: unknown) => {
		throw toNodeError(ctx.getNode(), toFailure(thrown));
	});
}
