import type { Query } from '../../fields/listFilters';
import type { JsonObject } from '../../shared/json';
import { path } from '../../transport/path';
import { readPages } from '../../transport/pages';
import type { Steps } from '../../transport/steps';

/** Feishu docs: helpdesk-v1, list tickets: the largest page, and the rows it lists at most. */
const PAGE = { by: 'page', maxSize: 200 } as const;
const MAX_ROWS = 10_000;

/** Before the first helpdesk; Feishu wants both ends of a time. ms since 1970 */
const EARLIEST_MS = Date.UTC(2016, 0, 1);

/**
 * Reads tickets. Feishu lists no more than 10,000 of them, so where there may be more the rest is asked
 * for by the time of creation, window after window.
 *
 * @param query the filters
 * @param limit most tickets, `Infinity` for all
 * @param visit takes the tickets of a page, each ticket once, in Feishu's order
 * @throws {Failure} of the page that was refused
 */
export function* readTickets(
	query: Query,
	limit: number,
	visit: (tickets: readonly JsonObject[]) => void,
): Steps<void> {
	let left = limit;
	let window = query;
	let edge: Edge | undefined;
	const known = new Set<unknown>();
	for (;;) {
		const seen = new Window(known);
		const end = yield* readPages(
			{
				request: { method: 'GET', path: path`/helpdesk/v1/tickets`, query: window, effect: 'read' },
				list: 'tickets',
				paging: PAGE,
				// The tickets at the edge come again.
				limit: Math.min(left + (edge?.tickets ?? 0), MAX_ROWS),
			},
			(rows) => {
				const fresh = seen.take(rows).slice(0, left);
				left -= fresh.length;
				visit(fresh);
			},
		);
		edge = seen.edge();
		if (left <= 0 || end.count < MAX_ROWS || edge === undefined || !seen.hasFresh) return;
		window = { ...query, ...next(query, edge) };
	}
}

/** Where a window ended: the time, and how many tickets share it and so come again. */
interface Edge {
	descending: boolean;
	ms: number;
	tickets: number;
}

/** What went by in one window. */
class Window {
	private first: number | undefined;
	private last: number | undefined;
	private atLast = 0;
	hasFresh = false;

	/** @param known IDs of all tickets so far: one that is opened meanwhile moves the others on */
	constructor(private readonly known: Set<unknown>) {}

	/** @returns the tickets of a page that did not come before */
	take(rows: readonly JsonObject[]): JsonObject[] {
		for (const row of rows) {
			const ms = Number(row.created_at);
			this.first ??= ms;
			this.atLast = ms === this.last ? this.atLast + 1 : 1;
			this.last = ms;
		}
		const fresh = rows.filter(({ ticket_id: id }) => {
			const isNew = id === undefined || !this.known.has(id);
			this.known.add(id);
			return isNew;
		});
		this.hasFresh ||= fresh.length > 0;
		return fresh;
	}

	/** @returns where it ended, `undefined` when the tickets have no times to go by */
	edge(): Edge | undefined {
		const { first, last, atLast } = this;
		if (first === undefined || last === undefined || !(last > 0)) return undefined;
		return { descending: last <= first, ms: last, tickets: atLast };
	}
}

/** The order is not documented, so the window goes on in whichever direction the last one went. */
function next(query: Query, { descending, ms }: Edge): Query {
	return descending
		? { create_time_start: query.create_time_start ?? EARLIEST_MS, create_time_end: ms }
		: { create_time_start: ms, create_time_end: query.create_time_end ?? Date.now() };
}
