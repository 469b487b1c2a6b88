import { tryToParseDateTime } from 'n8n-workflow';

import { InputError, excerpt } from './inputError';
import { misfit } from './plainText';

const HINT = 'Choose a date, or enter one like 2026-05-01 or 2026-05-01T09:00:00+08:00.';

/** ISO 8601 and SQL: what n8n reads in the time zone it is given, unless there is an offset. */
const ISO = /^\d{4}(?:-?\d\d(?:-?\d\d)?|-?W\d\d(?:-?\d)?|-?\d{3})?(?:[T ]+\d\d.*)?$/;

/** Other forms, e.g. `Fri, 01 May 2026 09:00:00 GMT`, are clear only with an offset. */
const WITH_OFFSET = /\b(?:GMT|UTC)\b|[+-]\d{2}:?\d{2}\b/;

/** As people and spreadsheets write it, where ISO wants dashes and two digits: `2026/5/1 9:00`. */
const LOOSE = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:[T ]+(\d{1,2})(:.*))?$/;

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
	if (value === undefined || value === null || value === '') return undefined;
	// What Feishu itself puts out: ms or s since 1970.
	if (/^\d{13}$/.test(String(value))) return Number(value);
	if (/^\d{10}$/.test(String(value))) return Number(value) * 1000;
	const date = typeof value === 'object' ? value : tidy(String(value));
	// Anything else n8n leaves to `Date`, which reads "Ticket 5" as a day in May of 2001, and times
	// without an offset in the zone of the server.
	const isClear = typeof date === 'object' || isInCalendar(date) || WITH_OFFSET.test(date);
	if (!isClear) return refuse(value, field);
	try {
		return tryToParseDateTime(date, timezone).toMillis();
	} catch {
		return refuse(value, field);
	}
}

/** `Date` would make 2 March of 30 February. */
function isInCalendar(text: string): boolean {
	const [, year, month, day] = (/^(\d{4})-(\d\d)-(\d\d)/.exec(text) ?? []).map(Number);
	const hasNoDay = year === undefined || month === undefined || day === undefined;
	return (
		ISO.test(text) && (hasNoDay || new Date(Date.UTC(year, month - 1, day)).getUTCDate() === day)
	);
}

function tidy(text: string): string {
	const [all, year, , month, day, hour, rest] = LOOSE.exec(text.trim()) ?? [];
	if (all === undefined) return text.trim();
	const two = (digits = '') => digits.padStart(2, '0');
	const date = `${year}-${two(month)}-${two(day)}`;
	return hour === undefined ? date : `${date}T${two(hour)}${rest}`;
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
