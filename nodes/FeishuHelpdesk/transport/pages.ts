import { type JsonObject, listIn } from '../shared/json';
import type { ApiRequest, QueryValue } from './request';
import { ask, type Steps } from './steps';

/** How an endpoint hands out a list (Feishu docs: the helpdesk-v1 pages differ). */
export type Paging =
	/** `page` from 1 and `page_size`; the answer has a `total`. */
	| { by: 'page'; maxSize: number }
	/** `page_token` and `page_size`; the answer says `has_more`. */
	| { by: 'token'; maxSize: number }
	/** All at once. */
	| { by: 'none' };

/** A list to read. */
export interface ListRequest {
	request: ApiRequest;
	/** Name of the list in the answer's `data`. */
	list: string;
	paging: Paging;
	/** Most rows to read; `Infinity` for all. */
	limit: number;
}

/** How reading a list ended. */
export interface ListEnd {
	/** How many rows were handed over. */
	count: number;
	/** What Feishu said the list holds, where it says so. */
	total: number | undefined;
}

/** Half a million rows and more: a server that has yet another page then counts in circles. */
const MAX_PAGES = 5_000;

/**
 * Reads a list to its end or to the limit, in the largest pages the endpoint takes. Pages are handed
 * over one by one, so that none is kept twice.
 *
 * @param listRequest what to read
 * @param visit takes the rows of a page, in Feishu's order
 * @returns how it ended
 * @throws {Failure} of the page that was refused
 */
export function* readPages(
	{ request, list, paging, limit }: ListRequest,
	visit: (rows: readonly JsonObject[]) => void,
): Steps<ListEnd> {
	const size = paging.by === 'none' ? 0 : Math.min(paging.maxSize, limit);
	let count = 0;
	let total: number | undefined;
	let cursor: Cursor = { page: 1, token: undefined };
	const tokens = new Set<string | undefined>();
	for (;;) {
		const query = { ...request.query, ...queryOf(paging, size, cursor) };
		const data = yield* ask({ ...request, query });
		const rows = listIn(data, list);
		visit(rows.slice(0, limit - count));
		count = Math.min(limit, count + rows.length);
		total = typeof data.total === 'number' ? data.total : total;
		const next = nextCursor(paging, cursor, { data, rows: rows.length, size, total });
		if (count >= limit || next === undefined || cursor.page >= MAX_PAGES) return { count, total };
		// A token that came before would hand out the same pages again.
		if (paging.by === 'token' && tokens.has(next.token)) return { count, total };
		tokens.add(next.token);
		cursor = next;
	}
}

interface Cursor {
	page: number;
	token: string | undefined;
}

function queryOf(
	paging: Paging,
	size: number,
	{ page, token }: Cursor,
): Record<string, QueryValue> {
	if (paging.by === 'none') return {};
	if (paging.by === 'page') return { page, page_size: size };
	return { page_size: size, ...(token !== undefined && { page_token: token }) };
}

function nextCursor(
	paging: Paging,
	cursor: Cursor,
	seen: { data: JsonObject; rows: number; size: number; total: number | undefined },
): Cursor | undefined {
	const { data, rows, size, total } = seen;
	if (paging.by === 'none') return undefined;
	if (paging.by === 'page') {
		const isLast = rows === 0 || (total === undefined ? rows < size : cursor.page * size >= total);
		return isLast ? undefined : { ...cursor, page: cursor.page + 1 };
	}
	// The list of custom fields names its token otherwise; the FAQ search sends one on its last page.
	const token = data.page_token ?? data.next_page_token;
	const isLast = data.has_more === false || typeof token !== 'string' || token === '';
	return isLast ? undefined : { page: cursor.page + 1, token };
}
