import { idLocator, parseId } from '../../fields/locator';
import type { Params } from '../../engine/params';

/** Names a question of the knowledge base. */
export const faqLocator = idLocator({
	displayName: 'FAQ',
	name: 'faqId',
	description: 'The question of the knowledge base',
	listHint: 'The questions of the knowledge base; search by question, keyword or author',
	search: 'searchFaqs',
	placeholder: 'e.g. 6956395634652471000',
});

/**
 * @param params the item's fields
 * @returns the ID of the FAQ
 * @throws {InputError} when there is none
 */
export const readFaqId = (params: Params): string =>
	parseId(params.locator(faqLocator.name), faqLocator.displayName);
