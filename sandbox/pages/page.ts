import { html } from 'hono/html';

import type { Html } from './inlineHtml';

const PAGES = [
	{ path: '/', name: 'Inbox', hint: 'What employees receive' },
	{ path: '/agent', name: 'Tickets', hint: 'What agents and guests do' },
	{ path: '/events', name: 'Events', hint: 'What Feishu pushes' },
] as const;

/** What the pages of the sandbox differ in. */
export interface PageParts {
	path: (typeof PAGES)[number]['path'];
	title: string;
	/** Below the name of the sandbox, in the left column. */
	aside: Html;
	main: Html;
	/** Where the page is found again, when it answers a form that was refused. */
	address?: string | undefined;
}

/** Draws a page of the sandbox with the links to the others. */
export function pageHtml({ path, title, aside, main, address }: PageParts): Html {
	const links = PAGES.map(
		(page) =>
			html`<a
				href="${page.path}"
				title="${page.hint}"
				${page.path === path ? html`aria-current="page"` : ''}
				>${page.name}</a
			>`,
	);
	return html`<!doctype html>
		<html lang="en">
			<head>
				<meta charset="utf-8" />
				<meta name="viewport" content="width=device-width, initial-scale=1" />
				<title>${title}</title>
				<link rel="icon" href="data:," />
				${address === undefined ? '' : html`<link rel="canonical" href="${address}" />`}
				<link rel="stylesheet" href="/static/inbox.css" />
				<link rel="stylesheet" href="/static/agent.css" />
				<link rel="stylesheet" href="/static/events.css" />
				<script src="/static/inbox.js" defer></script>
			</head>
			<body>
				<aside>
					<div class="brand">
						<h1>Feishu sandbox</h1>
						<nav class="pages" aria-label="Pages">${links}</nav>
					</div>
					${aside}
				</aside>
				<main>${main}</main>
			</body>
		</html>`;
}
