import type { IDataObject } from 'n8n-workflow';

import type { JsonObject } from '../../shared/json';
import { isoOfSeconds } from '../../shared/time';
import { listIn, objectIn } from '../../transport/steps';
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
		faq_id: text(faq.faq_id) ?? text(faq.id),
		question: text(faq.question),
		answer: text(faq.answer) ?? richAnswerText(faq),
		tags: Array.isArray(faq.tags) ? faq.tags.map(String) : [],
		category_names: categories.map(({ name }) => text(name)),
		category_ids: categories.map((category) => text(category.category_id) ?? text(category.id)),
		created_at: isoOfSeconds(faq.create_time),
		updated_at: isoOfSeconds(faq.update_time),
		created_by: text(objectIn(faq, 'create_user').name),
		updated_by: text(objectIn(faq, 'update_user').name),
		image_keys: imageKeysOf(faq),
	};
}

const text = (value: unknown): string | null =>
	typeof value === 'string' && value !== '' ? value : null;
