import type { Credentials } from './app/credentials';
import type { StoredImage } from './content/storedImage';
import type { FaultSpec } from './gateway/faults';
import type { RecordedRequest } from './http/requests';
import type { TokenPair } from './oauth/accounts';
import type { ClientConfig } from './longConnection/config';
import type { WireProblem } from './longConnection/connections';
import type { CutKind, WireFaultSpec } from './longConnection/faults';
import type { ConnectionSummary } from './longConnection/summary';
import type { Person, PersonInput } from './people/people';
import type { EventConfig } from './push/config';
import type { EventName } from './push/eventNames';
import type { PushFaultSpec } from './push/faults';
import type { ApproveStatus } from './push/payloads';
import type { EventMode, Push } from './push/push';
import type { DeliveredMessage } from './state/inbox';
import type { Score, Ticket } from './tickets/ticket';
import type { Role } from './tickets/writer';

/** The long connections of the app: what they did, and the ways to disturb them. */
export interface LongConnections {
	/** All of them in their order, those that ended too. */
	readonly all: readonly ConnectionSummary[];
	/** How many Feishu counts as online. */
	readonly online: number;
	/** Bad frames and echoes, in their order. */
	readonly problems: readonly WireProblem[];
	/** What clients are told from now on, at a bootstrap and in pongs. */
	setClientConfig(config: Partial<ClientConfig>): void;
	/** Disturbs coming pushes, pongs, handshakes or bootstraps. */
	fault(spec: WireFaultSpec): void;
	/** Disturbs nothing any more. */
	clearFaults(): void;
	/** Ends connections. @param number of one; default all that are online */
	cut(how: CutKind, number?: number): void;
	/** Takes Feishu off the net: connections break, and no request gets through. */
	unplug(): void;
	/** Brings it back. */
	plugIn(): void;
}

/** A running sandbox: what it saw, and the ways to disturb it. */
export interface Sandbox {
	/** Origin, e.g. `http://127.0.0.1:3030`. */
	readonly url: string;
	/** With the App Secret that is valid now. */
	readonly credentials: Credentials;
	readonly inbox: readonly DeliveredMessage[];
	/** By image_key. */
	readonly images: ReadonlyMap<string, StoredImage>;
	readonly requests: readonly RecordedRequest[];
	readonly issuedTokens: readonly string[];
	/** What was given out for people: codes, user_access_tokens and refresh_tokens, in order. */
	readonly issuedUserTokens: readonly string[];
	/** How many requests came to a route id, which may hold `:names`, whatever was answered. */
	count(route: string): number;
	/** Makes all tokens issued so far invalid (99991663); the next token request gets a new one. */
	revokeTokens(): void;
	/** Lets all tokens issued so far run out now (99991663). */
	expireTokens(): void;
	/**
	 * Lets a person agree that the app acts for them, as they do in the browser.
	 *
	 * @param openId who; the first agent when left out, who owns the helpdesk
	 * @param scopes what they agree to; default all
	 * @returns the tokens that the app gets
	 */
	connectAccount(openId?: string, scopes?: readonly string[]): TokenPair;
	/** Whether a refresh token could be traded for the next pair; if not, only a person can help. */
	canRenew(refreshToken: string): boolean;
	/** Lets all user_access_tokens run out now (99991677); they can be renewed. */
	expireUserTokens(): void;
	/** Ends every connection of a person (99991668, and 20064 for the renewal). */
	endConnections(): void;
	/** All tickets, those of the seed and those that came since. */
	readonly tickets: readonly Ticket[];
	/** The people of the contact directory. */
	readonly people: readonly Person[];
	/**
	 * Lets agents help this person: from now on sends with `receive_type=chat` are refused.
	 *
	 * @returns id of the ticket in progress
	 */
	openTicket(userId: string): string;
	/** Closes all tickets in progress of this person. */
	closeTicket(userId: string): void;
	/**
	 * A guest writes to the helpdesk; without a ticket in progress, one begins with the bot.
	 *
	 * @param guest open_id, e-mail or name of somebody in the directory, or any open_id
	 * @returns id of the ticket
	 */
	startConversation(guest: string, text: string): string;
	/**
	 * Writes into a ticket in progress; an agent takes it over from the bot.
	 *
	 * @returns id of the message
	 * @throws when there is no such ticket, or it is closed
	 */
	writeMessage(ticketId: string, as: Role, text: string): string;
	/** Hands a ticket over from the bot to agents. @throws when there is no such ticket */
	handOver(ticketId: string): void;
	/** Closes one ticket. @throws when there is no such ticket */
	endTicket(ticketId: string, by: Role): void;
	/** Rates a ticket: 1 dissatisfied, 2 average, 3 satisfied. @throws when there is none */
	rateTicket(ticketId: string, score: Score): void;
	/** Adds made-up closed and open tickets, older than those of the seed. */
	seedTickets(count: number): void;
	/** Adds people to the directory: so many made-up ones, or those of a list. */
	addPeople(people: number | readonly PersonInput[]): readonly Person[];
	/**
	 * Sets the event configuration of the app, as the developer console does: the Request URL must
	 * pass a check first.
	 *
	 * @throws Error that says why it does not pass
	 */
	setEventConfig(config: EventConfig): Promise<void>;
	/** Sets where events go, default `automatic`: a long connection while one is online. */
	setEventMode(mode: EventMode): void;
	readonly longConnections: LongConnections;
	/** Resets the App Secret, as one does in the developer console. Tokens stay valid. */
	changeAppSecret(secret: string): void;
	/** The events subscribed for the helpdesk. */
	readonly subscribedEvents: ReadonlySet<EventName>;
	/** The push log, oldest first; each copy of an event for itself. */
	readonly pushes: readonly Push[];
	/** Waits until every push was taken or given up, retries included. */
	pushesDone(): Promise<void>;
	/** Disturbs coming pushes. */
	pushFault(spec: PushFaultSpec): void;
	/**
	 * Decides a notification; Feishu pushes an event about it.
	 *
	 * @returns its notification_id, made up unless given
	 */
	approveNotification(status: ApproveStatus, notificationId?: string): string;
	/** Disturbs coming requests; several faults are consumed in the order they were added. */
	fault(spec: FaultSpec): void;
	/**
	 * Forgets messages, requests, pushes, faults and rate windows, and goes back to the tickets and
	 * people of the beginning; keeps tokens, images, connections, the event configuration and subscriptions.
	 */
	reset(): void;
	/** Ends the server and cuts every open connection, also hanging ones. */
	close(): Promise<void>;
}
