import { z } from 'zod/v4';

import type { WireFaultSpec } from './faults';

const target = {
	times: z.union([z.int().positive(), z.literal('always').transform(() => Infinity)]).optional(),
	chance: z.number().min(0).max(1).optional(),
};
const milliseconds = z.number().nonnegative();

/** How a connection ends. */
const how = z.enum(['reset', 'close', 'freeze']);

const config = z.strictObject({
	PingInterval: z.number().optional(),
	ReconnectCount: z.number().optional(),
	ReconnectInterval: z.number().optional(),
	ReconnectNonce: z.number().optional(),
});

/** A fault of long connections. */
export const wireFaultInput: z.ZodType<WireFaultSpec> = z.union([
	z.strictObject({
		...target,
		kind: z.enum([
			'dropPush',
			'dropAck',
			'doublePush',
			'garbage',
			'noPong',
			'emptyPong',
			'garbagePong',
			'stallHandshake',
			'noClientConfig',
		]),
	}),
	z.strictObject({ ...target, kind: z.literal('latePush'), ms: milliseconds }),
	z.strictObject({
		...target,
		kind: z.literal('parts'),
		count: z.int().min(2).max(256),
		shuffled: z.boolean().optional(),
		lose: z.boolean().optional(),
	}),
	z.strictObject({ ...target, kind: z.literal('hugeSum'), sum: z.number().optional() }),
	z.strictObject({ ...target, kind: z.literal('cut'), how, afterPush: z.boolean().optional() }),
	z.strictObject({ ...target, kind: z.literal('pongConfig'), config }),
	z.strictObject({
		...target,
		kind: z.literal('refuseHandshake'),
		status: z.int().min(200).max(599).optional(),
		code: z.int().optional(),
		msg: z.string().optional(),
	}),
	z.strictObject({ ...target, kind: z.literal('refuseBootstrap'), code: z.int() }),
]);

/** Which connections to end, and how. */
export const cutInput = z.strictObject({ how, connection: z.int().optional() });

/** Where events go. */
export const modeInput = z.strictObject({
	mode: z.enum(['automatic', 'webhook', 'longConnection']),
});

/** The App Secret from now on. */
export const secretInput = z.strictObject({ appSecret: z.string().min(1) });
