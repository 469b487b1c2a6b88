import { html } from 'hono/html';

import type { Person } from '../people/people';
import { isOpen, type Ticket } from '../tickets/ticket';
import { copyHtml } from './copy';
import type { Html, Known } from './inlineHtml';
import { pageHtml } from './page';
import type { Refused } from './refused';
import { newConversationHtml, ticketFormsHtml } from './ticketForms';
import { scoreHtml, stageHtml, statusHtml } from './ticketLabels';
import { agentPath, ticketListHtml, type Shown } from './ticketList';
import { ticketMessageHtml } from './ticketMessage';

/** What the agent's page shows. */
export interface AgentView extends Known {
	/** Newest first. */
	tickets: readonly Ticket[];
	shown: Shown;
	/** The open ticket; without one the page offers to begin a conversation. */
	ticket: Ticket | undefined;
	people: readonly Person[];
	/** A form that says something wrong, drawn again. */
	refused?: Refused | undefined;
}

/** Draws the page on which one plays guests and agents. */
export function agentPage(view: AgentView): Html {
	const { shown, ticket, tickets } = view;
	const listed = shown === 'open' ? tickets.filter(isOpen) : tickets;
	return pageHtml({
		path: '/agent',
		title: 'Tickets · Feishu sandbox',
		address: view.refused && agentPath(shown, ticket?.ticket_id),
		aside: ticketListHtml(listed, shown, ticket?.ticket_id),
		main: ticket ? ticketHtml(ticket, view) : beginHtml(view, listed.length),
	});
}

function ticketHtml(ticket: Ticket, view: AgentView): Html {
	const messages = ticket.messages.map((message) => ticketMessageHtml(message, view));
	return html`<header>
			<h2>${ticket.guest.name}</h2>
			${statusHtml(ticket)}${stageHtml(ticket)}${scoreHtml(ticket)}
			<code class="count">${ticket.ticket_id}</code>${copyHtml(ticket.ticket_id, 'ticket ID')}
		</header>
		<div class="scroll">
			<ol class="stream ticket">
				${messages}
			</ol>
		</div>
		${ticketFormsHtml(ticket, view)}`;
}

function beginHtml({ people, refused, shown }: AgentView, count: number): Html {
	const text = count === 1 ? '1 ticket' : `${count} tickets`;
	return html`<header>
			<h2>Tickets</h2>
			<span class="count">${text}${shown === 'open' ? ' in progress' : ''}</span>
		</header>
		<div class="scroll">${newConversationHtml(people, shown, refused)}</div>`;
}
