import { z } from 'zod/v4';

/** @returns the URL when it is one an employee may follow (http or https), else undefined */
export function safeUrl(text: string): string | undefined {
	const trimmed = text.trim();
	// URL.parse would do, but early versions of Node 20 lack it.
	if (!URL.canParse(trimmed)) return undefined;
	const url = new URL(trimmed);
	return ['http:', 'https:'].includes(url.protocol) ? url.href : undefined;
}

/** @returns whether Feishu takes a text as link target */
export const isWebUrl = (text: string): boolean => safeUrl(text) !== undefined;

/** A link target Feishu takes. */
export const webUrl = z.string().refine(isWebUrl, { error: 'illegal URL' });

/** A link target of any scheme. */
export const anyUrl: typeof webUrl = z.string().refine((text) => URL.canParse(text.trim()), {
	error: 'illegal URL',
});
