import { z } from 'zod/v4';

import type { Directory } from '../people/directory';

const text = z.string().trim().min(1, 'must not be empty');

/** How a conversation begins. @param directory who may be named by e-mail or name */
export function beginInput(directory: Directory): z.ZodType<{ guest: string; text: string }> {
	const guest = z
		.string()
		.trim()
		.refine((name) => /^ou_\w+$/.test(name) || directory.find(name) !== undefined, {
			error: 'nobody of the directory has this id, e-mail or name',
		});
	return z.object({ guest, text });
}

/** A message by one side. */
export const writeInput = z.object({ as: z.enum(['guest', 'agent', 'bot']), text });

/** The end of a ticket. */
export const closeInput = z.object({ by: z.enum(['guest', 'agent', 'bot']).default('agent') });

/** A rating: a number, or a digit where a form sends it. */
export const rateInput = z.object({
	score: z.coerce.number().pipe(z.union([z.literal(1), z.literal(2), z.literal(3)])),
});
