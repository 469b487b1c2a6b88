import { z } from 'zod/v4';

import type { EventConfig } from './config';
import { EVENT_NAMES } from './eventNames';
import type { PushFaultSpec } from './faults';

const milliseconds = z.number().nonnegative();
const target = {
	times: z.union([z.int().positive(), z.literal('always').transform(() => Infinity)]).optional(),
};

/** The event configuration of the app. */
export const configInput: z.ZodType<EventConfig> = z.strictObject({
	url: z.string().trim(),
	verificationToken: z.string().trim().min(1, 'must not be empty'),
	encryptKey: z.string().trim().optional(),
	added: z.array(z.enum(EVENT_NAMES)).optional(),
});

/** A fault for pushes. */
export const pushFaultInput: z.ZodType<PushFaultSpec> = z.union([
	z.strictObject({
		...target,
		kind: z.literal('duplicate'),
		copies: z.int().min(2).optional(),
		apartMs: milliseconds.optional(),
	}),
	z.strictObject({ ...target, kind: z.literal('reorder'), count: z.int().min(2) }),
	z.strictObject({ ...target, kind: z.literal('delay'), ms: milliseconds }),
	z.strictObject({
		...target,
		kind: z.literal('delay'),
		minMs: milliseconds,
		maxMs: milliseconds,
	}),
]);

/** How a notification was decided. */
export const approveInput = z.strictObject({
	status: z.enum(['REJECTED', 'APPROVED', 'CANCELED', 'DELETED']),
});
