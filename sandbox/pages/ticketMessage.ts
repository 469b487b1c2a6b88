import { html } from 'hono/html';

import { SENDER, type TicketMessage } from '../tickets/message';
import { BOT_AVATAR, BOT_NAME } from './bot';
import { initialsHtml } from './initials';
import type { Html, Known } from './inlineHtml';
import { contentHtml } from './message';
import { whenHtml } from './ticketLabels';

/** Draws a message as the agents see it: their own side on the right. */
export function ticketMessageHtml(message: TicketMessage, known: Known): Html {
	const { openMessageId: id, senderType, userId, userName } = message;
	const isBot = senderType === SENDER.bot;
	const tag = isBot
		? html`<span class="bot-tag">BOT</span>`
		: html`<span class="role">${senderType === SENDER.agent ? 'Agent' : 'Guest'}</span>`;
	return html`<li class="message ${senderType === SENDER.guest ? '' : 'mine'}" id="${id}">
		${isBot ? BOT_AVATAR : initialsHtml(userId, userName)}
		<div class="message-main">
			<div class="message-meta">
				<strong>${isBot ? BOT_NAME : userName}</strong>${tag}${whenHtml(message.createdAt)}
			</div>
			<div class="bubble bubble-${message.msgType}">${contentHtml(id, message, known)}</div>
		</div>
	</li>`;
}
