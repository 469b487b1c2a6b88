import { path } from '../../transport/path';
import { ask, type Steps } from '../../transport/steps';
import { listIn } from '../../shared/json';
import type { ListSearch, SearchPage } from '../../fields/listSearch';

/** A dropdown; the endpoint takes up to 100. */
const PAGE_SIZE = 50;

/** The questions of the knowledge base. */
export const faqSearch: ListSearch = { name: 'searchFaqs', find };

/**
 * Finds questions of the knowledge base.
 *
 * @param filter a part of the question, of a keyword or of an author's name, `''` for all
 * @param token of the page before, `''` for the first
 * @returns questions that are online
 */
function* find(filter: string, token: string): Steps<SearchPage> {
	const data = yield* ask({
		method: 'GET',
		path: path`/helpdesk/v1/faqs`,
		query: {
			page_size: PAGE_SIZE,
			...(filter !== '' && { search: filter }),
			...(token !== '' && { page_token: token }),
		},
		effect: 'read',
	});
	const results = listIn(data, 'items').flatMap(({ faq_id: faqId, id, question }) => {
		const value = faqId ?? id;
		return typeof value === 'string' ? [{ name: String(question ?? value), value }] : [];
	});
	const next = data.page_token;
	const hasMore = data.has_more === true && typeof next === 'string' && next !== '';
	return { results, ...(hasMore && next !== token && { next }) };
}
