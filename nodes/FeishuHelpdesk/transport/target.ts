import type {
	ICredentialDataDecryptedObject,
	IExecuteFunctions,
	IHookFunctions,
	ILoadOptionsFunctions,
	IWebhookFunctions,
} from 'n8n-workflow';

import { ACTORS, type Actor } from './actors';
import { assertIdentity, identityOf } from './credentialFields';
import { baseUrlOf } from './hosts';
import { secretsOf } from './redact';
import { isTokenFresh } from './token';

/** The contexts in which n8n lets a node send requests. */
export type Host = IExecuteFunctions | ILoadOptionsFunctions | IHookFunctions | IWebhookFunctions;

/** Where requests go, and on whose behalf. */
export interface Target {
	readonly host: Host;
	/** Name of the credential, with which n8n signs the requests. */
	readonly credential: string;
	/** Scheme and host, of a gateway also its path. */
	readonly baseUrl: string;
	/** Named when nothing is found: IDs belong to a helpdesk. */
	readonly helpdeskId: string;
	/** What must not be shown. */
	readonly secrets: readonly string[];
	/** Whether a token was stored when the target was opened. */
	readonly startsFresh: boolean;
	/** Tells whether a token is stored by now. */
	readonly hasToken: () => Promise<boolean>;
}

/**
 * Reads the credential of an actor.
 *
 * @param host n8n's context
 * @param actor on whose behalf requests go out
 * @returns the credential, decrypted
 */
export const credentialOf = async (
	host: Host,
	actor: Actor = 'app',
): Promise<ICredentialDataDecryptedObject> => await host.getCredentials(ACTORS[actor].credential);

/**
 * Finds out where requests go. Sends nothing.
 *
 * @param host n8n's context
 * @param actor on whose behalf they go out
 * @param read the actor's credential, where it was read before
 * @returns the target
 * @throws {InputError} when the credential's base URL is no origin, or a field of it cannot be right
 */
export async function openTarget(
	host: Host,
	actor: Actor = 'app',
	read?: ICredentialDataDecryptedObject,
): Promise<Target> {
	const fields = read ?? (await credentialOf(host, actor));
	assertIdentity(fields);
	return {
		host,
		credential: ACTORS[actor].credential,
		baseUrl: baseUrlOf(fields),
		helpdeskId: identityOf(fields).helpdeskId,
		secrets: secretsOf(fields),
		startsFresh: isTokenFresh(fields, Date.now()),
		hasToken: async () => isTokenFresh(await credentialOf(host, actor), Date.now()),
	};
}
