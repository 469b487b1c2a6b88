/** What Feishu's numbers mean (Feishu docs: helpdesk-v1, get ticket; list tickets). */

/** `status` of a ticket. */
export const STATUS_NAMES = Object.freeze({
	1: 'created',
	2: 'processing',
	3: 'queued',
	4: 'pending',
	5: 'waiting for user',
	50: 'closed by bot',
	51: 'closed by agent',
	52: 'closed by user',
} as const satisfies Record<number, string>);

/** `ticket_type` of a ticket, `stage` in events, `type` in filters. */
export const STAGE_NAMES = Object.freeze({ 1: 'bot', 2: 'human' } as const satisfies Record<
	number,
	string
>);

/** `channel`: where the ticket came from. */
export const CHANNEL_NAMES = Object.freeze({
	2: 'QR code',
	9: 'Open API',
	13: 'search',
	14: 'share',
} as const satisfies Record<number, string>);

/** `score`: how the guest rated. */
export const SCORE_NAMES = Object.freeze({
	1: 'dissatisfied',
	2: 'average',
	3: 'satisfied',
} as const satisfies Record<number, string>);

/** `solve`, in filters `solved`. */
export const SOLVED_NAMES = Object.freeze({ 1: 'unsolved', 2: 'solved' } as const satisfies Record<
	number,
	string
>);

/**
 * @param names one of the tables above
 * @param value Feishu's number
 * @returns the word, `null` for a number that Feishu does not document
 */
export function nameOf(names: Readonly<Record<number, string>>, value: unknown): string | null {
	return typeof value === 'number' ? (names[value] ?? null) : null;
}
