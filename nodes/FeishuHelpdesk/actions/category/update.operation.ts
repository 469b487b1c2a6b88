import { updateFieldsOf } from '../../fields/collections';
import { nameIn } from '../../fields/nameIn';
import { path } from '../../transport/path';
import { operation } from '../../engine/operation';
import { changeOne, given, someOf } from '../../engine/writing';
import { EDITORS } from '../faq/editors';
import { nameField, parentField, parentOf } from './categoryFields';
import { categoryLocator } from './categoryLocator';

/** Feishu docs: helpdesk-v1, update category. */
export const update = operation({
	name: 'Update',
	action: 'Update a category of FAQs',
	description: 'Rename a category of the knowledge base, or move it',
	...EDITORS,
	fields: [categoryLocator.field, updateFieldsOf([nameField, parentField])],

	prepare(params) {
		const categoryId = categoryLocator.read(params);
		const name = params.has('updateFields.name')
			? nameIn(params.text('updateFields.name'), params.label('updateFields.name'))
			: undefined;
		const parent = params.has('updateFields.parentId')
			? parentOf(params.locator('updateFields.parentId'))
			: undefined;
		return changeOne(
			{
				method: 'PATCH',
				path: path`/helpdesk/v1/categories/${categoryId}`,
				body: someOf(given({ name, parent_id: parent })),
				names: categoryLocator.named(categoryId),
			},
			() => ({ category_id: categoryId, updated: true }),
		);
	},
});
