import type { PushRequest } from './seal';

/** One try to send an event. */
export interface PushAttempt {
	/** Milliseconds since 1970. */
	readonly at: number;
	/** Until the answer. */
	readonly ms: number;
	/** HTTP status of the answer, if there was one. */
	readonly status: number | undefined;
	/** Why there was no answer. */
	readonly problem: string | undefined;
}

/** An event on its way to the Request URL, or one that arrived. */
export interface Push {
	/** `header.event_id`; copies of one event share it. */
	readonly eventId: string;
	/** e.g. `helpdesk.ticket.created_v1`. */
	readonly eventType: string;
	readonly url: string;
	/** The envelope as text, before it is encrypted. */
	readonly json: string;
	/** As it is sent, each time the same. */
	readonly request: PushRequest;
	/** Milliseconds since 1970. */
	readonly createdAt: number;
	readonly attempts: readonly PushAttempt[];
	/** `waiting` for a fault or for the next retry. */
	readonly state: 'waiting' | 'sending' | 'taken' | 'givenUp';
	/** When it is sent again. */
	readonly nextAt?: number;
}

/** A push while it is under way. */
export type OpenPush = { -readonly [K in keyof Push]: Push[K] } & { attempts: PushAttempt[] };

/** How the last check of a Request URL ended. */
export interface UrlCheck {
	readonly url: string;
	/** Milliseconds since 1970. */
	readonly at: number;
	/** Why it failed; undefined when it passed. */
	readonly problem: string | undefined;
}
