import type {
	ICredentialDataDecryptedObject,
	IExecuteFunctions,
	ITriggerFunctions,
} from 'n8n-workflow';

import { createClient } from '../../transport/client';
import { identityOf } from '../../transport/credentialFields';
import { path } from '../../transport/path';
import { credentialOf } from '../../transport/host';
import { openTarget } from '../../transport/target';
import { issuedFor } from '../../transport/token';
import type { EventName } from '../event/events';
import { usableSecrets } from '../event/secrets';
import { checkedEvents, eventSecretsOf } from '../listen';
import { loadTicket } from '../loadTicket';
import { loadsTicket, readFilters, type Fields } from '../triggerOptions';
import { askEndpoint } from './bootstrap';
import type { Connection } from './connection';
import type { Listener } from './listener';
import { connectionOf } from './pool';
import { assertWebSocket } from './socket';
import { Taker, type Taking } from './taker';

/** A trigger of n8n, and what it needs to hear by a long connection. */
export interface Ear {
	connection: Connection;
	/** Who listens: a new one takes the place of the old. */
	key: string;
	events: readonly EventName[];
	/** @param own what differs between production and test */
	listener(own: Own): Listener;
}

/** What differs between production and test. */
export type Own = Pick<Taking, 'seen' | 'note' | 'start'> &
	Pick<Listener, 'isTest' | 'online' | 'gaveUp' | 'log'>;

/**
 * Reads what a trigger wants. Fields and secrets of events are read once; n8n could not evaluate their
 * expressions later.
 *
 * @param ctx n8n's context
 * @param fields of the trigger
 * @throws {InputError} when it could never start anything
 */
export async function openEar(
	ctx: ITriggerFunctions | IExecuteFunctions,
	fields: Fields,
): Promise<Ear> {
	assertWebSocket();
	const events = checkedEvents(fields);
	const filters = readFilters(fields);
	const isWanted = loadsTicket(fields);
	const credential = await credentialOf(ctx);
	const { appId } = identityOf(credential);
	return {
		connection: connectionOf(issuedFor(credential)),
		key: JSON.stringify([ctx.getWorkflow().id, ctx.getNode().id, ctx.getMode()]),
		events,
		listener: ({ isTest, online, gaveUp, log, ...own }) => {
			const taker = new Taker({
				...own,
				filters,
				appId,
				encryptKey: usableSecrets(eventSecretsOf(credential))?.encryptKey ?? '',
				load: (ticketId) => loadTicket(ctx, credential, ticketId, () => isWanted),
				warn: (text) => {
					log('warn', text);
				},
			});
			return {
				isTest,
				log,
				take: (payload, arrivedAt) => taker.take(payload, arrivedAt),
				// Read anew each time: the secret may have been corrected.
				endpoint: () =>
					askEndpoint(
						() => credentialOf(ctx),
						(options) => ctx.helpers.httpRequest(options),
					),
				countOnline: () => countOnline(ctx, credential),
				...(online && { online }),
				...(gaveUp && { gaveUp }),
			};
		},
	};
}

/** Feishu docs: event-v1, get the number of online long connections. */
async function countOnline(
	ctx: ITriggerFunctions | IExecuteFunctions,
	credential: ICredentialDataDecryptedObject,
): Promise<number | undefined> {
	try {
		const client = createClient(await openTarget(ctx, 'app', { read: credential }), {
			maxWaitMs: 0,
			fixedWait: true,
			signal: undefined,
		});
		const { data } = await client.call({
			method: 'GET',
			path: path`/event/v1/connection`,
			effect: 'read',
		});
		return typeof data.online_instance_cnt === 'number' ? data.online_instance_cnt : undefined;
	} catch {
		return undefined;
	}
}
