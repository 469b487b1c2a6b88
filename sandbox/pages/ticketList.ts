import { html } from 'hono/html';

import type { Ticket } from '../tickets/ticket';
import { initialsHtml } from './initials';
import type { Html } from './inlineHtml';
import { messageSummary } from './message';
import { stageHtml, statusHtml, whenHtml } from './ticketLabels';

/** Which tickets the list holds. */
export type Shown = 'open' | 'all';

const MAX_ROWS = 100;

/** @returns the address of the page with a ticket open, or without one */
export function agentPath(shown: Shown, ticketId?: string): string {
	const query = new URLSearchParams({ show: shown });
	if (ticketId !== undefined) query.set('ticket', ticketId);
	return `/agent?${query.toString()}`;
}

/**
 * Draws the list of tickets with its filter.
 *
 * @param tickets newest first, already filtered
 * @param shown the filter
 * @param selected id of the open ticket
 */
export function ticketListHtml(
	tickets: readonly Ticket[],
	shown: Shown,
	selected: string | undefined,
): Html {
	const rows = tickets
		.slice(0, MAX_ROWS)
		.map((ticket) => rowHtml(ticket, shown, ticket.ticket_id === selected));
	const more =
		tickets.length > MAX_ROWS
			? html`<p class="more">${tickets.length - MAX_ROWS} older tickets</p>`
			: '';
	return html`<div class="filters">
			${filterHtml('open', 'In progress', shown)}${filterHtml('all', 'All', shown)}
			<a class="button new" href="${agentPath(shown)}">New</a>
		</div>
		<nav class="conversations" aria-label="Tickets">${rows}${more}</nav>`;
}

function filterHtml(value: Shown, name: string, shown: Shown): Html {
	const current = value === shown ? html`aria-current="true"` : '';
	return html`<a class="filter" href="${agentPath(value)}" ${current}>${name}</a>`;
}

function rowHtml(ticket: Ticket, shown: Shown, isSelected: boolean): Html {
	const { guest } = ticket;
	const last = ticket.messages.at(-1);
	return html`<a
		class="conversation ${isSelected ? 'selected' : ''}"
		href="${agentPath(shown, ticket.ticket_id)}"
	>
		${initialsHtml(guest.id, guest.name)}
		<span class="conversation-main">
			<span class="conversation-top">
				<span class="conversation-name">${guest.name}</span>${whenHtml(
					last?.createdAt ?? ticket.created_at,
				)}
			</span>
			<span class="preview">${last ? messageSummary(last) : 'No messages yet'}</span>
			<span class="conversation-foot">${statusHtml(ticket)}${stageHtml(ticket)}</span>
		</span>
	</a>`;
}
