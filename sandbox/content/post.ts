import { z } from 'zod/v4';

import { webUrl } from './webUrl';

const LOCALES = ['zh_cn', 'en_us', 'ja_jp'] as const;

// Unknown styles are ignored by Feishu, so they are no error here.
const style = z.array(z.string()).optional();

const ALONE: ReadonlySet<string> = new Set(['img', 'media', 'md']);

/** Feishu docs: Send message content, rich text (post): the supported tags. */
const postNode = z.discriminatedUnion('tag', [
	z.strictObject({
		tag: z.literal('text'),
		text: z.string(),
		un_escape: z.boolean().optional(),
		style,
	}),
	z.strictObject({ tag: z.literal('a'), text: z.string(), href: webUrl, style }),
	z.strictObject({
		tag: z.literal('at'),
		user_id: z.string().min(1),
		user_name: z.string().optional(),
		style,
	}),
	z.strictObject({
		tag: z.literal('img'),
		image_key: z.string().min(1),
		width: z.number().optional(),
		height: z.number().optional(),
	}),
	z.strictObject({
		tag: z.literal('media'),
		file_key: z.string().startsWith('file_'),
		image_key: z.string().min(1).optional(),
	}),
	z.strictObject({ tag: z.literal('emotion'), emoji_type: z.string().min(1) }),
	z.strictObject({ tag: z.literal('hr') }),
	z.strictObject({
		tag: z.literal('code_block'),
		text: z.string(),
		language: z.string().optional(),
	}),
	z.strictObject({ tag: z.literal('md'), text: z.string() }),
]);

const paragraph = z
	.array(postNode)
	.refine((nodes) => nodes.length === 1 || !nodes.some((node) => ALONE.has(node.tag)), {
		error: 'img, media and md must be alone in their paragraph',
	});

const postBody = z
	.strictObject({ title: z.string().optional(), content: z.array(paragraph) })
	.refine((body) => body.content.some((nodes) => nodes.length > 0), {
		error: 'content must not be empty',
	});

const postByLocale = z
	.partialRecord(z.enum(LOCALES), postBody)
	.refine((languages) => Object.keys(languages).length > 0, {
		error: `needs one language of ${LOCALES.join(', ')}`,
	});

const wrappedPost = z.strictObject({ post: postByLocale });

/**
 * The schema of a post: inside an outer `post`, as the examples of the helpdesk page show it.
 *
 * @param value parsed content
 * @param acceptUnwrapped whether the form of im-v1, without the outer `post`, passes too
 */
export function postSchema(value: unknown, acceptUnwrapped: boolean): z.ZodType<PostContent> {
	const isWrapped = typeof value === 'object' && value !== null && 'post' in value;
	return acceptUnwrapped && !isWrapped ? postByLocale : wrappedPost;
}

export type PostContent = z.infer<typeof wrappedPost> | z.infer<typeof postByLocale>;
export type PostBody = z.infer<typeof postBody>;
export type PostNode = z.infer<typeof postNode>;

/** @returns language and body pairs, in the order of the message, of either form */
export function postLanguages(content: PostContent): [language: string, body: PostBody][] {
	const languages = 'post' in content ? content.post : content;
	return Object.entries(languages);
}

/** @returns the image keys a post refers to, including covers of videos */
export function postImageKeys(content: PostContent): string[] {
	return postLanguages(content)
		.flatMap(([, body]) => body.content.flat())
		.flatMap((node) => ('image_key' in node && node.image_key ? [node.image_key] : []));
}
