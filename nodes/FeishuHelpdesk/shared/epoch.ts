/**
 * Reads a time of Feishu. The helpdesk pages show milliseconds (13 digits), the overview of events
 * microseconds (16), and the header of the signature seconds (10).
 *
 * @param value digits, as text or number
 * @returns ms since 1970, or `undefined` when it is no such time
 */
export function epochMs(value: unknown): number | undefined {
	const digits = typeof value === 'number' ? String(value) : value;
	if (typeof digits !== 'string' || !/^(\d{10}|\d{13}|\d{16})$/.test(digits)) return undefined;
	return Number(digits.slice(0, 13).padEnd(13, '0'));
}
