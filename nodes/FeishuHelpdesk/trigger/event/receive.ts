import { isJsonObject } from '../../shared/json';
import { hasSeen } from './dedupe';
import type { Envelope } from './envelope';
import { eventNameOf, identitiesOf, ticketStateOf } from './events';
import { passes, type Filters } from './filters';
import { open, type Push, type Refusal } from './open';
import { outputOf, type EventOutput } from './output';
import type { EventSecrets } from './secrets';

/** What a trigger wants. */
export interface Wanted {
	filters: Filters;
	/** The events that started the workflow before, see `note`; anything else counts as nothing. */
	seen: unknown;
	/** The time, ms since 1970. */
	now: number;
}

/** Who listens. */
export interface Listener extends Wanted {
	secrets: EventSecrets;
}

/** What to do about a request. */
export type Decision =
	/** Answer 200 with `{ challenge }`. */
	| { kind: 'challenge'; challenge: string }
	/** Start the workflow with `output`, then note `identities` and answer 200. */
	| {
			kind: 'event';
			output: EventOutput;
			isAboutTicket: boolean;
			ticketId: string | undefined;
			/** What it is known by when it comes again; one is enough. */
			identities: readonly string[];
	  }
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
	const opened = open(push, listener.secrets, listener.now);
	return opened.kind === 'refused' ? opened : judge(opened.envelope, listener);
}

/**
 * Decides about what Feishu is known to have sent.
 *
 * @param envelope what it says
 * @param wanted whose filters and memory count
 * @returns what to do; it never throws
 */
export function judge(envelope: Envelope, { filters, seen, now }: Wanted): Decision {
	if (envelope.kind === 'challenge') return { kind: 'challenge', challenge: envelope.challenge };
	if (envelope.kind === 'otherVersion') return { kind: 'ignored', reason: 'otherEvent' };
	const { header } = envelope;
	const { event } = envelope.body;
	const name = eventNameOf(header.eventType);
	if (name === undefined) return { kind: 'ignored', reason: 'otherEvent' };
	if (!isJsonObject(event)) return { kind: 'refused', status: 400 };
	if (!passes(name, event, filters)) return { kind: 'ignored', reason: 'filteredOut' };
	const identities = identitiesOf(header.eventId, name, event);
	if (identities.some((identity) => hasSeen(seen, identity, now))) {
		return { kind: 'ignored', reason: 'seenBefore' };
	}
	const state = ticketStateOf(name, event);
	return {
		kind: 'event',
		output: outputOf(name, header, event),
		isAboutTicket: state !== undefined,
		ticketId: state?.ticketId,
		identities,
	};
}
