import type { MiddlewareHandler } from 'hono';
import { secureHeaders } from 'hono/secure-headers';

/**
 * What a message holds must stay harmless even if the drawing had a hole.
 *
 * @param forms whether the page has forms; they may only be sent to the sandbox itself
 * @param leadsAway whether the answer to a form may send the person to another site
 */
export function pageHeaders({
	forms,
	leadsAway = false,
}: {
	forms: boolean;
	leadsAway?: boolean;
}): MiddlewareHandler {
	return secureHeaders({
		contentSecurityPolicy: {
			defaultSrc: ["'none'"],
			scriptSrc: ["'self'"],
			styleSrc: ["'self'"],
			imgSrc: ["'self'", 'data:'],
			connectSrc: ["'self'"],
			baseUri: ["'none'"],
			// Browsers apply it to where the answer leads, too.
			formAction: leadsAway ? ['*'] : [forms ? "'self'" : "'none'"],
			frameAncestors: ["'none'"],
		},
		// Without a referrer, browsers send a form with the origin "null", which is not let in.
		referrerPolicy: forms ? 'same-origin' : 'no-referrer',
		strictTransportSecurity: false,
	});
}
