import { CREDENTIALS } from '../app/credentials';
import { notFound } from '../http/answers';
import type { State } from '../state/state';
import { categoryView } from './categoryView';
import type { Faq } from './faqs';

/**
 * Shows a FAQ. Feishu docs: Get FAQ.
 *
 * @param faq what to show
 */
export function faqView(faq: Faq): object {
	return {
		faq_id: faq.id,
		id: faq.id,
		helpdesk_id: CREDENTIALS.helpdeskId,
		question: faq.question,
		answer: faq.answer,
		answer_richtext: faq.nodes,
		create_time: faq.createTime,
		update_time: faq.updateTime,
		expire_time: faq.expireTime,
		categories: faq.categories.map(categoryView),
		tags: faq.tags,
		create_user: faq.creator,
		update_user: faq.editor,
	};
}

/**
 * Finds a FAQ that is online.
 *
 * @throws Refusal 154004
 */
export function findFaq({ records }: State, id: string): Faq {
	const faq = records.faqs.find((candidate) => candidate.id === id && candidate.status === '1');
	if (!faq) throw notFound();
	return faq;
}
