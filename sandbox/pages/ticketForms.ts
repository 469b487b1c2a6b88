import { html } from 'hono/html';

import type { Person } from '../people/people';
import { isOpen, STAGE, type Ticket } from '../tickets/ticket';
import type { Html } from './inlineHtml';
import { enteredIn, refusedHtml, type Refused } from './refused';
import { SCORE_NAMES } from './ticketLabels';
import type { Shown } from './ticketList';

const MAX_SUGGESTIONS = 50;

/** What the forms of a ticket are drawn with. */
export interface FormsView {
	shown: Shown;
	/** A form that says something wrong, drawn again. */
	refused?: Refused | undefined;
}

/** Draws what guest and agent can do with a ticket: write while it is open, rate any time. */
export function ticketFormsHtml(ticket: Ticket, { shown, refused }: FormsView): Html {
	return html`<footer class="forms">
		${refusedHtml(refused)}${isOpen(ticket) ? composerHtml(ticket, shown, refused) : ''}
		<div class="actions">
			${isOpen(ticket) ? openActionsHtml(ticket, shown) : ''}${rateHtml(ticket, shown)}
		</div>
	</footer>`;
}

/** Draws the form by which a guest writes first. @param people whose names to suggest */
export function newConversationHtml(
	people: readonly Person[],
	shown: Shown,
	refused: Refused | undefined,
): Html {
	const names = people
		.slice(0, MAX_SUGGESTIONS)
		.map(({ name, openId }) => html`<option value="${name}">${openId}</option>`);
	return html`<section class="empty stream">
		<h2>New conversation</h2>
		<p>Write to the helpdesk as an employee. It begins a ticket with the bot.</p>
		<form class="begin" method="post" action="/agent/tickets">
			${refusedHtml(refused)}${shownHtml(shown)}
			<label for="guest">From</label>
			<input
				id="guest"
				name="guest"
				list="people"
				required
				autocomplete="off"
				placeholder="Name, e-mail or open_id"
				value="${enteredIn(refused, 'guest') ?? ''}"
			/>
			<datalist id="people">${names}</datalist>
			<label for="text">Message</label>
			<textarea id="text" name="text" rows="3" required>
${enteredIn(refused, 'text') ?? ''}</textarea
			>
			<button class="button primary">Send to the helpdesk</button>
		</form>
	</section>`;
}

function composerHtml(ticket: Ticket, shown: Shown, refused: Refused | undefined): Html {
	return html`<form class="composer" method="post" action="${actionPath(ticket, 'messages')}">
		${shownHtml(shown)}
		<textarea name="text" rows="2" required aria-label="Message" placeholder="Write a message">
${enteredIn(refused, 'text') ?? ''}</textarea
		>
		<div class="actions">
			<button class="button primary" name="as" value="agent">Answer as agent</button>
			<button class="button" name="as" value="guest">Write as guest</button>
		</div>
	</form>`;
}

function openActionsHtml(ticket: Ticket, shown: Shown): Html {
	const handover =
		ticket.ticket_type === STAGE.bot
			? html`<form method="post" action="${actionPath(ticket, 'handover')}">
					${shownHtml(shown)}<button class="button">Hand over to an agent</button>
				</form>`
			: '';
	return html`${handover}
		<form class="actions" method="post" action="${actionPath(ticket, 'close')}">
			${shownHtml(shown)}<button class="button" name="by" value="agent">Close as agent</button>
			<button class="button" name="by" value="guest">Close as guest</button>
		</form>`;
}

function rateHtml(ticket: Ticket, shown: Shown): Html {
	const buttons = SCORE_NAMES.map((name, index) => {
		const pressed = ticket.score === index + 1 ? html`aria-pressed="true"` : '';
		return html`<button class="button" name="score" value="${index + 1}" ${pressed}>
			${name}
		</button>`;
	});
	return html`<form class="actions rate" method="post" action="${actionPath(ticket, 'rate')}">
		${shownHtml(shown)}<span class="caption">Guest rates</span>${buttons}
	</form>`;
}

function actionPath({ ticket_id }: Ticket, action: string): string {
	return `/agent/tickets/${ticket_id}/${action}`;
}

function shownHtml(shown: Shown): Html {
	return html`<input type="hidden" name="show" value="${shown}" />`;
}
