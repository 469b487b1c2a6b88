import { tryToParseDateTime } from 'n8n-workflow';

import { InputError, excerpt } from './inputError';

/**
 * Reads a moment: any ISO 8601 form, a date of n8n's expressions, or what `Date` understands. Without
 * an offset it is meant in the time zone of the workflow.
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
	try {
		return tryToParseDateTime(value, timezone).toMillis();
	} catch {
		return refuse(value, field);
	}
}

function refuse(value: unknown, field: string): never {
	throw new InputError(
		field,
		`is not a date: '${excerpt(String(value))}'`,
		'Choose a date, or enter one like 2026-05-01 or 2026-05-01T09:00:00+08:00.',
	);
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
