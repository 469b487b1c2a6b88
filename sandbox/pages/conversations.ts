import { html } from 'hono/html';

import type { DeliveredMessage } from '../state/inbox';
import { initialsHtml } from './initials';
import type { Html } from './inlineHtml';
import { badgeHtml, messageSummary, timeHtml } from './message';

/** The messages of one person in one place. */
export interface Conversation {
	/** Receive type and receiver, as they stand in the address of the page. */
	key: string;
	last: DeliveredMessage;
	count: number;
}

/** @returns the key of the conversation a message belongs to */
export function conversationKey(message: DeliveredMessage): string {
	return `${message.receiveType}:${message.receiverId}`;
}

/** Groups messages by conversation, the one that was written to last first. */
export function groupConversations(inbox: readonly DeliveredMessage[]): Conversation[] {
	const byKey = new Map<string, Conversation>();
	for (const last of inbox) {
		const key = conversationKey(last);
		const count = (byKey.get(key)?.count ?? 0) + 1;
		// Taking the key out first moves it to the end, so the map stays in order of writing.
		byKey.delete(key);
		byKey.set(key, { key, last, count });
	}
	return [...byKey.values()].reverse();
}

const SHOWN = 100;

/**
 * Draws the list of conversations.
 *
 * @param conversations latest first
 * @param selected key of the open one, `''` for all messages
 * @param total number of messages in all
 * @param nameOf the name of whoever has an id
 */
export function conversationsHtml(
	conversations: readonly Conversation[],
	selected: string,
	total: number,
	nameOf: (id: string) => string,
): Html {
	const rows = conversations
		.slice(0, SHOWN)
		.map((conversation) =>
			rowHtml(conversation, conversation.key === selected, nameOf(conversation.last.receiverId)),
		);
	return html`<nav class="conversations" aria-label="Conversations">
		<a class="conversation all ${selected === '' ? 'selected' : ''}" href="/">
			<span class="initials">∗</span>
			<span class="conversation-main"
				><span class="conversation-name">All messages</span
				><span class="preview">${total} delivered</span></span
			>
		</a>
		${rows}
	</nav>`;
}

function rowHtml({ key, last, count }: Conversation, isSelected: boolean, name: string): Html {
	return html`<a
		class="conversation ${isSelected ? 'selected' : ''}"
		href="/?with=${encodeURIComponent(key)}"
	>
		${initialsHtml(last.receiverId, name)}
		<span class="conversation-main">
			<span class="conversation-top">
				<span class="conversation-name" title="${last.receiverId}">${name}</span>${timeHtml(
					last.deliveredAt,
				)}
			</span>
			<span class="preview">${messageSummary(last)}</span>
			<span class="conversation-foot">${badgeHtml(last)}<span class="count">${count}</span></span>
		</span>
	</a>`;
}
