import type { PersonId } from '../../fields/personId';
import { Failure } from '../../transport/failure';
import { maybeOpenTicket } from '../../transport/errorCodes';
import { path } from '../../transport/path';
import type { Steps } from '../../transport/steps';
import { listIn, objectIn } from '../../shared/json';

/** Feishu docs: helpdesk-v1, ticket: created, processing, queued, pending, waiting for the user. */
const IN_PROGRESS = [1, 2, 3, 4, 5] as const;

/** How Feishu names what it dislikes in a card or post (Feishu docs: im-v1, send message, error codes). */
const ABOUT_CONTENT = /\bErrCode:|\b(?:content|card|element|img_key|image_key)s?\b/i;

/** What is known about tickets of a person. */
export type OpenTicket = { known: true; ticketId: string | undefined } | { known: false };

/**
 * Tells whether a refusal of the service group can mean that the person has a ticket in progress. The
 * code of that refusal is undocumented (helpdesk-v1, send message), so all that say nothing definite
 * count.
 *
 * @param failure of the send
 * @returns whether it is worth looking; never when the message may have been sent
 */
export function mayMeanOpenTicket({ reason, details }: Failure): boolean {
	const { code, msg } = details;
	return reason === 'refused' && code !== null && maybeOpenTicket(code) && !ABOUT_CONTENT.test(msg);
}

/**
 * Looks for a ticket in progress of a person.
 *
 * @param person only an open_id can be looked for (helpdesk-v1, list tickets)
 * @returns the newest one, none, or that it cannot be known
 */
export function* findOpenTicket(person: PersonId): Steps<OpenTicket> {
	if (person.idType !== 'open_id') return { known: false };
	const reply = yield {
		method: 'GET',
		path: path`/helpdesk/v1/tickets`,
		query: { guest_id: person.id, status_list: IN_PROGRESS, page: 1, page_size: 50 },
		effect: 'read',
	};
	if (reply instanceof Failure) return { known: false };
	// What goes into a ticket is read by its guest and agents, so a filter that was not applied must
	// not lead into a stranger's.
	const [newest] = listIn(reply.data, 'tickets')
		.filter((ticket) => objectIn(ticket, 'guest').id === person.id)
		.filter(({ status }) => IN_PROGRESS.some((each) => each === status))
		.sort((a, b) => Number(b.created_at ?? 0) - Number(a.created_at ?? 0));
	const ticketId = newest?.ticket_id;
	return { known: true, ticketId: typeof ticketId === 'string' ? ticketId : undefined };
}
