import { flattenCategories } from '../actions/category/categoryTree';
import { path } from '../transport/path';
import { ask, listIn, type Steps } from '../transport/steps';
import { matching } from './matching';
import type { SearchPage } from './runSearch';

/**
 * Finds categories of the knowledge base.
 *
 * @param filter a part of the name or of the names above it, `''` for all
 * @returns the categories, each with its path
 */
export function* searchCategories(filter: string): Steps<SearchPage> {
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
