import { html } from 'hono/html';

import type { MessageContent } from '../content/messageContent';
import { postLanguages } from '../content/post';
import type { DeliveredMessage } from '../state/inbox';
import { BOT_AVATAR, BOT_NAME } from './bot';
import { cardHtml, cardSummary } from './card';
import { TEXT } from './dialects';
import { imageHtml, inlineHtml, type Html, type Known } from './inlineHtml';
import { postHtml } from './post';

/**
 * Draws a message as the employee sees it.
 *
 * @param message from the inbox
 * @param known images and people
 * @param receiverName whom it went to, where several receivers share a page
 */
export function messageHtml(
	message: DeliveredMessage,
	known: Known,
	receiverName: string | undefined,
): Html {
	const receiver =
		receiverName === undefined
			? ''
			: html`<span class="receiver" title="${message.receiverId}">to ${receiverName}</span
					>${badgeHtml(message)}`;
	return html`<li class="message" id="${message.messageId}">
		${BOT_AVATAR}
		<div class="message-main">
			<div class="message-meta">
				<strong>${BOT_NAME}</strong><span class="bot-tag">BOT</span>${receiver}
				<a
					class="time"
					href="/messages/${message.messageId}"
					title="Show the request's content as JSON"
					>${timeHtml(message.deliveredAt)}</a
				>
			</div>
			<div class="bubble bubble-${message.msgType}">
				${contentHtml(message.messageId, message, known)}
			</div>
		</div>
	</li>`;
}

/** Draws where a message went: the dedicated group of the person, or the chat with the bot. */
export function badgeHtml({ receiveType }: Pick<DeliveredMessage, 'receiveType'>): Html {
	return receiveType === 'chat'
		? html`<span class="badge badge-chat">Service group</span>`
		: html`<span class="badge badge-user">Private chat</span>`;
}

/** Draws hours and minutes. @param at milliseconds since 1970 */
export function timeHtml(at: number): Html {
	const date = new Date(at);
	const text = date.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
	return html`<time datetime="${date.toISOString()}">${text}</time>`;
}

/** @returns one line that stands for a message in the list of conversations */
export function messageSummary(message: MessageContent): string {
	switch (message.msgType) {
		case 'text':
			return message.content.text
				.slice(0, 400)
				.replace(/<[^<>]*>/g, '')
				.slice(0, 80);
		case 'post': {
			const body = postLanguages(message.content)[0]?.[1];
			const text = body?.content.flat().find((node) => 'text' in node);
			return (body?.title || (text && 'text' in text ? text.text : '[Post]')).slice(0, 80);
		}
		case 'image':
			return '[Image]';
		case 'interactive':
			return cardSummary(message.content).slice(0, 80);
	}
}

/**
 * Draws what a message says.
 *
 * @param id unique on the page, made of word characters
 */
export function contentHtml(id: string, message: MessageContent, known: Known): Html {
	switch (message.msgType) {
		case 'text':
			return html`<div class="plain">${inlineHtml(message.content.text, TEXT, known)}</div>`;
		case 'post':
			return postHtml(id, message.content, known);
		case 'image':
			return imageHtml(message.content.image_key, '', known);
		case 'interactive':
			return cardHtml(id, message.content, known);
	}
}
