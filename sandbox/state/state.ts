import { randomBytes } from 'node:crypto';
import { EventEmitter } from 'node:events';

import { agent, TEAM } from '../agents/team';
import { ALL_SCOPES, USER_SCOPES } from '../app/scopes';
import { CREDENTIALS, type Credentials } from '../app/credentials';
import type { StoredImage } from '../content/storedImage';
import type { HelpdeskRole } from '../app/roles';
import { FaultQueue } from '../gateway/faults';
import { RateLimiter } from '../gateway/rateLimits';
import { TokenBook } from '../gateway/tokens';
import type { OpenRequest } from '../http/requests';
import { Accounts } from '../oauth/accounts';
import { Connections } from '../longConnection/connections';
import { Directory } from '../people/directory';
import { approvePayload, type ApproveStatus } from '../push/payloads';
import { Pusher } from '../push/pusher';
import { pushTicketEvents } from '../push/ticketEvents';
import { TicketDesk } from '../tickets/desk';
import type { TicketEvents } from '../tickets/events';
import { TicketStore } from '../tickets/store';
import { HelpdeskRecords, replace } from './desk';
import type { DeliveredMessage, NewMessage } from './inbox';
import type { SandboxOptions } from './options';
import type { IsOther } from './otherForms';

/** Everything the sandbox remembers. */
export class State {
	readonly inbox: DeliveredMessage[] = [];
	readonly images = new Map<string, StoredImage>();
	readonly requests: OpenRequest[] = [];
	readonly directory = new Directory();
	readonly tickets = new TicketStore();
	/** FAQs, schedules and whatever else people keep in order. */
	records = new HelpdeskRecords();
	readonly faults = new FaultQueue();
	readonly tokens: TokenBook;
	readonly rateLimiter: RateLimiter;
	readonly scopes: ReadonlySet<string>;
	/** Scopes that the app may ask a person for. */
	readonly userScopes: ReadonlySet<string>;
	/** The accounts that people connected. */
	readonly accounts: Accounts;
	readonly acceptUnwrappedPost: boolean;
	readonly options: Readonly<SandboxOptions>;
	/** Whether the other form of a doubtful fact is played. */
	readonly isOther: IsOther;
	/** True once the sandbox closes: what was waiting then is not processed any more. */
	closed = false;
	/** Tells open inbox pages that something changed: event `change`. */
	readonly changes = new EventEmitter().setMaxListeners(0);

	/** Tells of tickets and their messages, as Feishu's own events do. */
	readonly events = new EventEmitter<TicketEvents>();
	readonly desk = new TicketDesk(this.tickets, this.directory, this.events);

	/** The App Secret that is valid now. */
	appSecret = CREDENTIALS.appSecret;
	readonly connections: Connections;
	/** Sends those events over a long connection, or to the Request URL of the app. */
	readonly pusher: Pusher;

	constructor(options: SandboxOptions) {
		this.options = options;
		this.tokens = new TokenBook(options.tokenLifetimeSeconds ?? 7200);
		const others = new Set(options.otherForms);
		this.isOther = (form) => others.has(form);
		this.rateLimiter = new RateLimiter(
			options.rateLimits ?? {},
			!this.isOther('rate-limit-headers'),
		);
		this.scopes = new Set(options.scopes ?? ALL_SCOPES);
		this.userScopes = new Set(options.userScopes ?? USER_SCOPES);
		this.accounts = new Accounts(options);
		this.acceptUnwrappedPost = options.acceptUnwrappedPost ?? false;
		const tell = (): void => void this.changes.emit('change');
		this.connections = new Connections(options.longConnection ?? {}, tell);
		this.pusher = new Pusher(
			options.eventTimeScale ?? 1,
			this.connections,
			tell,
			this.isOther('event-signature'),
		);
		this.pusher.mode = options.eventMode ?? 'automatic';
		this.events.on('ticketCreated', tell).on('ticketUpdated', tell).on('messageCreated', tell);
		pushTicketEvents(this.events, this.pusher, {
			personOf: (openId) => this.directory.byId(openId),
			showsUserIds: this.scopes.has('contact:user.employee_id:readonly'),
		});
	}

	/** @returns what somebody is in the helpdesk: the first agent is its owner, the second an admin */
	rolesOf(openId: string): HelpdeskRole[] {
		if (openId === agent('001').openId) return ['owner', 'admin', 'agent'];
		if (openId === agent('002').openId) return ['admin', 'agent'];
		return TEAM.some((member) => member.openId === openId) ? ['agent'] : [];
	}

	/** @returns whether a person may be sent there with a code */
	isRedirectUri(uri: string): boolean {
		const listed = this.options.redirectUris;
		return listed === undefined || listed.includes(uri);
	}

	/** @returns what a client must know now */
	credentials(): Credentials {
		return { ...CREDENTIALS, appSecret: this.appSecret };
	}

	/** Puts a message into the inbox. @returns its message_id */
	deliver(message: NewMessage): string {
		const messageId = `om_${randomBytes(16).toString('hex')}`;
		this.inbox.push({ ...message, messageId, deliveredAt: Date.now() });
		this.changes.emit('change');
		return messageId;
	}

	/** Keeps an image. @returns its image_key */
	storeImage(image: Omit<StoredImage, 'imageKey'>): string {
		const imageKey = `img_v3_${randomBytes(16).toString('hex')}`;
		this.images.set(imageKey, { ...image, imageKey });
		return imageKey;
	}

	/** Decides a notification, which Feishu pushes an event about. @returns its notification_id */
	approve(status: ApproveStatus, notificationId = this.tickets.ids.next()): string {
		const { notifications } = this.records;
		const known = notifications.find(({ id }) => id === notificationId);
		const stage = status === 'APPROVED' ? 'approved' : 'draft';
		if (known) replace(notifications, known, { ...known, stage });
		this.pusher.push('notification.approve_v1', approvePayload(notificationId, status));
		return notificationId;
	}

	/** @returns the name of whoever has an id or an e-mail; the id itself for a stranger */
	nameOf(id: string): string {
		return (this.directory.byId(id) ?? this.directory.byEmail(id))?.name ?? id;
	}

	/** @returns all images a page may show: those that were uploaded and those of the guests */
	allImages(): ReadonlyMap<string, StoredImage> {
		return new Map([...this.tickets.images, ...this.images]);
	}

	/**
	 * Forgets everything but tokens, images, connections and the setup of events, which clients hold on to;
	 * people and tickets are those of the beginning again.
	 */
	reset(): void {
		this.inbox.length = 0;
		this.requests.length = 0;
		this.directory.reset();
		this.tickets.reset();
		this.records = new HelpdeskRecords();
		this.faults.clear();
		this.rateLimiter.reset();
		this.pusher.reset();
		this.connections.reset();
		this.changes.emit('change');
	}
}
