import { path } from '../../transport/path';
import { operation } from '../../engine/operation';
import { raw, readOne } from '../../engine/reading';
import { categoryLocator } from './categoryLocator';

/** Feishu docs: helpdesk-v1, get category. */
export const get = operation({
	name: 'Get',
	action: 'Get a category of FAQs',
	description: 'Retrieve a category of the knowledge base',
	fields: [categoryLocator.field],

	prepare(params) {
		const categoryId = categoryLocator.read(params);
		return readOne(
			{
				path: path`/helpdesk/v1/categories/${categoryId}`,
				names: categoryLocator.named(categoryId),
				// The page shows both the category itself and one inside `category`.
				expects: { what: 'the category', within: 'category', names: ['category_id', 'id'] },
			},
			raw,
		);
	},
});
