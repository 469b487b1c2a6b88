import { InputError } from '../shared/inputError';
import type { PostByLocale } from './post';
import type { PostElement, TextStyle } from './postElement';
import type { PostLocale } from './postLocales';
import { checkPostBody, illegalLink, isLegalLink } from './postSchema';

/** Kinds of elements that the builder offers. */
export const ELEMENT_TYPES = [
	'text',
	'a',
	'at',
	'atAll',
	'img',
	'hr',
	'code_block',
	'emotion',
] as const;

/** One of {@link ELEMENT_TYPES}. */
export type ElementType = (typeof ELEMENT_TYPES)[number];

/** An element as a user filled it in; each type reads its own fields. */
export interface ElementDraft {
	type: ElementType;
	text: string;
	style: TextStyle[];
	href: string;
	userId: string;
	imageKey: string;
	language: string;
	emojiType: string;
}

/** A post in one language. */
export interface PostDraft {
	locale: PostLocale;
	title: string;
	paragraphs: PostElement[][];
}

/**
 * Makes an element of a post (Feishu docs: im-v1, message content, post).
 *
 * @param draft what the user filled in
 * @param field label of the field
 * @param place where it stands, e.g. `element 2 of paragraph 1`
 * @returns the element
 * @throws {InputError} naming the place of what is missing
 */
export function buildElement(draft: ElementDraft, field: string, place: string): PostElement {
	const need = (value: string, what: string): string => {
		if (value.trim() !== '') return value;
		throw new InputError(field, `has no ${what} in ${place}`, `Fill in the ${what}, or remove it.`);
	};
	const style = draft.style.length > 0 ? { style: draft.style } : {};
	switch (draft.type) {
		case 'text':
			return { tag: 'text', text: draft.text, ...style };
		case 'a': {
			const href = need(draft.href, 'link').trim();
			if (!isLegalLink(href)) throw new InputError(field, ...illegalLink(href, place));
			return { tag: 'a', text: draft.text.trim() === '' ? href : draft.text, href, ...style };
		}
		case 'at':
			return { tag: 'at', user_id: need(draft.userId, 'user ID').trim() };
		case 'atAll':
			return { tag: 'at', user_id: 'all' };
		case 'img':
			return { tag: 'img', image_key: need(draft.imageKey, 'image key') };
		case 'hr':
			return { tag: 'hr' };
		case 'code_block': {
			const language = draft.language === '' ? {} : { language: draft.language };
			return { tag: 'code_block', text: need(draft.text, 'code'), ...language };
		}
		case 'emotion':
			return { tag: 'emotion', emoji_type: need(draft.emojiType, 'emoji').trim() };
	}
}

/**
 * Puts the languages of a post together.
 *
 * @param drafts at least one
 * @param field label of the field that holds the text
 * @returns the post by language
 * @throws {InputError} when one says nothing, an image is not alone, or a language comes twice
 */
export function buildPost(drafts: readonly PostDraft[], field: string): PostByLocale {
	const post: PostByLocale = {};
	for (const { locale, title, paragraphs } of drafts) {
		if (locale in post) {
			throw new InputError(field, `has the language '${locale}' twice`, 'Give each language once.');
		}
		const content = paragraphs.map((elements) => elements.map(toJsonObject));
		// A title alone still needs a body (Feishu docs: im-v1, message content, post: content).
		const body = { title, content: content.flat().length > 0 ? content : EMPTY_BODY };
		if (!checkPostBody(body, field, locale)) {
			throw new InputError(field, `says nothing in '${locale}'`, 'Add a title or some text.');
		}
		post[locale] = body;
	}
	return post;
}

const EMPTY_BODY = [[{ tag: 'text', text: '' }]];

const toJsonObject = (element: PostElement) => ({ ...element });
