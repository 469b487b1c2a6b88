import { nameOf, STATUS_NAMES } from '../../shared/ticketWords';
import { isoOfMs } from '../../shared/time';
import { path } from '../../transport/path';
import { ask, type Steps } from '../../transport/steps';
import { listIn, objectIn } from '../../shared/json';
import type { SearchPage } from '../../fields/listSearch';

/** A dropdown; the endpoint takes up to 200. */
const PAGE_SIZE = 50;

/** Feishu docs: helpdesk-v1, list tickets: the rows it lists at most. */
const MAX_ROWS = 10_000;

/**
 * Finds tickets for a dropdown.
 *
 * @param filter a part of the guest's name, or the ID of a ticket
 * @param token number of the page, `''` for the first
 * @returns tickets with guest, status and day
 */
export function* findTickets(filter: string, token: string): Steps<SearchPage> {
	const page = Math.max(1, Number.parseInt(token, 10) || 1);
	const isId = /^\d{6,}$/.test(filter);
	const data = yield* ask({
		method: 'GET',
		path: path`/helpdesk/v1/tickets`,
		query: {
			page,
			page_size: PAGE_SIZE,
			...(filter !== '' && { [isId ? 'ticket_id' : 'guest_name']: filter }),
		},
		effect: 'read',
	});
	const tickets = listIn(data, 'tickets');
	const results = tickets.flatMap((ticket) => {
		const { ticket_id: id, status, created_at: createdAt } = ticket;
		if (typeof id !== 'string') return [];
		const guest = objectIn(ticket, 'guest').name;
		const parts = [
			typeof guest === 'string' && guest !== '-' ? guest : '',
			nameOf(STATUS_NAMES, status) ?? '',
			isoOfMs(createdAt)?.slice(0, 10) ?? '',
		].filter((part) => part !== '');
		return [{ name: `${parts.join(' · ')} (${id})`, value: id }];
	});
	const hasMore =
		tickets.length > 0 && page * PAGE_SIZE < Math.min(Number(data.total ?? 0), MAX_ROWS);
	return { results, ...(hasMore && { next: String(page + 1) }) };
}
