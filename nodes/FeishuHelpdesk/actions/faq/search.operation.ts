import { pagingFields, readLimit } from '../../fields/paging';
import { simplifyField } from '../../fields/simplify';
import { path } from '../../transport/path';
import { operation } from '../../engine/operation';
import { raw, readMany } from '../../engine/reading';
import { readSearchQuery, searchQueryField } from './searchQuery';
import { simpleFaq } from './simpleFaq';

/** Feishu docs: helpdesk-v1, search FAQs. */
export const search = operation({
	name: 'Search',
	action: 'Search FAQs',
	description: 'Find questions of the knowledge base as a guest would, best matches first',
	fields: [searchQueryField, ...pagingFields, simplifyField],

	prepare(params) {
		return readMany({
			path: path`/helpdesk/v1/faqs/search`,
			query: readSearchQuery(params),
			list: 'items',
			ids: ['faq_id', 'id'],
			paging: { by: 'token', maxSize: 100 },
			limit: readLimit(params),
			shape: params.flag('simplify') ? simpleFaq : raw,
		});
	},
});
