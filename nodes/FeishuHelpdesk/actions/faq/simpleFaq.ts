import type { IDataObject } from 'n8n-workflow';

import { type JsonObject, listIn, objectIn, textOrNull } from '../../shared/json';
import { isoOfSeconds } from '../../shared/time';
import { imageKeysOf, richAnswerText } from './richAnswer';

/**
 * Makes a FAQ flat: a plain answer, ISO times, names of people and categories.
 *
 * @param faq as Feishu sent it (Feishu docs: helpdesk-v1, get FAQ)
 * @returns the most useful fields
 */
export function simpleFaq(faq: JsonObject): IDataObject {
	const categories = listIn(faq, 'categories');
	return {
		faq_id: textOrNull(faq.faq_id) ?? textOrNull(faq.id),
		question: textOrNull(faq.question),
		answer: textOrNull(faq.answer) ?? richAnswerText(faq),
		tags: Array.isArray(faq.tags) ? faq.tags.map(String) : [],
		category_names: categories.map(({ name }) => textOrNull(name)),
		category_ids: categories.map(
			(category) => textOrNull(category.category_id) ?? textOrNull(category.id),
		),
		created_at: isoOfSeconds(faq.create_time),
		updated_at: isoOfSeconds(faq.update_time),
		expire_time: isoOfSeconds(faq.expire_time),
		created_by: textOrNull(objectIn(faq, 'create_user').name),
		updated_by: textOrNull(objectIn(faq, 'update_user').name),
		image_keys: imageKeysOf(faq),
	};
}
