import type { PushRequest } from './seal';

/**
 * Where events go. The console knows the latter two; `automatic` takes the long connection while
 * one is online, else the Request URL.
 */
export type EventMode = 'automatic' | 'webhook' | 'longConnection';

/** One try to send an event. */
export interface PushAttempt {
	/** Milliseconds since 1970. */
	readonly at: number;
	/** Until the answer. */
	readonly ms: number;
	/** Number of the long connection it went over; undefined for the Request URL. */
	readonly connection?: number;
	/** HTTP status of the answer, or code of the ack, if there was one. */
	readonly status: number | undefined;
	/** Why there was no answer. */
	readonly problem: string | undefined;
}

/** An event on its way, or one that arrived. */
export interface Push {
	/** `header.event_id`; copies of one event share it. */
	readonly eventId: string;
	/** e.g. `helpdesk.ticket.created_v1`. */
	readonly eventType: string;
	/** The Request URL, if the app had one. */
	readonly url?: string;
	/** The envelope as text, before it is encrypted. */
	readonly json: string;
	/** The same as it goes over a long connection: without a token. */
	readonly wireJson: string;
	/** As it is sent to the Request URL, each time the same. */
	readonly request?: PushRequest;
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
