import type { AccountOptions } from '../oauth/accounts';
import type { RateLimits } from '../gateway/rateLimits';
import type { LongConnectionOptions } from '../longConnection/config';
import type { EventMode } from '../push/push';
import type { OtherForm } from './otherForms';

/** How a sandbox plays Feishu; each option has a default. */
export interface SandboxOptions extends AccountOptions {
	/** Port on 127.0.0.1; 0 (default) takes a free one. */
	port?: number;
	/** Seconds a tenant_access_token lives, default 7200. */
	tokenLifetimeSeconds?: number;
	/** Limits to enforce, by route id; default none. See `DOCUMENTED_LIMITS`. */
	rateLimits?: RateLimits;
	/** Scopes granted to the app; default all that the routes need. */
	scopes?: readonly string[];
	/** Scopes that the app may ask a person for; default all that the routes need. */
	userScopes?: readonly string[];
	/** Where a person may be sent with a code, as in the app's security settings; default anywhere. */
	redirectUris?: readonly string[];
	/** Whether the app may refresh user_access_tokens, default true. */
	refreshAllowed?: boolean;
	/** Whether people have the helpdesk's mini-app, through which notifications are approved; default true. */
	hasHelpdeskApp?: boolean;
	/** HTTP status of a refused user_access_token, default 400. */
	userTokenStatus?: 400 | 401;
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
	/** Doubtful facts of which the other form than the documented is played; default none. */
	otherForms?: readonly OtherForm[];
	/** Scale of the time between retries of events, default 1, e.g. 0.001. */
	eventTimeScale?: number;
	/** How long connections behave. */
	longConnection?: LongConnectionOptions;
	/** Where events go, default `automatic`. */
	eventMode?: EventMode;
}
