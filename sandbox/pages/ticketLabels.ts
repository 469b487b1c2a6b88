import { html } from 'hono/html';

import { isOpen, STAGE, type Ticket, type TicketStatus } from '../tickets/ticket';
import type { Html } from './inlineHtml';

const STATUS_NAMES: Readonly<Record<TicketStatus, string>> = {
	1: 'Created',
	2: 'Processing',
	3: 'Queued',
	4: 'Pending',
	5: 'Waiting for user',
	50: 'Closed by bot',
	51: 'Closed by agent',
	52: 'Closed by guest',
};

/** The words for ratings, from 1. */
export const SCORE_NAMES = ['Dissatisfied', 'Average', 'Satisfied'] as const;

/** Draws the status of a ticket. */
export function statusHtml(ticket: Ticket): Html {
	const kind = isOpen(ticket) ? 'open' : 'closed';
	return html`<span class="badge badge-${kind}">${STATUS_NAMES[ticket.status]}</span>`;
}

/** Draws who takes care of a ticket: the bot or an agent. */
export function stageHtml(ticket: Ticket): Html {
	return ticket.ticket_type === STAGE.bot
		? html`<span class="badge badge-user">Bot</span>`
		: html`<span class="badge badge-chat">${ticket.agent_owner?.name ?? 'Agents'}</span>`;
}

/** Draws the rating of a ticket; nothing without one. */
export function scoreHtml({ score }: Ticket): Html {
	if (score === 0) return html``;
	return html`<span class="badge badge-score">${SCORE_NAMES[score - 1]}</span>`;
}

/** Draws the time of today, or else the day. @param at milliseconds since 1970 */
export function whenHtml(at: number): Html {
	const date = new Date(at);
	const isToday = date.toDateString() === new Date().toDateString();
	const text = isToday
		? date.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })
		: date.toLocaleDateString('en-GB', { day: 'numeric', month: 'short' });
	return html`<time datetime="${date.toISOString()}" title="${date.toISOString()}">${text}</time>`;
}
