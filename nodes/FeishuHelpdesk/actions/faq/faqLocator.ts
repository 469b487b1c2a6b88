import { idLocator } from '../../fields/locator';
import { faqSearch } from './faqSearch';

/** Names a question of the knowledge base. */
export const faqLocator = idLocator({
	displayName: 'FAQ',
	name: 'faqId',
	description: 'The question of the knowledge base',
	listHint: 'The questions of the knowledge base; search by question, keyword or author',
	search: faqSearch,
	placeholder: 'e.g. 6956395634652471000',
});
