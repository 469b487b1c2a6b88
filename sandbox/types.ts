import type { CardContent } from './content/card';
import type { ImageContent } from './content/image';
import type { PostContent } from './content/post';
import type { TextContent } from './content/text';
import type { FaultSpec } from './faults';
import type { Person, PersonInput } from './people';
import type { EventConfig } from './push/config';
import type { EventName } from './push/eventNames';
import type { PushFaultSpec } from './push/faults';
import type { ApproveStatus } from './push/payloads';
import type { Push } from './push/push';
import type { RateLimits } from './rateLimits';
import type { Score, Ticket } from './tickets/ticket';
import type { Role } from './tickets/writer';

/** The four secrets a user pastes into the credential. */
export interface Credentials {
	appId: string;
	appSecret: string;
	/** Decimal and above 2^53, as real helpdesk ids are: a program that makes a number of it fails. */
	helpdeskId: string;
	helpdeskToken: string;
}

export type UserIdType = 'open_id' | 'union_id' | 'user_id';
export type ReceiveType = 'chat' | 'user';

/** The inner content of a message, by its type. */
export type MessageContent =
	| { msgType: 'text'; content: TextContent }
	| { msgType: 'post'; content: PostContent }
	| { msgType: 'image'; content: ImageContent }
	| { msgType: 'interactive'; content: CardContent };

/** A message the sandbox accepted, as the employee received it. */
export type DeliveredMessage = MessageContent & {
	messageId: string;
	receiverId: string;
	userIdType: UserIdType;
	receiveType: ReceiveType;
	/** The `content` field exactly as it was sent: a string that holds JSON. */
	rawContent: string;
	/** Milliseconds since 1970. */
	deliveredAt: number;
};

/** An uploaded image. */
export interface StoredImage {
	imageKey: string;
	bytes: Buffer;
	fileName: string;
	/** Read from the bytes, never from what the client claimed. */
	contentType: string;
}

/** One request to the API, in the order of arrival. */
export interface RecordedRequest {
	readonly method: string;
	/** Without the query, e.g. `/open-apis/helpdesk/v1/message`. */
	readonly path: string;
	readonly query: Readonly<Record<string, string>>;
	/** With all values of repeated keys. */
	readonly queries: Readonly<Record<string, readonly string[]>>;
	/** Names in lower case. */
	readonly headers: Readonly<Record<string, string>>;
	readonly rawBody: Buffer;
	/** Route id: method and path below `/open-apis`, e.g. `POST /helpdesk/v1/message`. */
	readonly route: string;
	/** HTTP status of the answer; undefined while, or when, none was given. */
	readonly status: number | undefined;
	/** Feishu's code in the answer; undefined when there was no answer or no JSON. */
	readonly code: number | undefined;
	/** Milliseconds since 1970. */
	readonly receivedAt: number;
}

export interface SandboxOptions {
	/** Port on 127.0.0.1; 0 (default) takes a free one. */
	port?: number;
	/** Seconds a tenant_access_token lives, default 7200. */
	tokenLifetimeSeconds?: number;
	/** Limits to enforce, by route id; default none. See `DOCUMENTED_LIMITS`. */
	rateLimits?: RateLimits;
	/** Scopes granted to the app; default all that the routes need. */
	scopes?: readonly string[];
	/** Accept a post without the outer `post` object, as im-v1 does; default false. */
	acceptUnwrappedPost?: boolean;
	/**
	 * Code for a chat send to somebody with a ticket in progress, default 154000: Feishu does not
	 * document it.
	 */
	openTicketCode?: number;
	/**
	 * Which `content` a message into a ticket may have, default both. Feishu docs: Send ticket
	 * message says string, and shows an object.
	 */
	ticketMessageContent?: 'string' | 'object' | 'both';
	/** Code for the other form of `content`, default 99992402. */
	ticketMessageContentCode?: 99992402 | 154000;
	/** Scale of the time between retries of events, default 1, e.g. 0.001. */
	eventTimeScale?: number;
}

/** A running sandbox: what it saw, and the ways to disturb it. */
export interface Sandbox {
	/** Origin, e.g. `http://127.0.0.1:3030`. */
	readonly url: string;
	readonly credentials: Credentials;
	readonly inbox: readonly DeliveredMessage[];
	/** By image_key. */
	readonly images: ReadonlyMap<string, StoredImage>;
	readonly requests: readonly RecordedRequest[];
	readonly issuedTokens: readonly string[];
	/** How many requests came to a route id, which may hold `:names`, whatever was answered. */
	count(route: string): number;
	/** Makes all tokens issued so far invalid (99991663); the next token request gets a new one. */
	revokeTokens(): void;
	/** Lets all tokens issued so far run out now (99991663). */
	expireTokens(): void;
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
	 * people of the beginning; keeps tokens, images, the event configuration and subscriptions.
	 */
	reset(): void;
	/** Ends the server and cuts every open connection, also hanging ones. */
	close(): Promise<void>;
}
