import { simplifyField } from '../../fields/simplify';
import { path } from '../../transport/path';
import { objectIn } from '../../transport/steps';
import { operation } from '../../engine/operation';
import { raw, readOne } from '../../engine/reading';
import { faqLocator, readFaqId } from './faqLocator';
import { simpleFaq } from './simpleFaq';

/** Feishu docs: helpdesk-v1, get FAQ. */
export const get = operation({
	name: 'Get',
	action: 'Get a FAQ',
	description: 'Retrieve a question of the knowledge base with its answer and pictures',
	fields: [faqLocator, simplifyField],

	prepare(params) {
		const faqId = readFaqId(params);
		const shape = params.flag('simplify') ? simpleFaq : raw;
		return readOne(
			{
				path: path`/helpdesk/v1/faqs/${faqId}`,
				names: { field: faqLocator.displayName, value: faqId },
			},
			(data) => shape(objectIn(data, 'faq')),
		);
	},
});
