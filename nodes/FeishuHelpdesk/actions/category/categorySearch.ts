import { flattenCategories } from './categoryTree';
import { path } from '../../transport/path';
import { ask, type Steps } from '../../transport/steps';
import { listIn } from '../../shared/json';
import { matching, type ListSearch, type SearchPage } from '../../fields/listSearch';

/** The categories of the knowledge base. */
export const categorySearch: ListSearch = { name: 'searchCategories', find };

/**
 * Finds categories of the knowledge base.
 *
 * @param filter a part of the name or of the names above it, `''` for all
 * @returns the categories, each with its path
 */
function* find(filter: string): Steps<SearchPage> {
	const data = yield* ask({
		method: 'GET',
		path: path`/helpdesk/v1/categories`,
		effect: 'read',
	});
	const results = flattenCategories(listIn(data, 'categories'))
		.filter(({ category_id: id }) => id !== '')
		.map(({ category_id: value, path: name }) => ({ name, value }));
	return matching(results, filter);
}
