import { z } from 'zod/v4';

import { markdownProblem } from './cardMarkdown';

const translations = z.record(z.string(), z.string()).optional();

type TextTag = 'plain_text' | 'lark_md';

function textTagged(tags: readonly TextTag[]) {
	return z
		.looseObject({
			tag: z.enum(tags),
			content: z.string().optional(),
			i18n: translations,
			i18n_content: translations,
		})
		.check(({ value, issues }) => {
			const { tag, content, i18n, i18n_content: translated } = value;
			const add = (message: string) => issues.push({ code: 'custom', input: value, message });
			if (content === undefined && i18n === undefined && translated === undefined) {
				add('needs content or i18n');
			}
			if (tag !== 'lark_md') return;
			const texts = [content ?? '', ...Object.values({ ...i18n, ...translated })];
			const problem = texts.map((text) => markdownProblem(text, false)).find(Boolean);
			if (problem !== undefined) add(problem);
		});
}

/** Card text shown as it is. */
export const plainText = textTagged(['plain_text']);

/** Card text that may hold markdown. */
export const cardText = textTagged(['plain_text', 'lark_md']);

/** Card markdown. */
export const cardMarkdown = z.string().check(({ value, issues }) => {
	const problem = markdownProblem(value, true);
	if (problem !== undefined) issues.push({ code: 'custom', input: value, message: problem });
});

export type CardText = z.infer<typeof cardText>;
