import { isJsonObject } from '../../shared/json';
import { hasSeen, note, type Seen } from './dedupe';
import { eventNameOf, ticketStateOf } from './events';
import { passes, type Filters } from './filters';
import { open, type Push, type Refusal } from './open';
import { outputOf, type EventOutput } from './output';
import type { EventSecrets } from './secrets';

/** Who listens. */
export interface Listener {
	secrets: EventSecrets;
	filters: Filters;
	/** What {@link Decision} said to remember the last time; anything else counts as nothing. */
	seen: unknown;
	/** The time, ms since 1970. */
	now: number;
}

/** What to do about a request. */
export type Decision =
	/** Answer 200 with `{ challenge }`. */
	| { kind: 'challenge'; challenge: string }
	/** Answer 200, remember `seen`, start the workflow with `output`. */
	| { kind: 'event'; output: EventOutput; ticketId: string | undefined; seen: Seen }
	/** Answer 200 and start nothing: with any other status Feishu would send it again. */
	| { kind: 'ignored'; reason: 'otherEvent' | 'filteredOut' | 'seenBefore' }
	/** Answer with the status, and nothing else. */
	| Refusal;

/**
 * Decides everything about one request to the webhook.
 *
 * @param push the request
 * @param listener whose secrets, filters and memory count
 * @returns what to do; it never throws, whatever the request
 */
export function receive(push: Push, listener: Listener): Decision {
	const { secrets, filters, seen, now } = listener;
	const opened = open(push, secrets, now);
	if (opened.kind === 'refused') return opened;
	const { envelope } = opened;
	if (envelope.kind === 'challenge') return { kind: 'challenge', challenge: envelope.challenge };
	if (envelope.kind === 'otherVersion') return { kind: 'ignored', reason: 'otherEvent' };
	const { header } = envelope;
	const { event } = envelope.body;
	const name = eventNameOf(header.eventType);
	if (name === undefined) return { kind: 'ignored', reason: 'otherEvent' };
	if (!isJsonObject(event)) return { kind: 'refused', status: 400 };
	if (!passes(name, event, filters)) return { kind: 'ignored', reason: 'filteredOut' };
	if (hasSeen(seen, header.eventId, now)) return { kind: 'ignored', reason: 'seenBefore' };
	return {
		kind: 'event',
		output: outputOf(name, header, event),
		ticketId: ticketStateOf(name, event)?.ticketId,
		seen: note(seen, header.eventId, now),
	};
}
