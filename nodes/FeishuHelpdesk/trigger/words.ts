import type { JsonValue } from '../shared/json';

/** Feishu docs: helpdesk-v1, ticket: `status`. */
export const STATUS_NAMES: Readonly<Record<number, string>> = Object.freeze({
	1: 'created',
	2: 'processing',
	3: 'queued',
	4: 'pending',
	5: 'waiting for user',
	50: 'closed by bot',
	51: 'closed by agent',
	52: 'closed by user',
});

/** Feishu docs: helpdesk-v1, ticket: `stage` of events, `ticket_type` of the ticket. */
export const STAGE_NAMES: Readonly<Record<number, string>> = Object.freeze({
	1: 'bot',
	2: 'human',
});

/** Who wrote a message. */
export type Sender = 'bot' | 'guest' | 'agent';

/** Feishu docs: helpdesk-v1, event ticket_message.created_v1: `sender_type`. */
export const SENDER_NAMES: Readonly<Record<number, Sender>> = Object.freeze({
	1: 'bot',
	2: 'guest',
	3: 'agent',
});

/**
 * Reads a number that stands for a word.
 *
 * @param value a number; Feishu's samples disagree with its pages about which ones are text
 * @returns the number, or `undefined` when it is none
 */
export function codeOf(value: JsonValue | undefined): number | undefined {
	if (typeof value === 'number') return value;
	return typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : undefined;
}

/**
 * The word for a number.
 *
 * @param names what the numbers stand for
 * @param code the number
 * @returns the word, `unknown` for a number that Feishu's page lacks, `undefined` for no number
 */
export function nameOf(
	names: Readonly<Record<number, string>>,
	code: number | undefined,
): string | undefined {
	return code === undefined ? undefined : (names[code] ?? 'unknown');
}
