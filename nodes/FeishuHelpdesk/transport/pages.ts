import { type JsonObject, listIn } from '../shared/json';
import { PassLog } from './passLog';
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
	/** Names that the ID of a row may have; a row whose ID came before is left out. */
	ids: readonly string[];
	paging: Paging;
	/** Most rows to read; `Infinity` for all. */
	limit: number;
	/** IDs that came before, where a list is read in parts. */
	known?: Set<string>;
	/** Most rows that the endpoint lists, where there is such a border. */
	border?: number;
	/** Set to read no more than a page of a list that goes beyond the border. */
	stopsBeyond?: boolean;
	/** Is shown all rows of each page, whether they came before or not, while the list is read first. */
	look?: (rows: readonly JsonObject[]) => void;
}

/** How reading a list ended. */
export interface ListEnd {
	/** How many rows were handed over. */
	count: number;
	/** What Feishu said the list holds, where it says so. */
	total: number | undefined;
	/** Whether rows may lie beyond the border. */
	beyond: boolean;
	/** Why rows may be missing, as a sentence; absent when the list is whole. */
	doubt?: string;
}

/** Half a million rows and more: a server that has yet another page then counts in circles. */
const MAX_PAGES = 5_000;

/** Pages in a row without a new row, after which there is none. */
const MAX_BARREN = { page: 3, token: 200 } as const;

/** How often a list is read that changes while it is read, or that ends before its total. */
const MAX_PASSES = 3;

/**
 * Reads a list to its end or to the limit, in the largest pages the endpoint takes, each row once. Pages
 * are handed over one by one, so that none is kept twice. Where rows may have moved over the border of
 * two pages, or the list ends before its total, it is read again for what was left out.
 *
 * @param list what to read
 * @param visit takes the new rows of a page, in Feishu's order
 * @returns how it ended
 * @throws {Failure} of the page that was refused
 */
export function* readPages(
	list: ListRequest,
	visit: (rows: readonly JsonObject[]) => void,
): Steps<ListEnd> {
	const { ids, paging, limit, border = Infinity } = list;
	const union = new Set<string>();
	const options = { by: paging.by, ids, border, union, known: list.known ?? union };
	let size = paging.by === 'none' ? 0 : Math.min(paging.maxSize, limit);
	let count = 0;
	const take = (rows: readonly JsonObject[]) => {
		const fresh = rows.slice(0, limit - count);
		count += fresh.length;
		if (fresh.length > 0) visit(fresh);
		return count >= limit;
	};
	for (let nth = 1; ; nth += 1) {
		const before = count;
		const pass = yield* readOnce(list, size, new PassLog(options), nth === 1, take);
		const { total, beyond, changed, shortest, doubt } = pass;
		const isEnough = count >= limit;
		// What a second look at the same list does not bring, a third does not bring either.
		const mayGain = changed || (pass.mayComeOtherwise && (nth === 1 || count > before));
		if (isEnough || pass.isWhole || !mayGain || nth === MAX_PASSES) {
			const ending = { count, total, beyond: beyond && !isEnough };
			return isEnough || doubt === undefined ? ending : { ...ending, doubt };
		}
		if (shortest !== undefined) size = otherSize(size, shortest);
	}
}

/** The size that a server seems to keep to, or another one, so that pages are cut elsewhere. */
function otherSize(size: number, shortest: number): number {
	return shortest >= size / 4 ? shortest : Math.max(1, Math.ceil(size / 2));
}

/** Goes through the list once. `take` tells whether that was enough. */
function* readOnce(
	{ request, list, paging, border = Infinity, stopsBeyond, look }: ListRequest,
	size: number,
	pass: PassLog,
	isFirst: boolean,
	take: (rows: readonly JsonObject[]) => boolean,
): Steps<PassLog> {
	let token: string | undefined;
	const tokens = new Set<string>();
	for (let page = 1; ; page += 1) {
		const query = { ...request.query, ...queryOf(paging, { page, size, token }) };
		const data = yield* ask({ ...request, query });
		const rows = listIn(data, list);
		if (isFirst) look?.(rows);
		// Feishu leaves empty lists out. Entries that are no objects count, too.
		const entries = data[list] ?? [];
		if (!Array.isArray(entries)) return pass.brokeOff('sent something else than a list');
		const isEnough = take(pass.note(data, rows, entries.length, size));
		if (isEnough || paging.by === 'none') return pass;
		if (paging.by === 'page') {
			const goesBeyond = stopsBeyond === true && (pass.total ?? 0) >= border;
			if (goesBeyond || (page + 1) * size > border) return pass.reachedBorder();
			if (pass.endsByPage(page, size, MAX_BARREN.page)) return pass;
		} else {
			const next = nextToken(data);
			if (next === undefined) return pass;
			if (next === '') return pass.brokeOff('said that there is more, but not where');
			if (tokens.has(next)) return pass.brokeOff('named the same next page again');
			tokens.add(next);
			token = next;
			if (pass.barren >= MAX_BARREN.token) return pass.brokeOff('sent nothing new any more');
		}
		if (page >= MAX_PAGES) return pass.brokeOff(`had still more after ${MAX_PAGES} pages`);
	}
}

function queryOf(
	paging: Paging,
	{ page, size, token }: { page: number; size: number; token: string | undefined },
): Record<string, QueryValue> {
	if (paging.by === 'none') return {};
	if (paging.by === 'page') return { page, page_size: size };
	return { page_size: size, ...(token !== undefined && { page_token: token }) };
}

/**
 * The list of custom fields names its token otherwise; the FAQ search sends one on its last page. Gateways
 * that rewrite JSON make text of `false`, and numbers of tokens.
 *
 * @returns `undefined` at the end, `''` where more is said to come but not where
 */
function nextToken(data: JsonObject): string | undefined {
	const more = data.has_more;
	if (/^(?:false|0)$/i.test(String(more))) return undefined;
	const token = [data.page_token, data.next_page_token].find(
		(each) => (typeof each === 'string' && each !== '') || typeof each === 'number',
	);
	if (token !== undefined) return String(token);
	return more === undefined || more === null || more === '' ? undefined : '';
}
