import { field } from '../../fields/field';
import { listFilters } from '../../fields/listFilters';
import { pagingFields, readLimit } from '../../fields/paging';
import { path } from '../../transport/path';
import { ask } from '../../transport/steps';
import { listIn } from '../../shared/json';
import { operation } from '../../engine/operation';
import { raw } from '../../engine/reading';
import { flattenCategories } from './categoryTree';

const structureField = field({
	displayName: 'Structure',
	name: 'structure',
	type: 'options',
	options: [
		{
			name: 'Flat',
			value: 'flat',
			description: 'One item for each category, with its path from the top',
		},
		{
			name: 'Tree',
			value: 'tree',
			description: 'One item for each category at the top, with those below it inside',
		},
	],
	default: 'flat',
	description: 'How categories that lie in others are returned',
});

const filters = listFilters([
	{
		query: 'lang',
		as: 'text',
		field: field({
			displayName: 'Language',
			name: 'lang',
			type: 'options',
			options: [
				{ name: 'Chinese', value: 'zh_cn', description: 'Of the Chinese knowledge base' },
				{ name: 'English', value: 'en_us', description: 'Of the English knowledge base' },
				{ name: 'Japanese', value: 'ja_jp', description: 'Of the Japanese knowledge base' },
			],
			default: 'zh_cn',
			description: 'Only categories of the knowledge base in this language',
		}),
	},
	{
		// Feishu docs: helpdesk-v1, list categories: 1 is the time of the last change.
		as: 'oneOf',
		queries: { updatedDesc: { order_by: 1, asc: false }, updatedAsc: { order_by: 1, asc: true } },
		field: field({
			displayName: 'Order By',
			name: 'orderBy',
			type: 'options',
			options: [
				{ name: 'Last Changed First', value: 'updatedDesc', description: 'Newest change on top' },
				{ name: 'Last Changed Last', value: 'updatedAsc', description: 'Oldest change on top' },
			],
			default: 'updatedDesc',
			description: 'The order of categories with the same parent; otherwise that of the helpdesk',
		}),
	},
]);

/** Feishu docs: helpdesk-v1, list categories. */
export const getMany = operation({
	name: 'Get Many',
	action: 'Get many categories of FAQs',
	description: 'Retrieve the categories of the knowledge base, flat or as a tree',
	fields: [structureField, ...pagingFields, filters.field],

	prepare(params) {
		const structure = params.choice('structure', ['flat', 'tree'], 'flat');
		const limit = readLimit(params);
		const query = filters.read(params);
		return {
			*steps() {
				const data = yield* ask({
					method: 'GET',
					path: path`/helpdesk/v1/categories`,
					query,
					effect: 'read',
				});
				const roots = listIn(data, 'categories');
				const found = structure === 'tree' ? roots : flattenCategories(roots);
				return found.slice(0, limit).map((category) => ({ json: raw(category) }));
			},
		};
	},
});
