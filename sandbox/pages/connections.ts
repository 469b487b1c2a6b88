import { html } from 'hono/html';

import type { ConnectionSummary } from '../longConnection/summary';
import type { Html } from './inlineHtml';
import { whenHtml } from './ticketLabels';

/** What the page of events shows of long connections. */
export interface ConnectionsView {
	/** In their order. */
	connections: readonly ConnectionSummary[];
	/** Bad frames and answers, in their order. */
	problems: readonly { readonly at: number; readonly connection: number; readonly text: string }[];
}

/** Of those that ended, and of problems: the last ones tell enough. */
const SHOWN = 5;

/** Draws the long connections: those that are open, and how the last ones ended. */
export function connectionsHtml({ connections, problems }: ConnectionsView): Html {
	if (connections.length === 0) {
		return html`<p class="caption" id="connections">No long connection is open.</p>`;
	}
	const open = connections.filter(({ online }) => online);
	const ended = connections.filter(({ online }) => !online);
	return html`<section id="connections">
		<p class="check ${open.length > 0 ? 'passed' : 'failed'}">
			${open.length === 1 ? '1 long connection is' : `${open.length} long connections are`} open.
		</p>
		<ul class="subscribed">
			${[...ended.slice(-SHOWN), ...open].map(connectionHtml)}
			${problems
				.slice(-SHOWN)
				.map(
					({ at, connection, text }) =>
						html`<li role="alert">${whenHtml(at)} Connection ${connection}: ${text}</li>`,
				)}
		</ul>
	</section>`;
}

function connectionHtml(connection: ConnectionSummary): Html {
	const { number, openedAt, ended, online, pings, pushes, acks } = connection;
	const counts = `${pings} ${pings === 1 ? 'ping' : 'pings'}, ${acks} of ${pushes} events answered`;
	return html`<li>
		Connection ${number}
		<span class="badge badge-${online ? 'open' : 'closed'}"
			>${online ? 'open' : (ended ?? 'ended')}</span
		>
		<span>since ${whenHtml(openedAt)}: ${counts}</span>
	</li>`;
}
