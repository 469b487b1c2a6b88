import { html } from 'hono/html';

import type { Credentials } from '../app/credentials';
import type { DeliveredMessage } from '../state/inbox';
import { conversationKey, conversationsHtml, groupConversations } from './conversations';
import type { Html, Images } from './inlineHtml';
import { badgeHtml, messageHtml } from './message';
import { pageHtml } from './page';

/** What the inbox page shows. */
export interface InboxView {
	inbox: readonly DeliveredMessage[];
	images: Images;
	/** The name of whoever has an id; the id itself for a stranger. */
	nameOf: (id: string) => string;
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
		${earlier}${shown.map((message) => messageHtml(message, view.images, receiverOf(message)))}
	</ol>`;
}

function emptyHtml({ url, credentials }: InboxView): Html {
	const rows = [
		['Region', 'Custom'],
		['Base URL', url],
		['App ID', credentials.appId],
		['App Secret', credentials.appSecret],
		['Helpdesk ID', credentials.helpdeskId],
		['Helpdesk Token', credentials.helpdeskToken],
	].map(
		([name, value]) =>
			html`<tr>
				<th>${name}</th>
				<td><code>${value}</code></td>
			</tr>`,
	);
	return html`<section class="empty stream">
		<h2>No messages yet</h2>
		<p>This page shows what employees receive. Send something to see it here:</p>
		<ol>
			<li>In n8n, create a credential “Feishu Helpdesk API” with these values:</li>
		</ol>
		<table>
			${rows}
		</table>
		<ol start="2">
			<li>Add the node “Feishu Helpdesk” and choose that credential.</li>
			<li>Enter a receiver such as <code>ou_alice</code>, write a text, and execute the step.</li>
		</ol>
	</section>`;
}
