import { html } from 'hono/html';

import { credentialRows, TRIGGER_ROWS, type CredentialRow } from '../app/credentialRows';
import type { Credentials } from '../app/credentials';
import type { DeliveredMessage } from '../state/inbox';
import { conversationKey, conversationsHtml, groupConversations } from './conversations';
import { copyHtml } from './copy';
import type { Html, Known } from './inlineHtml';
import { badgeHtml, messageHtml } from './message';
import { pageHtml } from './page';

/** What the inbox page shows. */
export interface InboxView extends Known {
	inbox: readonly DeliveredMessage[];
	/** Key of the open conversation; `''` for all messages. */
	selected: string;
	/** Origin of the sandbox, to paste into the credential. */
	url: string;
	credentials: Credentials;
}

// More would be slow to draw, and nobody scrolls that far.
const SHOWN = 200;

/** Draws the whole page. */
export function inboxPage(view: InboxView): Html {
	const { inbox, selected, nameOf } = view;
	const conversations = groupConversations(inbox);
	const messages =
		selected === '' ? inbox : inbox.filter((message) => conversationKey(message) === selected);
	return pageHtml({
		path: '/',
		title: `${inbox.length > 0 ? `(${inbox.length}) ` : ''}Feishu sandbox`,
		aside: conversationsHtml(conversations, selected, inbox.length, nameOf),
		main: html`${headHtml(view, messages)}
			<div class="scroll">
				${messages.length > 0 ? streamHtml(view, messages) : emptyHtml(view)}
			</div>`,
	});
}

function headHtml({ selected, nameOf }: InboxView, messages: readonly DeliveredMessage[]): Html {
	const [first] = messages;
	const title = selected === '' ? 'All messages' : nameOf(first?.receiverId ?? 'Conversation');
	const badge = selected !== '' && first ? badgeHtml(first) : '';
	const count = messages.length === 1 ? '1 message' : `${messages.length} messages`;
	return html`<header>
		<h2>${title}</h2>
		${badge}<span class="count">${count}</span>
	</header>`;
}

function streamHtml(view: InboxView, messages: readonly DeliveredMessage[]): Html {
	const shown = messages.slice(-SHOWN);
	const hidden = messages.length - shown.length;
	const receiverOf = ({ receiverId }: DeliveredMessage): string | undefined =>
		view.selected === '' ? view.nameOf(receiverId) : undefined;
	const earlier =
		hidden > 0 ? html`<li class="earlier" id="earlier">${hidden} earlier messages</li>` : '';
	return html`<ol class="stream">
		${earlier}${shown.map((message) => messageHtml(message, view, receiverOf(message)))}
	</ol>`;
}

function emptyHtml({ url, credentials }: InboxView): Html {
	return html`<section class="empty stream">
		<h2>No messages yet</h2>
		<p>This page shows what employees receive. Send something to see it here:</p>
		<ol>
			<li>In n8n, create a credential “Feishu Helpdesk API” with these values:</li>
		</ol>
		<table>
			${credentialRows(url, credentials).map(rowHtml)}
		</table>
		<ol start="2">
			<li>Add the node “Feishu Helpdesk” and choose that credential.</li>
			<li>
				Enter a receiver such as <code>alice@example.com</code>, write a text, and execute the step.
			</li>
			<li>For the trigger, add these values to the credential:</li>
		</ol>
		<table>
			${TRIGGER_ROWS.map(rowHtml)}
		</table>
	</section>`;
}

function rowHtml([name, value]: CredentialRow): Html {
	return html`<tr>
		<th>${name}</th>
		<td><code>${value}</code>${name === 'Region' ? '' : copyHtml(value, name)}</td>
	</tr>`;
}
