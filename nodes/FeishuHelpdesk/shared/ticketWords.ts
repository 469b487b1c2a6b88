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

/** Who wrote a message. */
export type Sender = 'bot' | 'guest' | 'agent';

/** `sender_type` of the event ticket_message.created_v1. */
export const SENDER_NAMES = Object.freeze({
	1: 'bot',
	2: 'guest',
	3: 'agent',
} as const satisfies Record<number, Sender>);

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
 * Reads a number that stands for a word.
 *
 * @param value a number; Feishu's samples disagree with its pages about which ones are text
 * @returns the number, or `undefined` when it is none
 */
export function codeOf(value: unknown): number | undefined {
	if (typeof value === 'number') return value;
	return typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : undefined;
}

/**
 * The word for a number.
 *
 * @param names one of the tables above
 * @param value Feishu's number
 * @returns the word, `unknown` for a number that Feishu's page lacks, `null` for no number
 */
export function nameOf(names: Readonly<Record<number, string>>, value: unknown): string | null {
	const code = codeOf(value);
	return code === undefined ? null : (names[code] ?? 'unknown');
}

/**
 * @param names one of the tables above
 * @returns the options of a dropdown, `Closed by Agent` for `closed by agent`
 */
export const choicesOf = (names: Readonly<Record<number, string>>) =>
	Object.entries(names).map(([value, name]) => ({
		name: name.replace(/\b(?!by\b|for\b|to\b|and\b)[a-z]/g, (letter) => letter.toUpperCase()),
		value: Number(value),
		description: `Feishu's number for this is ${value}`,
	}));
