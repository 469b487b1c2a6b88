import { randomBytes } from 'node:crypto';
import { EventEmitter } from 'node:events';

import { FaultQueue } from './faults';
import { RateLimiter } from './rateLimits';
import { TokenBook } from './tokens';
import type {
	Credentials,
	DeliveredMessage,
	MessageContent,
	RecordedRequest,
	SandboxOptions,
	StoredImage,
} from './types';

/** The one app and the one helpdesk of the sandbox. */
export const CREDENTIALS: Readonly<Credentials> = {
	appId: 'cli_a5b2c7d8e9f0100c',
	appSecret: 'SandboxAppSecret0123456789abcdef',
	helpdeskId: '9007199254740993123',
	helpdeskToken: 'ht-3f1c9a52-7d64-4e0b-9a38-5c2f6e8b1d07',
};

/** Every scope some route asks for. */
export const ALL_SCOPES: readonly string[] = [
	'helpdesk:all',
	'helpdesk:all:readonly',
	'im:resource',
	'contact:user.employee_id:readonly',
];

/** A recorded request while it is being answered. */
export type OpenRequest = { -readonly [K in keyof RecordedRequest]: RecordedRequest[K] };

/** A message as it comes in, before it has an id. */
export type NewMessage = MessageContent &
	Pick<DeliveredMessage, 'receiverId' | 'userIdType' | 'receiveType' | 'rawContent'>;

/** Everything the sandbox remembers. */
export class State {
	readonly inbox: DeliveredMessage[] = [];
	readonly images = new Map<string, StoredImage>();
	readonly requests: OpenRequest[] = [];
	readonly openTickets = new Set<string>();
	readonly faults = new FaultQueue();
	readonly tokens: TokenBook;
	readonly rateLimiter: RateLimiter;
	readonly scopes: ReadonlySet<string>;
	readonly acceptUnwrappedPost: boolean;
	/** True once the sandbox closes: what was waiting then is not processed any more. */
	closed = false;
	/** Tells open inbox pages that something changed: event `change`. */
	readonly changes = new EventEmitter().setMaxListeners(0);

	constructor(options: SandboxOptions) {
		this.tokens = new TokenBook(options.tokenLifetimeSeconds ?? 7200);
		this.rateLimiter = new RateLimiter(options.rateLimits ?? {});
		this.scopes = new Set(options.scopes ?? ALL_SCOPES);
		this.acceptUnwrappedPost = options.acceptUnwrappedPost ?? false;
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

	/** Forgets everything but tokens and images, which clients hold on to across a reset. */
	reset(): void {
		this.inbox.length = 0;
		this.requests.length = 0;
		this.openTickets.clear();
		this.faults.clear();
		this.rateLimiter.reset();
		this.changes.emit('change');
	}
}
