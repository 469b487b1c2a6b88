import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import type { Actor } from './actors';
import { assertIdentity, identityOf } from './credentialFields';
import { credentialOf, type Host } from './host';
import { baseUrlOf } from './hosts';
import { appSigner, type Signer } from './signer';
import { userSigner } from './userSigner';

/** Where requests go, and on whose behalf. */
export interface Target extends Signer {
	readonly host: Host;
	/** Scheme and host, of a gateway also its path. */
	readonly baseUrl: string;
	/** Signs what only the app may read. */
	readonly asApp: Signer;
	/** Named when nothing is found: IDs belong to a helpdesk. */
	readonly helpdeskId: string;
}

type OpenSigner = (
	host: Host,
	app: ICredentialDataDecryptedObject,
	role: string | undefined,
) => Signer | Promise<Signer>;

const SIGNERS: Readonly<Record<Actor, OpenSigner>> = Object.freeze({
	app: appSigner,
	user: userSigner,
});

/**
 * Finds out where requests go. Sends nothing. The credential of the app says where Feishu is, whoever acts.
 *
 * @param host n8n's context
 * @param actor on whose behalf they go out
 * @param options the app's credential, where it was read before, and what a person must be in the helpdesk
 * @returns the target
 * @throws {InputError} when the credential's base URL is no origin, a field of it cannot be right, or the
 * connected account belongs to another app
 */
export async function openTarget(
	host: Host,
	actor: Actor = 'app',
	{ read, role }: { read?: ICredentialDataDecryptedObject; role?: string | undefined } = {},
): Promise<Target> {
	const app = read ?? (await credentialOf(host));
	assertIdentity(app);
	return {
		host,
		baseUrl: baseUrlOf(app),
		helpdeskId: identityOf(app).helpdeskId,
		asApp: appSigner(host, app),
		...(await SIGNERS[actor](host, app, role)),
	};
}
