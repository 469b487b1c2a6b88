import { additionalFieldsOf } from '../../fields/collections';
import { nameIn } from '../../fields/nameIn';
import { objectIn } from '../../shared/json';
import { path } from '../../transport/path';
import { operation } from '../../engine/operation';
import { raw } from '../../engine/reading';
import { changeOne, given } from '../../engine/writing';
import { EDITORS } from '../faq/editors';
import { languageField, nameField, parentField, parentOf } from './categoryFields';

/** Feishu docs: helpdesk-v1, create category. */
export const create = operation({
	name: 'Create',
	action: 'Create a category of FAQs',
	description: 'Add a category to the knowledge base',
	...EDITORS,
	fields: [{ ...nameField, required: true }, parentField, additionalFieldsOf([languageField])],

	prepare(params) {
		const has = params.has('additionalFields.language');
		return changeOne(
			{
				method: 'POST',
				path: path`/helpdesk/v1/categories`,
				expects: { what: 'the category', within: 'category', names: ['category_id', 'id'] },
				body: given({
					name: nameIn(params.text('name'), params.label('name')),
					parent_id: parentOf(params.locator('parentId')),
					language: has ? params.choice('additionalFields.language', LANGUAGES) : undefined,
				}),
			},
			(data) => raw(objectIn(data, 'category')),
		);
	},
});

const LANGUAGES = ['zh_cn', 'en_us', 'ja_jp'] as const;
