import type { MessageContent } from '../content/messageContent';
import { postImageKeys, postLanguages, type PostContent, type PostNode } from '../content/post';

/** Who wrote. Feishu docs: ticket message created, sender_type. */
export const SENDER = { bot: 1, guest: 2, agent: 3 } as const;

export type SenderType = (typeof SENDER)[keyof typeof SENDER];

/** What a message of a ticket says; the helpdesk keeps these types only. */
export type TicketMessageContent = Extract<MessageContent, { msgType: 'text' | 'post' | 'image' }>;

/** A message inside a ticket. */
export type TicketMessage = TicketMessageContent & {
	/** Of the helpdesk: what `ticket_images` takes for `msg_id`. */
	readonly id: string;
	/** Of the chat, as the list of messages shows it: a number. */
	readonly messageId: string;
	/** Of the chat, as sending and events show it: `om_…`. */
	readonly openMessageId: string;
	readonly senderType: SenderType;
	readonly userId: string;
	readonly userName: string;
	readonly avatarUrl: string;
	/** Milliseconds since 1970. */
	readonly createdAt: number;
	/** The inner `event_id` of the event that tells of this message. */
	readonly eventId: string;
	/** The `content` as it was sent, when it came over the API. */
	readonly rawContent?: string;
};

/**
 * A message as the list shows it: `content` is JSON in a string.
 * Feishu docs: List messages of a ticket, content.
 */
export function messageJson(message: TicketMessage): object {
	return {
		id: message.id,
		message_id: message.messageId,
		message_type: message.msgType,
		created_at: message.createdAt,
		content: JSON.stringify(messageContent(message)),
		user_name: message.userName,
		avatar_url: message.avatarUrl,
		user_id: message.userId,
	};
}

/** @returns what a message says, in the shape of the list's `content` and of events */
export function messageContent(message: TicketMessageContent): object {
	switch (message.msgType) {
		case 'text':
			return { msg_type: 'text', content: message.content.text };
		case 'post':
			return {
				msg_type: 'post',
				content: postText(message.content),
				image_keys: postImageKeys(message.content),
			};
		case 'image':
			return { msg_type: 'image', image_key: message.content.image_key };
	}
}

/** @returns the words of a message; empty for an image */
export function messageText(message: TicketMessageContent): string {
	if (message.msgType === 'text') return message.content.text;
	return message.msgType === 'post' ? postText(message.content) : '';
}

/** @returns the keys of the images in a message, in their order */
export function imageKeys(message: TicketMessageContent): string[] {
	if (message.msgType === 'image') return [message.content.image_key];
	return message.msgType === 'post' ? postImageKeys(message.content) : [];
}

function postText(content: PostContent): string {
	const body = postLanguages(content)[0]?.[1];
	if (!body) return '';
	const lines = body.content.map((nodes) => nodes.map(nodeText).join(''));
	return [body.title ?? '', ...lines].filter((line) => line !== '').join('\n');
}

function nodeText(node: PostNode): string {
	if (node.tag === 'a') return `${node.text} (${node.href})`;
	if (node.tag === 'at') return `@${node.user_name ?? node.user_id}`;
	return 'text' in node ? node.text : '';
}
