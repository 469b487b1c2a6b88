import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Hono } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import { streamSSE } from 'hono/streaming';

import { inboxPage } from '../pages/inbox';
import { CREDENTIALS, type State } from '../state';

// What a message holds must stay harmless even if the drawing had a hole.
const headers = secureHeaders({
	contentSecurityPolicy: {
		defaultSrc: ["'none'"],
		scriptSrc: ["'self'"],
		styleSrc: ["'self'"],
		imgSrc: ["'self'", 'data:'],
		connectSrc: ["'self'"],
		baseUri: ["'none'"],
		formAction: ["'none'"],
		frameAncestors: ["'none'"],
	},
	referrerPolicy: 'no-referrer',
	strictTransportSecurity: false,
});

const STATIC = join(__dirname, '../pages/static');

/** The inbox page and what it loads. */
export function pageRoutes(state: State): Hono {
	const app = new Hono();
	app.use(headers);
	for (const path of ['/', '/inbox']) {
		app.get(path, (c) => {
			const selected = c.req.query('with') ?? '';
			const url = new URL(c.req.url).origin;
			const { inbox, images } = state;
			return c.html(inboxPage({ inbox, images, selected, url, credentials: CREDENTIALS }));
		});
	}
	app.get('/static/inbox.css', (c) =>
		c.body(readFileSync(join(STATIC, 'inbox.css')), 200, { 'Content-Type': 'text/css' }),
	);
	app.get('/static/inbox.js', (c) =>
		c.body(readFileSync(join(STATIC, 'inbox.js')), 200, { 'Content-Type': 'text/javascript' }),
	);
	app.get('/images/:key', (c) => {
		const image = state.images.get(c.req.param('key'));
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
