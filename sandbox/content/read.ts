import type { z } from 'zod/v4';

import { Refusal } from '../http/answers';
import { firstIssue } from '../http/schema';
import type { IsOther } from '../state/otherForms';
import { cardImageKeys, cardSchema, hasCallback } from './card';
import { imageContent } from './image';
import type { MessageContent } from './messageContent';
import { postImageKeys, postSchema, postTags, type PostForm } from './post';
import { textContent } from './text';

/** What the app has that decides about a content. */
export interface ContentRules {
	/** Uploaded images, by image_key. */
	readonly images: ReadonlyMap<string, unknown>;
	/** Whether a post passes without the outer `post` object. */
	readonly acceptUnwrappedPost: boolean;
	/** Which doubtful facts are played in their other form. */
	readonly isOther: IsOther;
}

/**
 * Reads the `content` of a message as strictly as Feishu: JSON in a string, of the shape of its
 * msg_type, with images this app uploaded. Feishu docs: Send message content.
 *
 * @param msgType one of the four types of the helpdesk
 * @param raw the `content` field
 * @param rules what else decides, such as the images uploaded so far
 * @throws Refusal 154000 with HTTP 400, whose msg says what is wrong
 */
export function readContent(
	msgType: MessageContent['msgType'],
	raw: string,
	rules: ContentRules,
): MessageContent {
	const value = parse(raw);
	switch (msgType) {
		case 'text':
			return { msgType, content: check(textContent, value) };
		case 'image': {
			const content = check(imageContent, value);
			checkImages([content.image_key], rules);
			return { msgType, content };
		}
		case 'post': {
			const content = check(
				postSchema(value, wrapper(rules), rules.isOther('link-schemes')),
				value,
			);
			checkTags(postTags(content), rules);
			checkImages(postImageKeys(content), rules);
			return { msgType, content };
		}
		case 'interactive': {
			const schema = cardSchema(value, rules.isOther('card-template'));
			if (typeof schema === 'string') throw badRequest(schema);
			const content = check(schema, value);
			if (rules.isOther('card-callback') && hasCallback(content)) {
				throw badRequest('ErrCode: 200340; a button needs a link');
			}
			checkImages(cardImageKeys(content), rules);
			return { msgType, content };
		}
	}
}

/**
 * The helpdesk's general refusal. Feishu docs: Send message by the helpdesk bot, error codes.
 *
 * @param reason what is wrong, in the sandbox's words
 */
export function badRequest(reason: string): Refusal {
	return new Refusal(400, 154000, `Bad request, please check your request body: ${reason}`);
}

function parse(raw: string): unknown {
	try {
		const value: unknown = JSON.parse(raw);
		return value;
	} catch {
		throw badRequest('content is not a string that holds JSON');
	}
}

function check<T>(schema: z.ZodType<T>, value: unknown): T {
	const result = schema.safeParse(value);
	if (result.success) return result.data;
	throw badRequest(`content: ${firstIssue(result.error)}`);
}

function wrapper({ acceptUnwrappedPost, isOther }: ContentRules): PostForm {
	if (isOther('post-wrapper')) return 'bare';
	return acceptUnwrappedPost ? 'either' : 'wrapped';
}

function checkTags(tags: ReadonlySet<string>, { isOther }: ContentRules): void {
	const refused = [
		...(isOther('post-elements') ? ['hr', 'code_block'] : []),
		...(isOther('post-md') ? ['md'] : []),
	].find((tag) => tags.has(tag));
	if (refused !== undefined) throw badRequest(`content: there is no tag ${refused}`);
}

function checkImages(keys: string[], { images, isOther }: ContentRules): void {
	const unknown = keys.find((key) => isOther('app-image') || !images.has(key));
	if (unknown !== undefined) {
		throw badRequest(`ErrCode: 200570; image_key ${unknown} was not uploaded by this app`);
	}
}
