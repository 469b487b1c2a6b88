import type { z } from 'zod/v4';

import { Refusal } from '../http/answers';
import { firstIssue } from '../http/schema';
import { cardImageKeys, cardSchema } from './card';
import { imageContent } from './image';
import type { MessageContent } from './messageContent';
import { postImageKeys, postSchema } from './post';
import { textContent } from './text';

/** What the app has that decides about a content. */
export interface ContentRules {
	/** Uploaded images, by image_key. */
	readonly images: ReadonlyMap<string, unknown>;
	/** Whether a post passes without the outer `post` object. */
	readonly acceptUnwrappedPost: boolean;
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
			const content = check(postSchema(value, rules.acceptUnwrappedPost), value);
			checkImages(postImageKeys(content), rules);
			return { msgType, content };
		}
		case 'interactive': {
			const schema = cardSchema(value);
			if (typeof schema === 'string') throw badRequest(schema);
			const content = check(schema, value);
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

function checkImages(keys: string[], rules: Pick<ContentRules, 'images'>): void {
	const unknown = keys.find((key) => !rules.images.has(key));
	if (unknown !== undefined) {
		throw badRequest(`ErrCode: 200570; image_key ${unknown} was not uploaded by this app`);
	}
}
