import { path } from '../../transport/path';
import type { readPages } from '../../transport/pages';
import type { Steps } from '../../transport/steps';
import { matching, type ListSearch, type SearchPage } from '../../fields/listSearch';

/** `field_type` in words (Feishu docs: helpdesk-v1, ticket custom fields). */
const TYPE_NAMES: ReadonlyMap<unknown, string> = new Map([
	['string', 'single line'],
	['multiline', 'multiple lines'],
	['dropdown', 'dropdown'],
	['dropdown_nested', 'nested dropdown'],
]);

/** The custom fields of tickets. */
export const ticketFieldSearch: ListSearch = {
	name: 'searchTicketFields',
	find: async (filter) => find(filter, (await import('../../transport/pages')).readPages),
};

/**
 * Finds custom fields of tickets. All pages are read, since Feishu cannot search them by name.
 *
 * @param filter a part of the name, `''` for all
 * @param read reads pages
 * @returns the custom fields with their types
 */
function* find(filter: string, read: typeof readPages): Steps<SearchPage> {
	const results: SearchPage['results'] = [];
	yield* read(
		{
			request: {
				method: 'GET',
				path: path`/helpdesk/v1/ticket_customized_fields`,
				effect: 'read',
			},
			list: 'items',
			ids: ['ticket_customized_field_id', 'id'],
			paging: { by: 'token', maxSize: 100 },
			limit: Infinity,
		},
		(fields) => {
			for (const field of fields) {
				const { ticket_customized_field_id: id, display_name: name, field_type: type } = field;
				if (typeof id !== 'string') continue;
				const kind = TYPE_NAMES.get(type) ?? String(type ?? '');
				results.push({ name: `${String(name ?? id)} (${kind})`, value: id });
			}
		},
	);
	return matching(results, filter);
}
