import { z } from 'zod/v4';

function textTagged<const T extends string>(tags: readonly T[]) {
	return z
		.looseObject({
			tag: z.enum(tags),
			content: z.string().optional(),
			i18n: z.record(z.string(), z.string()).optional(),
		})
		.refine((text) => text.content !== undefined || text.i18n !== undefined, {
			error: 'needs content or i18n',
		});
}

/** Card text shown as it is. */
export const plainText = textTagged(['plain_text']);

/** Card text that may hold markdown. */
export const cardText = textTagged(['plain_text', 'lark_md']);

export type CardText = z.infer<typeof cardText>;
