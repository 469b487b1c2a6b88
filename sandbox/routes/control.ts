import { Hono } from 'hono';
import { z } from 'zod/v4';

import type { FaultSpec } from '../gateway/faults';
import type { OpenRequest } from '../http/requests';
import type { State } from '../state/state';
import { connectionControlRoutes } from './connectionControl';
import { eventControlRoutes } from './eventControl';
import { ticketControlRoutes } from './ticketControl';

const target = {
	route: z.string().optional(),
	times: z.union([z.int().positive(), z.literal('always').transform(() => Infinity)]).optional(),
	skip: z.int().nonnegative().optional(),
};
const milliseconds = z.number().nonnegative();
const status = z.int().min(200).max(599);

// `when` is missing: a function cannot come as JSON.
const faultBody: z.ZodType<FaultSpec> = z.union([
	z.strictObject({ ...target, kind: z.literal('latency'), ms: milliseconds }),
	z.strictObject({ ...target, kind: z.literal('lateAnswer'), ms: milliseconds }),
	z.strictObject({
		...target,
		kind: z.literal('latency'),
		minMs: milliseconds,
		maxMs: milliseconds,
	}),
	z.strictObject({
		...target,
		kind: z.literal('answer'),
		status,
		code: z.int(),
		msg: z.string(),
		headers: z.record(z.string(), z.string()).optional(),
		error: z.record(z.string(), z.unknown()).optional(),
	}),
	z.strictObject({
		...target,
		kind: z.literal('answerAfterDelivery'),
		status,
		code: z.int().optional(),
		msg: z.string().optional(),
		html: z.boolean().optional(),
	}),
	z.strictObject({ ...target, kind: z.enum(['resetBefore', 'resetAfterDelivery', 'hang']) }),
	z.strictObject({ ...target, kind: z.literal('html'), status }),
	z.strictObject({
		...target,
		kind: z.literal('redirect'),
		status: z.union([
			z.literal(301),
			z.literal(302),
			z.literal(303),
			z.literal(307),
			z.literal(308),
		]),
		to: z.string(),
	}),
]);

/**
 * The sandbox's own controls below `/_sandbox`, for other processes than the one that started
 * it; everything a test does through `Sandbox`, as JSON.
 */
export function controlRoutes(state: State): Hono {
	return new Hono()
		.get('/', (c) =>
			c.json({
				credentials: state.credentials(),
				messages: state.inbox.length,
				requests: state.requests.length,
				tokens: state.tokens.issued.length,
			}),
		)
		.delete('/', (c) => {
			state.reset();
			return c.body(null, 204);
		})
		.get('/messages', (c) => c.json(state.inbox))
		.get('/requests', (c) => c.json(state.requests.map(readable)))
		.post('/faults', async (c) => {
			const body: unknown = await c.req.json().catch(() => undefined);
			const spec = faultBody.safeParse(body);
			if (!spec.success) return c.json({ error: z.prettifyError(spec.error) }, 400);
			state.faults.add(spec.data);
			return c.body(null, 204);
		})
		.post('/tokens/revoke', (c) => {
			state.tokens.revokeAll();
			return c.body(null, 204);
		})
		.post('/tokens/expire', (c) => {
			state.tokens.expireAll();
			return c.body(null, 204);
		})
		.route('/', eventControlRoutes(state))
		.route('/', connectionControlRoutes(state))
		.route('/', ticketControlRoutes(state))
		.put('/tickets/:userId', (c) => {
			state.desk.serve(c.req.param('userId'));
			return c.body(null, 204);
		})
		.delete('/tickets/:userId', (c) => {
			state.desk.closeAllOf(c.req.param('userId'));
			return c.body(null, 204);
		});
}

/** A request for JSON: the body as text, or only its size when it is a file. */
function readable({ rawBody, ...request }: OpenRequest): object {
	const isText = !request.headers['content-type']?.startsWith('multipart/');
	return {
		...request,
		bodyBytes: rawBody.length,
		...(isText ? { body: rawBody.toString('utf8') } : {}),
	};
}
