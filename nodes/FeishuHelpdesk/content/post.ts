import { InputError, excerpt } from '../shared/inputError';
import { isJsonObject, type JsonObject, type JsonValue } from '../shared/json';
import { parseJsonField } from '../shared/parseField';
import type { MessageContent } from './message';
import { POST_LOCALES } from './postLocales';
import { checkPostBody } from './postSchema';
import { unwrapMessage } from './wholeMessage';

/**
 * How a post is put into `content`. The helpdesk page shows it below a `post` key in both of its
 * examples but refers, for the format, to a page that has none: `wrapped` is the form it prints.
 */
export const POST_FORMATS = ['wrapped', 'unwrapped'] as const;

/** One of {@link POST_FORMATS}. */
export type PostFormat = (typeof POST_FORMATS)[number];

/** A post by language: `{ "zh_cn": { title, content }, … }`. */
export type PostByLocale = JsonObject;

/**
 * Builds a rich-text message.
 *
 * @param post the post by language, already checked
 * @param format whether to put it below a `post` key
 * @returns the message
 */
export function postContent(post: PostByLocale, format: PostFormat): MessageContent {
	return { msg_type: 'post', content: format === 'wrapped' ? { post } : post };
}

/**
 * Reads a post that a user wrote as JSON, in either documented shape, or pasted with the message around it.
 *
 * @param value text or object: `{"post":{"zh_cn":{…}}}` or `{"zh_cn":{…}}`; a received
 *   message has a body without a language, which is taken as Chinese, which everybody sees when it is the only one
 * @param field label of the field
 * @returns the post by language
 * @throws {InputError} naming language, paragraph and element that Feishu would refuse
 */
export function parsePost(value: unknown, field: string): PostByLocale {
	const given = parseJsonField(value, field, 'a rich text message');
	const parsed = unwrapMessage(given, 'post', field);
	const whole = isWrapped(parsed) ? parsed.post : parsed;
	const isReceived = parsed !== given && isJsonObject(whole) && Array.isArray(whole.content);
	const post = isReceived ? { zh_cn: whole } : whole;
	const hint = `Write { "zh_cn": { "title": "…", "content": [[ … ]] } }. Languages: ${POST_LOCALES.join(', ')}.`;
	if (!isJsonObject(post)) throw new InputError(field, "has no object below 'post'", hint);
	const locales = Object.keys(post);
	const unknown = locales.find((locale) => !isLocale(locale));
	if (unknown !== undefined) {
		throw new InputError(field, `has an unknown language '${excerpt(unknown)}'`, hint);
	}
	if (locales.length === 0) throw new InputError(field, 'is empty', hint);
	const empty = locales.find((locale) => !checkPostBody(post[locale] ?? null, field, locale));
	if (empty !== undefined) {
		throw new InputError(
			field,
			`says nothing in '${empty}'`,
			'Add a title or a paragraph with text.',
		);
	}
	return post;
}

/** The wrapper is a lone `post` key; beside others it would be a language nobody knows. */
function isWrapped(value: JsonObject): value is { post: JsonValue } {
	return 'post' in value && Object.keys(value).length === 1;
}

const isLocale = (locale: string) => (POST_LOCALES as readonly string[]).includes(locale);
