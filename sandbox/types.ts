import type { CardContent } from './content/card';
import type { ImageContent } from './content/image';
import type { PostContent } from './content/post';
import type { TextContent } from './content/text';
import type { FaultSpec } from './faults';
import type { RateLimits } from './rateLimits';

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
	/** How many requests came to a route id, whatever was answered. */
	count(route: string): number;
	/** Makes all tokens issued so far invalid (99991663); the next token request gets a new one. */
	revokeTokens(): void;
	/** Lets all tokens issued so far run out now (99991663). */
	expireTokens(): void;
	/** From now on sends with `receive_type=chat` to this person are refused. */
	openTicket(userId: string): void;
	closeTicket(userId: string): void;
	/** Disturbs coming requests; several faults are consumed in the order they were added. */
	fault(spec: FaultSpec): void;
	/** Forgets messages, requests, faults, tickets and rate windows; keeps tokens and images. */
	reset(): void;
	/** Ends the server and cuts every open connection, also hanging ones. */
	close(): Promise<void>;
}
