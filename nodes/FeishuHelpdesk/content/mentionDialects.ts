import { excerpt } from '../shared/inputError';
import { isJsonObject, type JsonValue } from '../shared/json';
import { foreignMention, mentionByMail, mentionedUser } from './html/mentionTag';
import { readTag } from './html/tagText';
import type { PostByLocale } from './post';
import type { PostDraft } from './postBuilder';
import type { PostElement } from './postElement';

/** A mention as it is written for text messages or for cards, closed or not. */
const MENTION = /<at(\s[^<>]*)?>(?:([^<>]*)<\/at\s*>)?/gi;

/** Whether there is one at all. */
const MENTION_START = /<at[\s>]/i;

/** Text, its mentions taken out or rewritten. */
interface Rewritten<Value> {
	value: Value;
	/** What could not be turned into a mention; `[]` for nothing. */
	hints: string[];
}

/**
 * Writes the mentions in a text as text messages want them, `<at user_id="…">Name</at>`, whichever
 * dialect they are in (Feishu docs: im-v1, message content, text; cards have `<at id=…>`).
 *
 * @param text any text
 * @returns the text, with hints about mentions that are none there
 */
export function nativeMentions(text: string): Rewritten<string> {
	const { value, hints } = splitMentions(text);
	const written = value.map((part) =>
		'text' in part ? part.text : `<at user_id="${part.userId}">${part.name}</at>`,
	);
	return { value: written.join(''), hints: [...hints, ...foreignMention(text)] };
}

type Part = { text: string } | { userId: string; name: string };

function splitMentions(text: string): Rewritten<Part[]> {
	const value: Part[] = [];
	const hints: string[] = [];
	let end = 0;
	for (const found of text.matchAll(MENTION)) {
		const [written, , name] = found;
		const tag = readTag(written);
		const attributes = tag?.kind === 'open' ? tag.attributes : {};
		const userId = mentionedUser(attributes);
		value.push({ text: text.slice(end, found.index) });
		end = found.index + written.length;
		if (userId !== undefined) {
			const userIds = userId.split(',');
			// A name is that of one person.
			const shown = userIds.length === 1 ? (name ?? '') : '';
			for (const each of userIds) value.push({ userId: each, name: shown });
			continue;
		}
		const { email } = attributes;
		value.push({
			text: email === undefined ? written : [`@${email}`, name].filter(Boolean).join(' '),
		});
		hints.push(
			email === undefined
				? `The mention '${excerpt(written)}' names nobody; it was sent as text. Write <at user_id="ou_…"></at>.`
				: mentionByMail(`'${excerpt(email)}'`),
		);
	}
	value.push({ text: text.slice(end) });
	return { value, hints };
}

/**
 * Makes elements of the mentions that stand in the texts of a post, where Feishu shows them as they are
 * written.
 *
 * @param post by language, checked
 * @returns the post, with hints about mentions that are none
 */
export function mentionElements(post: PostByLocale): Rewritten<PostByLocale> {
	const hints: string[] = [];
	const value = Object.fromEntries(
		Object.entries(post).map(([locale, body]): [string, JsonValue] => {
			if (!isJsonObject(body) || !Array.isArray(body.content)) return [locale, body];
			const content = body.content.map((paragraph) =>
				Array.isArray(paragraph) ? paragraph.flatMap(rewrite) : paragraph,
			);
			return [locale, { ...body, content }];
		}),
	);
	return { value, hints: [...new Set(hints)] };

	function rewrite(element: JsonValue): JsonValue[] {
		if (!isJsonObject(element) || typeof element.text !== 'string') return [element];
		const { tag, text } = element;
		if ((tag !== 'text' && tag !== 'md') || !MENTION_START.test(text)) return [element];
		if (tag === 'md') {
			const native = nativeMentions(text);
			hints.push(...native.hints);
			return [{ ...element, text: native.value }];
		}
		return asElements({ ...element, text }, hints);
	}
}

type At = Extract<PostElement, { tag: 'at' }>;

/** Makes elements of a text and of the mentions in it. */
function asElements<Element extends { text: string }>(
	element: Element,
	hints: string[],
): (Element | At)[] {
	const parts = splitMentions(element.text);
	hints.push(...parts.hints);
	return parts.value.flatMap((part): (Element | At)[] => {
		if (!('text' in part)) return [{ tag: 'at', user_id: part.userId }];
		return part.text === '' ? [] : [{ ...element, text: part.text }];
	});
}

/**
 * Does what {@link mentionElements} does to texts that were put together from fields.
 *
 * @param drafts the languages
 * @returns the same, with hints about mentions that are none
 */
export function mentionDrafts(drafts: readonly PostDraft[]): Rewritten<PostDraft[]> {
	const hints: string[] = [];
	const value = drafts.map(({ paragraphs, ...rest }) => ({
		...rest,
		paragraphs: paragraphs.map((paragraph) =>
			paragraph.flatMap((element): PostElement[] => {
				if (element.tag !== 'text' || !MENTION_START.test(element.text)) return [element];
				return asElements(element, hints);
			}),
		),
	}));
	return { value, hints: [...new Set(hints)] };
}
