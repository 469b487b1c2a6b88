import { path } from '../../transport/path';
import { operation } from '../../engine/operation';
import { changeOne } from '../../engine/writing';
import { EDITORS } from '../faq/editors';
import { categoryLocator } from './categoryLocator';

/** Feishu docs: helpdesk-v1, delete category. */
export const remove = operation({
	name: 'Delete',
	action: 'Delete a category of FAQs',
	description: 'Remove a category from the knowledge base',
	...EDITORS,
	fields: [categoryLocator.field],

	prepare(params) {
		const id = categoryLocator.read(params);
		return changeOne(
			{
				method: 'DELETE',
				path: path`/helpdesk/v1/categories/${id}`,
				names: categoryLocator.named(id),
			},
			() => ({ category_id: id, deleted: true }),
		);
	},
});
