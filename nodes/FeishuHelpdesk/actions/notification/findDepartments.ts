import { matching, type SearchPage } from '../../fields/listSearch';
import { listIn } from '../../shared/json';
import { path } from '../../transport/path';
import { ask, type Steps } from '../../transport/steps';

/**
 * Finds departments (Feishu docs: contact-v3, list sub-departments). Their names need a permission of their
 * own; without it the IDs stand for them.
 *
 * @param filter a part of the name, `''` for all
 * @param token of the page before, `''` for the first
 * @returns departments at all levels
 */
export function* findDepartments(filter: string, token: string): Steps<SearchPage> {
	const data = yield* ask({
		method: 'GET',
		path: path`/contact/v3/departments/0/children`,
		query: { fetch_child: true, page_size: 50, ...(token !== '' && { page_token: token }) },
		effect: 'read',
		about: [],
		scope: 'contact:contact.base:readonly',
	});
	const results = listIn(data, 'items').flatMap(({ name, open_department_id: id }) =>
		typeof id === 'string' ? [{ name: String(name || id), value: id }] : [],
	);
	const { page_token: next, has_more: hasMore } = data;
	return {
		...matching(results, filter),
		...(hasMore === true && typeof next === 'string' && next !== token && { next }),
	};
}
