import { isJsonObject, listIn, objectIn } from '../shared/json';
import { parseJson } from '../shared/jsonText';
import { Failure } from '../transport/failure';
import { path } from '../transport/path';
import { ask, type Steps } from '../transport/steps';
import { parseEmail, parseMobile, type Address } from './address';
import { INVALID_ADDRESS, lookUpRequest } from './lookUpRequest';
import type { SearchPage } from './listSearch';

/** The most that one request takes (Feishu docs: helpdesk-v1, list tickets). */
const PAGE_SIZE = 200;

/** Feishu lists no rows beyond these. */
const MAX_ROWS = 10_000;

/**
 * Finds people who wrote to the helpdesk. Needs no scope for contacts, since tickets name their guests.
 * One who never did is found by the whole e-mail address or mobile number, which needs the scope.
 *
 * @param name a part of the name, or an address; `''` for all
 * @param token of the page before, `''` for the first
 * @returns each person once, also over pages
 */
export function* findGuests(name: string, token: string): Steps<SearchPage> {
	const { page, seen } = readToken(token);
	const shown = new Set(seen);
	const results: SearchPage['results'] = [];
	const data = yield* ask({
		method: 'GET',
		path: path`/helpdesk/v1/tickets`,
		query: { page, page_size: PAGE_SIZE, ...(name !== '' && { guest_name: name }) },
		effect: 'read',
	});
	const tickets = listIn(data, 'tickets');
	for (const ticket of tickets) {
		const guest = objectIn(ticket, 'guest');
		if (typeof guest.id !== 'string' || guest.id === '' || shown.has(guest.id)) continue;
		shown.add(guest.id);
		results.push({ value: guest.id, ...labelOf(guest.id, guest.name, guest.email) });
	}
	const address = token === '' ? addressIn(name) : undefined;
	if (address !== undefined) {
		const id = yield* behind(address, results.length > 0);
		if (id !== undefined && !shown.has(id)) {
			shown.add(id);
			results.push({ value: id, name: address.value, description: id });
		}
	}
	const total = Math.min(Number(data.total ?? 0), MAX_ROWS);
	const hasMore = tickets.length > 0 && page * PAGE_SIZE < total;
	return {
		results,
		...(hasMore && { next: JSON.stringify({ page: page + 1, seen: [...shown] }) }),
	};
}

/** While somebody types, the search box must stay: the editor hides it behind an error. */
function addressIn(text: string): Address | undefined {
	for (const parse of [parseEmail, parseMobile]) {
		try {
			return parse(text, '');
		} catch {
			// Part of a name, or of an address to come.
		}
	}
	return undefined;
}

/** @returns the person's ID, `undefined` for nobody */
function* behind(address: Address, othersFound: boolean): Steps<string | undefined> {
	const reply = yield lookUpRequest([address], 'open_id', false);
	if (reply instanceof Failure) {
		if (othersFound || reply.details.code === INVALID_ADDRESS) return undefined;
		throw reply;
	}
	const ids = listIn(reply.data, 'user_list').map(({ user_id: id }) => id);
	return ids.find((id): id is string => typeof id === 'string' && id !== '');
}

/** Feishu shows `-` for guests without a name. */
function labelOf(id: string, name: unknown, email: unknown) {
	const mail = typeof email === 'string' && email !== '' ? ` (${email})` : '';
	const named = typeof name === 'string' && name !== '' && name !== '-';
	return { name: `${named ? name : id}${mail}`, ...(named && { description: id }) };
}

function readToken(token: string): { page: number; seen: string[] } {
	const parsed = parseJson(token);
	const { page, seen } = parsed.ok && isJsonObject(parsed.value) ? parsed.value : {};
	return {
		page: Math.max(1, Math.floor(Number(page ?? 1)) || 1),
		seen: Array.isArray(seen) ? seen.filter((id) => typeof id === 'string') : [],
	};
}
