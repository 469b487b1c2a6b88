import { createCipheriv, createHash, randomBytes } from 'node:crypto';

import { note, type Seen } from '../../../../../nodes/FeishuHelpdesk/trigger/event/dedupe';
import type { Push } from '../../../../../nodes/FeishuHelpdesk/trigger/event/open';
import {
	receive,
	type Decision,
	type Listener,
} from '../../../../../nodes/FeishuHelpdesk/trigger/event/receive';

/** Written from Feishu's pages, not from the code under test. */

export const TOKEN = 'verification-token-of-the-app';
export const KEY = 'encrypt-key-of-the-app';
export const NOW = Date.UTC(2026, 0, 15, 12);

export const tokenOnly = { verificationToken: TOKEN, encryptKey: '' };
export const keyOnly = { verificationToken: '', encryptKey: KEY };
export const both = { verificationToken: TOKEN, encryptKey: KEY };

/** An event as the page of ticket_message.created_v1 shows it. */
export const message = {
	ticket_message_id: '6949088236610273307',
	message_id: 'om_8baa3656c7b41900d29bf9104bf5310b',
	msg_type: 'text',
	position: '10',
	sender_id: { union_id: 'on_1', user_id: 'u1', open_id: 'ou_1' },
	sender_type: 2,
	text: 'My laptop is broken 💻 "now"',
	ticket: { ticket_id: '6948728206392295444', ticket_type: 2, status: 2, comments: {} },
	event_id: 'inner-id',
	chat_id: 'oc_1',
	content: { content: 'My laptop is broken', msg_type: 'text' },
};

/** A ticket as the pages of ticket.created_v1 and ticket.updated_v1 show it. */
export const ticket = {
	ticket_id: '6948728206392295444',
	helpdesk_id: '6948728206392295000',
	guest: { id: { open_id: 'ou_1' }, name: '-' },
	stage: 2,
	status: 51,
	score: 1,
	created_at: 1608725989000,
	updated_at: -1,
	channel: 0,
	solve: 1,
	chat_id: 'oc_1',
};

interface Envelope {
	type?: string;
	token?: unknown;
	id?: unknown;
	time?: unknown;
}

export const envelope = (event: unknown, head: Envelope = {}): Record<string, unknown> => ({
	schema: '2.0',
	header: {
		event_id: head.id ?? 'outer-id',
		event_type: head.type ?? 'helpdesk.ticket_message.created_v1',
		create_time: head.time ?? '1608725989000',
		token: 'token' in head ? head.token : TOKEN,
		app_id: 'cli_1',
		tenant_key: 'tenant-1',
	},
	event,
});

export const challenge = { challenge: 'c-1', token: TOKEN, type: 'url_verification' };

export function encrypt(plain: string | Buffer, key = KEY, iv = randomBytes(16)): string {
	const cipher = createCipheriv('aes-256-cbc', createHash('sha256').update(key).digest(), iv);
	return Buffer.concat([iv, cipher.update(plain), cipher.final()]).toString('base64');
}

export function signature(timestamp: string, nonce: string, key: string, body: Buffer): string {
	return createHash('sha256').update(`${timestamp}${nonce}${key}`).update(body).digest('hex');
}

export const inSeconds = (time: number): string => String(Math.floor(time / 1000));

export function plainPush(body: unknown): Push {
	return {
		rawBody: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
		headers: {},
	};
}

export function signedPush(
	text: string,
	{ timestamp = inSeconds(NOW), nonce = 'nonce', key = KEY } = {},
): Push & { rawBody: Buffer } {
	const rawBody = Buffer.from(text);
	return {
		rawBody,
		headers: {
			'content-type': 'application/json',
			'x-lark-request-timestamp': timestamp,
			'x-lark-request-nonce': nonce,
			'x-lark-signature': signature(timestamp, nonce, key, rawBody),
		},
	};
}

/** As Feishu sends it with an Encrypt Key. */
export const sealedPush = (body: unknown, options = {}): Push & { rawBody: Buffer } =>
	signedPush(
		JSON.stringify({ encrypt: encrypt(typeof body === 'string' ? body : JSON.stringify(body)) }),
		options,
	);

export const all: Listener = {
	secrets: both,
	filters: {
		events: [
			'ticket.created_v1',
			'ticket.updated_v1',
			'ticket_message.created_v1',
			'notification.approve_v1',
		],
	},
	seen: undefined,
	now: NOW,
};

export const decide = (push: Push, listener: Partial<Listener> = {}): Decision =>
	receive(push, { ...all, ...listener });

/** What is remembered of a decision that starts the workflow. */
export const seenAfter = (decision: Decision): Seen | undefined =>
	decision.kind === 'event'
		? decision.identities.reduce<Seen>((seen, identity) => note(seen, identity, NOW), {})
		: undefined;
