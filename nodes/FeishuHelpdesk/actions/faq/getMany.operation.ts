import { filtersOf } from '../../fields/collections';
import { pagingFields, parseLimit } from '../../fields/paging';
import { simplifyField } from '../../fields/simplify';
import { path } from '../../transport/path';
import { operation } from '../../engine/operation';
import type { Params } from '../../engine/params';
import { raw, readMany } from '../../engine/reading';
import { simpleFaq } from './simpleFaq';

const filtersField = filtersOf([
	{
		displayName: 'Category ID',
		name: 'categoryId',
		type: 'string',
		default: '',
		placeholder: 'e.g. 6948728206392295444',
		description: 'Only questions of this category. Category: Get Many puts out the IDs.',
	},
	{
		displayName: 'Search',
		name: 'search',
		type: 'string',
		default: '',
		placeholder: 'e.g. VPN',
		description: 'Only questions whose title, keywords or authors hold this text',
	},
	{
		displayName: 'Status',
		name: 'status',
		type: 'options',
		options: [
			{ name: 'Deleted for Good', value: '2', description: 'Cannot be restored' },
			{ name: 'In Recycle Bin', value: '0', description: 'Deleted, can be restored' },
			{ name: 'Online', value: '1', description: 'Shown to guests' },
		],
		default: '1',
		description: 'Whether to return questions that are online or deleted ones',
	},
]);

/** Feishu docs: helpdesk-v1, list FAQs. */
export const getMany = operation({
	name: 'Get Many',
	action: 'Get many FAQs',
	description: 'Retrieve a list of questions of the knowledge base',
	fields: [...pagingFields, filtersField, simplifyField],

	prepare(params) {
		return readMany({
			path: path`/helpdesk/v1/faqs`,
			query: readFilters(params),
			list: 'items',
			paging: { by: 'token', maxSize: 100 },
			limit: parseLimit(params.flag('returnAll'), params.value('limit')),
			shape: params.flag('simplify') ? simpleFaq : raw,
		});
	},
});

function readFilters(params: Params): Record<string, string> {
	const categoryId = params.text('filters.categoryId').trim();
	const search = params.text('filters.search').trim();
	const status = params.choice('filters.status', ['', '0', '1', '2'], '');
	return {
		...(categoryId !== '' && { category_id: categoryId }),
		...(status !== '' && { status }),
		...(search !== '' && { search }),
	};
}
