import { sleep, type ICredentialDataDecryptedObject } from 'n8n-workflow';

import { objectIn, type JsonObject } from '../shared/json';
import { createClient } from '../transport/client';
import { Failure, type FailureDetails } from '../transport/failure';
import { toFailure } from '../transport/nodeError';
import { path } from '../transport/path';
import type { Host } from '../transport/host';
import { openTarget } from '../transport/target';

/**
 * Feishu docs, event subscription: an event must be answered within three seconds. n8n answers when it
 * has started the workflow, which needs its part of them; this is the ticket's, ms.
 */
const MAX_MS = 1500;

const ADVICE =
	"The trigger asks once and briefly, because Feishu waits for its answer. 'Ticket: Get' as the next node waits longer.";

/** What the item carries of the ticket; nothing when nobody asked for it. */
export type LoadedTicket =
	| Record<string, never>
	| { ticket: JsonObject }
	| { ticket: null; ticket_failure: { message: string } & FailureDetails };

/**
 * Reads the ticket of an event, once, if the user wants it. An event must not get lost because its ticket cannot be read.
 *
 * @param ctx n8n's context
 * @param credential of the trigger
 * @param ticketId `undefined` where the event names none
 * @param isWanted asks the user's option
 * @returns the ticket or why there is none, in about 1.5 s at most; it never throws
 */
export async function loadTicket(
	ctx: Host,
	credential: ICredentialDataDecryptedObject,
	ticketId: string | undefined,
	isWanted: () => boolean,
): Promise<LoadedTicket> {
	try {
		if (!isWanted()) return {};
		if (ticketId === undefined) throw failure('The event names no ticket', false);
		return { ticket: await Promise.race([read(ctx, credential, ticketId), tooLate()]) };
	} catch (thrown) {
		const { message, details } = advised(toFailure(thrown));
		ctx.logger.warn(`Feishu Helpdesk Trigger could not load a ticket: ${message}`);
		return { ticket: null, ticket_failure: { message, ...details } };
	}
}

async function read(
	ctx: Host,
	credential: ICredentialDataDecryptedObject,
	ticketId: string,
): Promise<JsonObject> {
	const client = createClient(await openTarget(ctx, 'app', { read: credential }), {
		maxWaitMs: 0,
		fixedWait: true,
		signal: undefined,
	});
	const { data } = await client.call({
		method: 'GET',
		path: path`/helpdesk/v1/tickets/${ticketId}`,
		effect: 'read',
	});
	const ticket = objectIn(data, 'ticket');
	if (Object.keys(ticket).length > 0) return ticket;
	throw failure(`Feishu sent no ticket for the ID ${ticketId}`, true);
}

async function tooLate(): Promise<never> {
	await sleep(MAX_MS);
	throw failure(`Feishu did not send the ticket within ${MAX_MS / 1000} s`, true);
}

/** Where the ticket may be had a moment later. */
const advised = (thrown: Failure) =>
	thrown.details.retryable ? thrown.advise('', ADVICE) : thrown;

function failure(message: string, retryable: boolean): Failure {
	const hint = retryable ? '' : "Read the ticket with 'Ticket: Get', if you know its ID.";
	return new Failure(
		message,
		{ code: null, msg: '', httpStatus: null, logId: null, hint, retryable, delivery: 'notSent' },
		'interrupted',
	);
}
