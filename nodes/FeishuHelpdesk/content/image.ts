import { visibleText } from '../shared/identifier';
import { InputError, excerpt } from '../shared/inputError';
import type { MessageContent } from './message';

/**
 * Builds an image message.
 *
 * @param imageKey key of an image that this app uploaded, `img_…`
 * @returns `{"image_key": …}` (Feishu docs: im-v1, message content, image)
 */
export function imageContent(imageKey: string): MessageContent {
	return { msg_type: 'image', content: { image_key: imageKey } };
}

/**
 * Checks a key that a user typed.
 *
 * @param value what the field holds
 * @param field label of the field
 * @returns the key without white space around it
 * @throws {InputError} when it is empty or not an image key
 */
export function parseImageKey(value: string, field: string): string {
	const key = visibleText(value);
	const hint =
		"An image key looks like 'img_v3_…' and comes from uploading the image with the same app. To send a file, choose 'Binary File' as the image source.";
	if (key === '') throw new InputError(field, 'is empty', hint);
	if (!/^img_[\w-]+$/.test(key)) {
		throw new InputError(field, `is not an image key: '${excerpt(key)}'`, hint);
	}
	return key;
}
