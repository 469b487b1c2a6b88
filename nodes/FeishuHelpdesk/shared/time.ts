import { tryToParseDateTime } from 'n8n-workflow';

import { epochMs } from './epoch';
import { visibleText } from './identifier';
import { InputError, excerpt } from './inputError';
import { filled, misfit } from './plainText';

const HINT = 'Choose a date, or enter one like 2026-05-01 or 2026-05-01T09:00:00+08:00.';

/** ISO 8601: what n8n reads in the time zone it is given, unless there is an offset. */
const ISO = /^\d{4}(?:-?\d\d(?:-?\d\d)?|-?W\d\d(?:-?\d)?|-?\d{3})?(?:T\d\d.*)?$/;

/** Other forms, e.g. `Fri, 01 May 2026 09:00:00 GMT`, are clear only with day, month in letters, year and offset. */
const WITH_OFFSET = /(?:\d[ -][a-z]{3,}|[a-z]{3,} \d\d?,?)[ -]\d{4} .*(?:GMT|UTC|[+-]\d\d:?\d\d)/i;

/**
 * As people and spreadsheets write it, where ISO wants dashes and two digits: `2026/5/1 9:00`, also with the
 * Chinese words for year, month and day.
 */
const LOOSE =
	/^(\d{4})[-/. \u5e74](\d{1,2})[-/. \u6708](\d{1,2})(?:[T \u65e5]+(\d{1,2})(:.*)?)?\u65e5?$/;

/**
 * Reads a moment: a date of n8n's expressions, or text in whichever form of ISO 8601, or in another form
 * with an offset. Without an offset it is meant in the time zone of the workflow.
 *
 * @param value what the field holds; nothing counts as no moment
 * @param field label of the field
 * @param timezone of the workflow, e.g. `Europe/Berlin`
 * @returns ms since 1970, or `undefined` when the field is empty
 * @throws {InputError} when it is no date
 */
export function parseTime(value: unknown, field: string, timezone: string): number | undefined {
	if (filled(value) === undefined) return undefined;
	const date = typeof value === 'object' && !Array.isArray(value) ? value : tidy(String(value));
	// What Feishu itself puts out.
	const ms = epochMs(date);
	if (ms !== undefined) return ms;
	// Anything else n8n leaves to `Date`, which reads "Ticket-2026" as a day of that year, 01-05-2026 as one of
	// January, and times without an offset in the zone of the server.
	const isClear = typeof date !== 'string' || isInCalendar(date) || WITH_OFFSET.test(date);
	if (!isClear) return refuse(value, field);
	try {
		return tryToParseDateTime(date, timezone).toMillis();
	} catch {
		return refuse(value, field);
	}
}

/** `Date` makes 2 March of 30 February. */
function isInCalendar(text: string): boolean {
	const [date, day] = /^\d{4}-\d\d-(\d\d)/.exec(text) ?? [];
	return ISO.test(text) && (date === undefined || new Date(date).getUTCDate() === Number(day));
}

/** Full-width digits and signs are those of a Chinese keyboard. */
function tidy(given: string): string {
	const text = visibleText(given.normalize('NFKC'));
	const [all, year, month, day, hour, rest = ''] = LOOSE.exec(text) ?? [];
	if (all === undefined) return text;
	const two = (digits = '') => digits.padStart(2, '0');
	const date = `${year}-${two(month)}-${two(day)}`;
	if (hour === undefined) return date;
	const offset = rest.replace(/ +UTC$/, 'Z').replace(/ +(?=[+-])/, '');
	return `${date}T${two(hour)}${offset}`;
}

function refuse(value: unknown, field: string): never {
	// A calculation that failed is told as such.
	if (typeof value === 'number') throw new InputError(field, misfit(value, 'is not a date:'), HINT);
	const shown = typeof value === 'object' ? JSON.stringify(value) : String(value);
	throw new InputError(field, `is not a date: '${excerpt(shown)}'`, HINT);
}

/**
 * @param ms since 1970, as a number or digits; Feishu also writes -1 and 0 for never
 * @returns ISO 8601 in UTC, or `null` for never
 */
export function isoOfMs(ms: unknown): string | null {
	const value = Number(ms ?? 0);
	return Number.isFinite(value) && value > 0 && value < MAX_DATE_MS
		? new Date(value).toISOString()
		: null;
}

/**
 * @param seconds since 1970, see {@link isoOfMs}
 */
export const isoOfSeconds = (seconds: unknown): string | null =>
	isoOfMs(Number(seconds ?? 0) * 1000);

/** The last moment that a `Date` can hold (ECMAScript, time values). */
const MAX_DATE_MS = 8.64e15;

/** Before the first helpdesk; Feishu wants both ends of a time. ms since 1970 */
export const EARLIEST_MS = Date.UTC(2016, 0, 1);
