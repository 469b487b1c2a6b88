import type { Query } from '../../fields/listFilters';
import type { JsonObject } from '../../shared/json';
import { EARLIEST_MS } from '../../shared/time';
import { path } from '../../transport/path';
import { readPages, type ListEnd } from '../../transport/pages';
import type { Steps } from '../../transport/steps';

/** Feishu docs: helpdesk-v1, list tickets: the largest page, and the rows it lists at most. */
const PAGE = { by: 'page', maxSize: 200 } as const;
const MAX_ROWS = 10_000;

const MORE_THAN_LISTED =
	'Rows may be missing: Feishu lists no more than 10,000 tickets at once, and these cannot be told apart by the time they were created. Narrow the list with filters.';

/** Takes the tickets of a page, each ticket once, in Feishu's order. */
type Visit = (tickets: readonly JsonObject[]) => void;

/**
 * Reads tickets. Feishu lists no more than 10,000 of them, so where there may be more the rest is asked
 * for by the time of creation: window after window where Feishu's order is that time, else in halves.
 *
 * @param query the filters
 * @param limit most tickets, `Infinity` for all
 * @param visit takes what comes
 * @returns why tickets may be missing, as sentences; none when the list is whole
 * @throws {Failure} of the page that was refused
 */
export function* readTickets(query: Query, limit: number, visit: Visit): Steps<string[]> {
	const known = new Set<string>();
	const doubts = new Set<string>();
	let left = limit;

	function* read(
		window: Query,
		stopsBeyond = false,
	): Steps<{ end: ListEnd; seen: Window; hasFresh: boolean }> {
		const seen = new Window();
		const end = yield* readPages(
			{
				request: { method: 'GET', path: path`/helpdesk/v1/tickets`, query: window, effect: 'read' },
				list: 'tickets',
				ids: ['ticket_id'],
				paging: PAGE,
				limit: left,
				known,
				border: MAX_ROWS,
				stopsBeyond,
				look: (rows) => {
					seen.look(rows);
				},
			},
			(fresh) => {
				left -= fresh.length;
				visit(fresh);
			},
		);
		if (end.doubt !== undefined) doubts.add(end.doubt);
		return { end, seen, hasFresh: end.count > 0 };
	}

	/** Takes over where Feishu's order is not that of creation. */
	function* readHalves([start, until]: Times): Steps<void> {
		if (left <= 0) return;
		const isSmallest = until - start <= 2;
		const { end, seen } = yield* read(timesOf([start, until]), !isSmallest);
		if (!end.beyond || left <= 0) return;
		if (isSmallest || seen.isOutside([start, until])) {
			doubts.add(MORE_THAN_LISTED);
			return;
		}
		const middle = Math.floor((start + until) / 2);
		// They overlap, since no page says whether both ends of a time are included.
		yield* readHalves([middle, until]);
		yield* readHalves([start, middle + 1]);
	}

	const timesOf = ([start, until]: Times): Query => ({
		...query,
		create_time_start: start,
		create_time_end: until,
	});
	const whole: Times = [
		Number(query.create_time_start ?? EARLIEST_MS),
		Number(query.create_time_end ?? Date.now()),
	];

	let window = query;
	for (;;) {
		const { end, seen, hasFresh } = yield* read(window);
		if (left <= 0 || !end.beyond) break;
		const edge = seen.edge();
		if (edge === undefined) {
			yield* readHalves(whole);
			break;
		}
		if (!hasFresh) {
			doubts.add(MORE_THAN_LISTED);
			break;
		}
		window = timesOf(edge.descending ? [whole[0], edge.ms] : [edge.ms, whole[1]]);
	}
	return [...doubts];
}

/** Both ends of a time of creation, ms since 1970. */
type Times = [start: number, until: number];

/** The times that went by in one window. */
class Window {
	private readonly times: number[] = [];

	look(rows: readonly JsonObject[]): void {
		for (const row of rows) this.times.push(Number(row.created_at));
	}

	/** @returns where it ended, `undefined` where Feishu's order is not that of creation */
	edge(): { descending: boolean; ms: number } | undefined {
		const { times } = this;
		const [first, last] = [times[0], times.at(-1)];
		if (first === undefined || last === undefined || !(last > 0)) return undefined;
		const descending = last <= first;
		const isOrdered = times.every((ms, index) => {
			const before = times[index - 1] ?? ms;
			return descending ? ms <= before : ms >= before;
		});
		return isOrdered ? { descending, ms: last } : undefined;
	}

	/** @returns whether tickets came that were not asked for */
	isOutside([start, until]: Times): boolean {
		return this.times.some((ms) => !(ms >= start - 1000 && ms <= until + 1000));
	}
}
