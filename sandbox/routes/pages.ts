import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';

import { asShown } from '../pages/asShown';
import { pageHeaders } from '../pages/headers';
import { inboxPage } from '../pages/inbox';
import type { State } from '../state/state';

const STATIC = join(__dirname, '../pages/static');

/** The inbox page and what it loads. */
export function pageRoutes(state: State): Hono {
	const app = new Hono();
	app.use(pageHeaders({ forms: false }));
	for (const path of ['/', '/inbox']) {
		app.get(path, (c) => {
			const selected = c.req.query('with') ?? '';
			const url = new URL(c.req.url).origin;
			const { images } = state;
			const inbox = state.inbox.map((message) => asShown(message, state.isOther));
			const nameOf = (id: string): string => state.nameOf(id);
			return c.html(
				inboxPage({ inbox, images, nameOf, selected, url, credentials: state.credentials() }),
			);
		});
	}
	for (const name of ['inbox.css', 'agent.css', 'events.css', 'authorize.css']) {
		app.get(`/static/${name}`, (c) =>
			c.body(readFileSync(join(STATIC, name)), 200, { 'Content-Type': 'text/css' }),
		);
	}
	app.get('/static/inbox.js', (c) =>
		c.body(readFileSync(join(STATIC, 'inbox.js')), 200, { 'Content-Type': 'text/javascript' }),
	);
	app.get('/images/:key', (c) => {
		const key = c.req.param('key');
		const image = state.images.get(key) ?? state.tickets.images.get(key);
		if (!image) return c.notFound();
		return c.body(new Uint8Array(image.bytes), 200, { 'Content-Type': image.contentType });
	});
	app.get('/messages/:id', (c) => {
		const message = state.inbox.find(({ messageId }) => messageId === c.req.param('id'));
		return message ? c.text(JSON.stringify(message, null, 2)) : c.notFound();
	});
	app.get('/changes', (c) =>
		streamSSE(c, async (stream) => {
			const tell = (): void => void stream.writeSSE({ event: 'change', data: '' });
			state.changes.on('change', tell);
			await new Promise<void>((resolve) => {
				stream.onAbort(resolve);
				tell();
			});
			state.changes.off('change', tell);
		}),
	);
	return app;
}
