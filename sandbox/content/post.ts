import { z } from 'zod/v4';

import { anyUrl, webUrl } from './webUrl';

const LOCALES = ['zh_cn', 'en_us', 'ja_jp'] as const;

// Unknown styles are ignored by Feishu, so they are no error here.
const style = z.array(z.string()).optional();

const ALONE: ReadonlySet<string> = new Set(['img', 'media', 'md']);

/** Feishu docs: Send message content, rich text (post): the supported tags. @param href of links */
const postNode = (href: typeof webUrl) =>
	z.discriminatedUnion('tag', [
		z.strictObject({
			tag: z.literal('text'),
			text: z.string(),
			un_escape: z.boolean().optional(),
			style,
		}),
		z.strictObject({ tag: z.literal('a'), text: z.string(), href, style }),
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

const paragraph = (href: typeof webUrl) =>
	z
		.array(postNode(href))
		.refine((nodes) => nodes.length === 1 || !nodes.some((node) => ALONE.has(node.tag)), {
			error: 'img, media and md must be alone in their paragraph',
		});

const postBody = (href: typeof webUrl) =>
	z
		.strictObject({ title: z.string().optional(), content: z.array(paragraph(href)) })
		.refine((body) => body.content.some((nodes) => nodes.length > 0), {
			error: 'content must not be empty',
		});

const postByLocale = (href: typeof webUrl) =>
	z
		.partialRecord(z.enum(LOCALES), postBody(href))
		.refine((languages) => Object.keys(languages).length > 0, {
			error: `needs one language of ${LOCALES.join(', ')}`,
		});

function forms(href: typeof webUrl) {
	const bare = postByLocale(href);
	return { bare, wrapped: z.strictObject({ post: bare }) };
}

const WEB_ONLY = forms(webUrl);
const ANY_LINK = forms(anyUrl);

/** Which form of a post passes: inside an outer `post`, without it as in im-v1, or both. */
export type PostForm = 'wrapped' | 'bare' | 'either';

/**
 * The schema of a post: inside an outer `post`, as the examples of the helpdesk page show it.
 *
 * @param value parsed content
 * @param form which one passes
 * @param takesAnyLink whether links need not be web addresses
 */
export function postSchema(
	value: unknown,
	form: PostForm,
	takesAnyLink: boolean,
): z.ZodType<PostContent> {
	const { bare, wrapped } = takesAnyLink ? ANY_LINK : WEB_ONLY;
	const isWrapped = typeof value === 'object' && value !== null && 'post' in value;
	return form === 'bare' || (form === 'either' && !isWrapped) ? bare : wrapped;
}

export type PostContent =
	| z.infer<(typeof WEB_ONLY)['wrapped']>
	| z.infer<(typeof WEB_ONLY)['bare']>;
export type PostBody = z.infer<ReturnType<typeof postBody>>;
export type PostNode = z.infer<ReturnType<typeof postNode>>;

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

/** @returns the tags that occur in a post */
export function postTags(content: PostContent): ReadonlySet<string> {
	return new Set(
		postLanguages(content)
			.flatMap(([, body]) => body.content.flat())
			.map(({ tag }) => tag),
	);
}
