import { simplifyField } from '../../fields/simplify';
import { path } from '../../transport/path';
import { operation } from '../../engine/operation';
import { raw, readOne } from '../../engine/reading';
import { faqLocator } from './faqLocator';
import { simpleFaq } from './simpleFaq';

/** Feishu docs: helpdesk-v1, get FAQ. */
export const get = operation({
	name: 'Get',
	action: 'Get a FAQ',
	description: 'Retrieve a question of the knowledge base with its answer and pictures',
	fields: [faqLocator.field, simplifyField],

	prepare(params) {
		const faqId = faqLocator.read(params);
		const shape = params.flag('simplify') ? simpleFaq : raw;
		return readOne(
			{
				path: path`/helpdesk/v1/faqs/${faqId}`,
				names: faqLocator.named(faqId),
				expects: { what: 'the FAQ', within: 'faq', names: ['faq_id', 'id'] },
			},
			shape,
		);
	},
});
