import { createHash } from 'node:crypto';

/**
 * The events that already started the workflow, as plain JSON for n8n's static data, which is read
 * and written as a whole: hour since 1970 → marks of the events of that hour, one after another.
 */
export type Seen = Readonly<Record<string, string>>;

/** Most events that are remembered; 240 KB of marks. */
export const MAX_SEEN = 20_000;

/**
 * Hours that are kept besides the current one. Longer than a signature counts (8 hours and the
 * clock's skew), so that no recorded request can start the workflow again.
 */
export const HOURS_KEPT = 9;

/** 72 bits: two of 20,000 events share a mark once in 10^13 workflows. */
const MARK_LENGTH = 12;

/**
 * Tells whether an event started the workflow before.
 *
 * @param seen what was noted; anything else than that counts as nothing
 * @param eventId `header.event_id`, of any length
 * @param now the time, ms since 1970
 * @returns whether it was noted, and is remembered still
 */
export function hasSeen(seen: unknown, eventId: string, now: number): boolean {
	const mark = markOf(eventId);
	return hoursOf(seen, now).some(({ marks }) => holds(marks, mark));
}

/**
 * Notes that an event started the workflow, and forgets what is too old or too much.
 *
 * @param seen what was noted before; it stays as it is
 * @param eventId `header.event_id`, of any length
 * @param now the time, ms since 1970
 * @returns what is noted now; to be assigned, so that n8n notices the change
 */
export function note(seen: unknown, eventId: string, now: number): Seen {
	return bounded(hoursOf(seen, now), hourOf(now), markOf(eventId));
}

/**
 * Unites two memories, e.g. that of this process with that of the database, which requests that come
 * side by side overwrite for each other.
 *
 * @param one a memory
 * @param other another one
 * @param now the time, ms since 1970
 * @returns what either of them holds
 */
export function mergeSeen(one: unknown, other: unknown, now: number): Seen {
	const merged = new Map(hoursOf(one, now).map(({ hour, marks }) => [hour, marks]));
	for (const { hour, marks } of hoursOf(other, now)) {
		merged.set(hour, union(merged.get(hour) ?? '', marks));
	}
	return bounded([...merged].map(([hour, marks]) => ({ hour, marks })));
}

interface Hour {
	hour: number;
	marks: string;
}

/** What is worth keeping of static data, which any hand may have changed. */
function hoursOf(seen: unknown, now: number): Hour[] {
	if (typeof seen !== 'object' || seen === null) return [];
	return Object.entries(seen).flatMap(([key, marks]: [string, unknown]) => {
		const hour = Number(key);
		// Also hours to come: a clock that was wrong must not fill the memory for ever.
		const near = Math.abs(hourOf(now) - hour) <= HOURS_KEPT;
		return near && typeof marks === 'string' && marks.length % MARK_LENGTH === 0
			? [{ hour, marks }]
			: [];
	});
}

function bounded(hours: readonly Hour[], addedHour?: number, addedMark = ''): Seen {
	const byHour = new Map(hours.map(({ hour, marks }) => [hour, marks]));
	if (addedHour !== undefined) {
		byHour.set(addedHour, (byHour.get(addedHour) ?? '') + addedMark);
	}
	let room = MAX_SEEN * MARK_LENGTH;
	const kept: Record<string, string> = {};
	// The newest first: when there are too many, the oldest are forgotten.
	for (const [hour, marks] of [...byHour].sort(([a], [b]) => b - a)) {
		if (room > 0) kept[String(hour)] = marks.slice(-room);
		room -= marks.length;
	}
	return kept;
}

/** Usually one is the beginning of the other: two processes are rare. */
function union(one: string, other: string): string {
	if (one.startsWith(other)) return one;
	if (other.startsWith(one)) return other;
	const known = new Set(split(one));
	return (
		one +
		split(other)
			.filter((mark) => !known.has(mark))
			.join('')
	);
}

const split = (marks: string) => marks.match(new RegExp(`.{${MARK_LENGTH}}`, 'gs')) ?? [];

function holds(marks: string, mark: string): boolean {
	let at = marks.indexOf(mark);
	while (at !== -1 && at % MARK_LENGTH !== 0) at = marks.indexOf(mark, at + 1);
	return at !== -1;
}

const markOf = (eventId: string) =>
	createHash('sha256').update(eventId).digest('base64url').slice(0, MARK_LENGTH);

const hourOf = (now: number) => Math.floor(now / 3_600_000);
