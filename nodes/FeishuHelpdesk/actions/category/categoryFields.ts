import { field } from '../../fields/field';
import { optionalLocator } from '../../fields/locator';
import type { Located } from '../../fields/params';
import { identifierText } from '../../shared/identifier';
import { categoryLocator } from './categoryLocator';

/** The name of a category. */
export const nameField = field({
	displayName: 'Name',
	name: 'name',
	type: 'string',
	default: '',
	placeholder: 'e.g. Computers and phones',
	description: 'What readers of the knowledge base see',
});

/** The category in which a category lies. */
export const parentField = optionalLocator(categoryLocator, {
	displayName: 'Parent Category',
	name: 'parentId',
	description: 'The category in which it lies. Empty: at the top.',
});

/** Feishu docs: helpdesk-v1, create category. */
export const languageField = field({
	displayName: 'Language',
	name: 'language',
	type: 'options',
	options: [
		{ name: 'Chinese', value: 'zh_cn', description: 'The Chinese knowledge base' },
		{ name: 'English', value: 'en_us', description: 'The English knowledge base' },
		{ name: 'Japanese', value: 'ja_jp', description: 'The Japanese knowledge base' },
	],
	default: 'zh_cn',
	description: 'Of which knowledge base it is a part',
});

/** Feishu docs: helpdesk-v1, create category: the parent of those at the top. */
const TOP = '0';

/**
 * @param located what the field holds
 * @returns the ID of the parent
 */
export const parentOf = ({ value }: Located): string =>
	identifierText(value, parentField.displayName) || TOP;
