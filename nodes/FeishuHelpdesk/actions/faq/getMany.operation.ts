import { field } from '../../fields/field';
import { listFilters } from '../../fields/listFilters';
import { pagingFields, readLimit } from '../../fields/paging';
import { simplifyField } from '../../fields/simplify';
import { path } from '../../transport/path';
import { operation } from '../../engine/operation';
import { raw, readMany } from '../../engine/reading';
import { simpleFaq } from './simpleFaq';

const filters = listFilters([
	{
		query: 'category_id',
		as: 'id',
		field: field({
			displayName: 'Category ID',
			name: 'categoryId',
			type: 'string',
			default: '',
			placeholder: 'e.g. 6948728206392295444',
			description: 'Only questions of this category. Category: Get Many puts out the IDs.',
		}),
	},
	{
		query: 'search',
		as: 'text',
		field: field({
			displayName: 'Search',
			name: 'search',
			type: 'string',
			default: '',
			placeholder: 'e.g. VPN',
			description: 'Only questions whose title, keywords or authors hold this text',
		}),
	},
	{
		query: 'status',
		as: 'choice',
		field: field({
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
		}),
	},
]);

/** Feishu docs: helpdesk-v1, list FAQs. */
export const getMany = operation({
	name: 'Get Many',
	action: 'Get many FAQs',
	description: 'Retrieve a list of questions of the knowledge base',
	fields: [...pagingFields, filters.field, simplifyField],

	prepare(params) {
		return readMany({
			path: path`/helpdesk/v1/faqs`,
			query: filters.read(params),
			list: 'items',
			ids: ['faq_id', 'id'],
			paging: { by: 'token', maxSize: 100 },
			limit: readLimit(params),
			shape: params.flag('simplify') ? simpleFaq : raw,
		});
	},
});
