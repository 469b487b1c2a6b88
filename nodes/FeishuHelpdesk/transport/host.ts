import type {
	ICredentialDataDecryptedObject,
	IExecuteFunctions,
	IHookFunctions,
	ILoadOptionsFunctions,
	ITriggerFunctions,
	IWebhookFunctions,
} from 'n8n-workflow';

import { ACTORS, type Actor } from './actors';

/** The contexts in which n8n lets a node send requests. */
export type Host =
	| IExecuteFunctions
	| ILoadOptionsFunctions
	| IHookFunctions
	| ITriggerFunctions
	| IWebhookFunctions;

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
