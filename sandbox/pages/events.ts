import { html } from 'hono/html';

import { SUGGESTED_SECRETS, type EventConfig } from '../push/config';
import { EVENT_NAMES, type EventName } from '../push/eventNames';
import type { Push, UrlCheck } from '../push/push';
import { connectionsHtml, type ConnectionsView } from './connections';
import { copyHtml } from './copy';
import type { Html } from './inlineHtml';
import { pageHtml } from './page';
import { pushHtml } from './push';
import { enteredIn, refusedHtml, type Refused } from './refused';
import { whenHtml } from './ticketLabels';

/** What the page of events shows. */
export interface EventsView extends ConnectionsView {
	config: EventConfig | undefined;
	lastCheck: UrlCheck | undefined;
	subscribed: ReadonlySet<EventName>;
	/** Oldest first. */
	pushes: readonly Push[];
	/** What was saved last, even where the Request URL failed. */
	tried: EventConfig | undefined;
	/** A form that says something wrong, drawn again. */
	refused?: Refused | undefined;
}

// More would be slow to draw, and nobody scrolls that far.
const SHOWN = 100;

/** Draws the page on which one sets the Request URL, as in the developer console. */
export function eventsPage(view: EventsView): Html {
	const { pushes } = view;
	const count = pushes.length === 1 ? '1 push' : `${pushes.length} pushes`;
	return pageHtml({
		path: '/events',
		title: 'Events · Feishu sandbox',
		address: view.refused && '/events',
		aside: html`${configHtml(view)}
			<div class="conversations setup">
				${checkHtml(view)}${connectionsHtml(view)}${subscribedHtml(view)}
			</div>
			${approveHtml()}`,
		main: html`<header>
				<h2>Push log</h2>
				<span class="count">${count}</span>
			</header>
			<div class="scroll">${pushes.length > 0 ? logHtml(pushes) : emptyHtml()}</div>`,
	});
}

function configHtml({ config, tried, refused }: EventsView): Html {
	const saved = tried ?? config ?? { url: '', ...SUGGESTED_SECRETS };
	const url = enteredIn(refused, 'url') ?? saved.url;
	const verificationToken = enteredIn(refused, 'verificationToken') ?? saved.verificationToken;
	const encryptKey = enteredIn(refused, 'encryptKey') ?? saved.encryptKey ?? '';
	return html`<form class="begin setup" method="post" action="/events/config">
		<label for="url">Request URL</label>
		<input
			id="url"
			name="url"
			required
			autocomplete="off"
			placeholder="The Test URL or Production URL of n8n"
			value="${url}"
		/>
		${refusedHtml(refused)}
		<div class="label">
			<label for="token">Verification Token</label>
			${copyHtml(verificationToken, 'Verification Token')}
		</div>
		<input
			id="token"
			name="verificationToken"
			required
			autocomplete="off"
			value="${verificationToken}"
		/>
		<div class="label">
			<label for="key">Encrypt Key (optional)</label>
			${encryptKey === '' ? '' : copyHtml(encryptKey, 'Encrypt Key')}
		</div>
		<input
			id="key"
			name="encryptKey"
			autocomplete="off"
			placeholder="e.g. ${SUGGESTED_SECRETS.encryptKey}"
			value="${encryptKey}"
		/>
		<button class="button primary">Save</button>
	</form>`;
}

function checkHtml({ lastCheck }: EventsView): Html {
	if (!lastCheck) return html`<p class="caption">No Request URL was saved yet.</p>`;
	const { problem, at } = lastCheck;
	return problem === undefined
		? html`<p class="check passed">The Request URL returned the challenge. ${whenHtml(at)}</p>`
		: html`<p class="check failed" role="alert">${problem} ${whenHtml(at)}</p>`;
}

function subscribedHtml({ config, subscribed }: EventsView): Html {
	const rows = EVENT_NAMES.map((name) => {
		const isAdded = config !== undefined && (config.added ?? EVENT_NAMES).includes(name);
		return html`<li>
			<code>${name}</code>
			${subscribed.has(name)
				? badgeHtml('open', 'subscribed')
				: badgeHtml('closed', 'not subscribed')}
			${config === undefined || isAdded ? '' : badgeHtml('closed', 'not added')}
		</li>`;
	});
	return html`<ul class="subscribed">
		${rows}
	</ul>`;
}

const badgeHtml = (kind: 'open' | 'closed', text: string): Html =>
	html`<span class="badge badge-${kind}">${text}</span>`;

function approveHtml(): Html {
	return html`<form class="actions setup" method="post" action="/events/approve">
		<span class="caption">Decide a notification</span>
		<button class="button" name="status" value="APPROVED">Approve</button>
		<button class="button" name="status" value="REJECTED">Reject</button>
	</form>`;
}

function logHtml(pushes: readonly Push[]): Html {
	const hidden = Math.max(0, pushes.length - SHOWN);
	const earlier =
		hidden > 0 ? html`<li class="earlier" id="earlier">${hidden} earlier pushes</li>` : '';
	return html`<ol class="stream pushes">
		${earlier}${pushes.slice(hidden).map((push, index) => pushHtml(push, hidden + index))}
	</ol>`;
}

function emptyHtml(): Html {
	return html`<section class="empty stream">
		<h2>Nothing pushed yet</h2>
		<p>This page stands for “Events &amp; Callbacks” of the Feishu Developer Console.</p>
		<ol>
			<li>In n8n, add the node “Feishu Helpdesk Trigger”.</li>
			<li>
				Choose “Connection: Long Connection” and publish the workflow. Nothing has to be set here.
			</li>
			<li>
				Or choose “Webhook”: add the Verification Token (and the Encrypt Key) to the credential,
				publish the workflow, and save its Production URL here as the Request URL.
			</li>
			<li>Write to the helpdesk on the page <a href="/agent">Tickets</a>.</li>
		</ol>
	</section>`;
}
