import type { INodeProperties } from 'n8n-workflow';

import { filtersOf } from '../../fields/collections';
import { pagingFields, parseLimit } from '../../fields/paging';
import { path } from '../../transport/path';
import type { QueryValue } from '../../transport/request';
import { ask, listIn } from '../../transport/steps';
import { operation } from '../../engine/operation';
import type { Params } from '../../engine/params';
import { raw } from '../../engine/reading';
import { flattenCategories } from './categoryTree';

const structureField: INodeProperties = {
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
};

const filtersField = filtersOf([
	{
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
	},
	{
		displayName: 'Order By',
		name: 'orderBy',
		type: 'options',
		options: [
			{ name: 'Last Changed First', value: 'updatedDesc', description: 'Newest change on top' },
			{ name: 'Last Changed Last', value: 'updatedAsc', description: 'Oldest change on top' },
		],
		default: 'updatedDesc',
		description: 'The order of categories with the same parent; otherwise that of the helpdesk',
	},
]);

/** Feishu docs: helpdesk-v1, list categories. */
export const getMany = operation({
	name: 'Get Many',
	action: 'Get many categories of FAQs',
	description: 'Retrieve the categories of the knowledge base, flat or as a tree',
	fields: [structureField, ...pagingFields, filtersField],

	prepare(params) {
		const structure = params.choice('structure', ['flat', 'tree'], 'flat');
		const limit = parseLimit(params.flag('returnAll'), params.value('limit'));
		const query = readFilters(params);
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

function readFilters(params: Params): Record<string, QueryValue> {
	const language = params.text('filters.lang').trim();
	const order = params.choice('filters.orderBy', ['', 'updatedDesc', 'updatedAsc'], '');
	return {
		...(language !== '' && { lang: language }),
		// Feishu docs: helpdesk-v1, list categories: 1 is the time of the last change.
		...(order !== '' && { order_by: 1, asc: order === 'updatedAsc' }),
	};
}
