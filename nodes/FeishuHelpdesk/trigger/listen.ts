import type { ICredentialDataDecryptedObject, IHookFunctions } from 'n8n-workflow';

import { eventSecrets, page } from '../shared/feishuPages';
import { InputError } from '../shared/inputError';
import { createClient } from '../transport/client';
import { toFailure, toNodeError } from '../transport/nodeError';
import { credentialOf, type Host } from '../transport/host';
import { openTarget } from '../transport/target';
import type { EventName } from './event/events';
import { usableSecrets, type EventSecrets } from './event/secrets';
import { subscribeRequest } from './subscription';
import { checkOptions, chosenEvents, type Fields } from './triggerOptions';

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
 * Subscribes the chosen events for a trigger that listens to a webhook.
 *
 * @param ctx n8n's context
 * @throws {NodeOperationError} when no event is chosen, an option means nothing, or nothing to prove events
 *   with is set
 * @throws {NodeApiError} when Feishu refuses
 */
export async function subscribe(ctx: IHookFunctions): Promise<void> {
	await spoken(ctx, async () => {
		const events = checkedEvents(ctx);
		if (usableSecrets(eventSecretsOf(await credentialOf(ctx))) === undefined) {
			throw new InputError(
				'Verification Token',
				"and 'Encrypt Key' are both empty in the credential. Fill in at least one of them",
				`Without one of them anybody could start this workflow. Copy the Verification Token into the credential, and the Encrypt Key if the app has one. Both are under ${eventSecrets(page('Developer Console'))}.`,
			);
		}
		await subscribeTo(ctx, events);
	});
}

/**
 * Refuses a trigger that could never start anything, while somebody looks.
 *
 * @param fields of the trigger
 * @returns the chosen events
 * @throws {InputError} when there are none, or an option means nothing
 */
export function checkedEvents(fields: Fields): EventName[] {
	const events = chosenEvents(fields);
	if (events.length === 0) {
		throw new InputError('Trigger On', 'is empty', 'Choose at least one event.');
	}
	checkOptions(fields);
	return events;
}

/**
 * Subscribes events for the helpdesk of the credential. They stay subscribed when the trigger ends: Feishu
 * keeps one subscription for each app and helpdesk and cannot be asked who lives of it, and n8n does not
 * tell a trigger at its start that it still listens (2.41.1, publication service). An event too many is
 * ignored; one that another workflow misses is lost.
 *
 * @param ctx n8n's context
 * @param events which
 * @throws {Failure} when Feishu refuses
 */
export async function subscribeTo(ctx: Host, events: readonly EventName[]): Promise<void> {
	const client = createClient(await openTarget(ctx), {
		maxWaitMs: MAX_WAIT_MS,
		fixedWait: true,
		signal: undefined,
	});
	await client.call(subscribeRequest(events));
}

/**
 * @param ctx n8n's context
 * @param action what to do
 * @returns what it returns
 * @throws {NodeOperationError | NodeApiError} made of what it throws
 */
export async function spoken<T>(ctx: Pick<Host, 'getNode'>, action: () => Promise<T>): Promise<T> {
	return await action().catch((thrown: unknown) => {
		throw toNodeError(ctx.getNode(), toFailure(thrown));
	});
}
