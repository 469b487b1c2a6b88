import type { MiddlewareHandler } from 'hono';

const LOCAL = new Set(['127.0.0.1', 'localhost']);

/**
 * Lets in only what comes from this machine on purpose. The server listens on 127.0.0.1, yet a
 * web page open in the user's browser could still reach it, by a form or by a host name that
 * points here.
 */
export const localOnly: MiddlewareHandler = async (c, next) => {
	const host = c.req.header('Host') ?? '';
	const origin = c.req.header('Origin');
	const isLocal = LOCAL.has(host.replace(/:\d+$/, ''));
	if (!isLocal || (origin !== undefined && origin !== `http://${host}`)) {
		return c.text('The sandbox answers to this machine only.', 403);
	}
	await next();
	return undefined;
};
