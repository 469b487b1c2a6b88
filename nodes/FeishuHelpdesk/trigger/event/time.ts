import { epochMs } from '../../shared/epoch';

/**
 * Writes a time of Feishu the way n8n's date functions read it.
 *
 * @param value digits, as text or number
 * @returns the time in ISO 8601 (UTC), or `null` when it is no time
 */
export function isoTime(value: unknown): string | null {
	const time = epochMs(value);
	return time === undefined ? null : new Date(time).toISOString();
}
