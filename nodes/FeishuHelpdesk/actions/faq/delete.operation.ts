import { path } from '../../transport/path';
import { operation } from '../../engine/operation';
import { changeOne } from '../../engine/writing';
import { EDITORS } from './editors';
import { faqLocator } from './faqLocator';

/** Feishu docs: helpdesk-v1, delete FAQ. */
export const remove = operation({
	name: 'Delete',
	action: 'Delete a FAQ',
	description: 'Move a FAQ into the recycle bin, from which Feishu lets it be restored for 30 days',
	...EDITORS,
	fields: [faqLocator.field],

	prepare(params) {
		const id = faqLocator.read(params);
		return changeOne(
			{ method: 'DELETE', path: path`/helpdesk/v1/faqs/${id}`, names: faqLocator.named(id) },
			() => ({ faq_id: id, deleted: true }),
		);
	},
});
