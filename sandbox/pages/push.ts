import { html } from 'hono/html';

import type { Push, PushAttempt } from '../push/push';
import type { Html } from './inlineHtml';

const STATES: Readonly<Record<Push['state'], { kind: string; text: string }>> = {
	waiting: { kind: 'score', text: 'Waiting' },
	sending: { kind: 'score', text: 'Sending' },
	taken: { kind: 'open', text: 'Taken' },
	givenUp: { kind: 'closed', text: 'Given up' },
};

/** Draws one push with every attempt. @param index in the log: copies of an event share its id */
export function pushHtml(push: Push, index: number): Html {
	const { kind, text } = STATES[push.state];
	return html`<li class="push" id="push-${index}">
		<div class="push-head">
			<strong>${push.eventType}</strong>
			<span class="badge badge-${kind}">${text}</span>
			<code class="count">${push.eventId}</code>
		</div>
		<ul class="attempts">
			${push.attempts.map(attemptHtml)}${nextHtml(push)}
		</ul>
		<details>
			<summary>Content</summary>
			<pre>${JSON.stringify(JSON.parse(push.json), null, 2)}</pre>
		</details>
	</li>`;
}

function attemptHtml(attempt: PushAttempt, index: number): Html {
	const { at, ms, problem, connection } = attempt;
	const way = connection === undefined ? '' : `Connection ${connection}: `;
	return html`<li>
		${clockHtml(at)} ${index === 0 ? '' : `Retry ${index}: `}${way}${problem ?? answerOf(attempt)}
		after ${ms} ms
	</li>`;
}

function answerOf({ status, connection }: PushAttempt): string {
	return `${connection === undefined ? 'HTTP' : 'ack'} ${status ?? ''}`;
}

function nextHtml({ nextAt, attempts }: Push): Html | string {
	if (nextAt === undefined) return '';
	return html`<li>${clockHtml(nextAt)} Retry ${attempts.length} is due</li>`;
}

function clockHtml(at: number): Html {
	const date = new Date(at);
	return html`<time datetime="${date.toISOString()}">${date.toLocaleTimeString('en-GB')}</time>`;
}
