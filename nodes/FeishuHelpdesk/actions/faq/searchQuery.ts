import type { INodeProperties } from 'n8n-workflow';

import { InputError } from '../../shared/inputError';
import type { Params } from '../params';

/** What to look for. */
export const searchQueryField: INodeProperties = {
	displayName: 'Query',
	name: 'query',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. reset password',
	description: 'The words to search for in questions and answers',
};

/**
 * Reads the search text of an item.
 *
 * @param params the item's fields
 * @returns the query for Feishu
 * @throws {InputError} when there is no text
 */
export function readSearchQuery(params: Params): Record<string, string> {
	const text = params.text(searchQueryField.name);
	if (text.trim() === '') {
		throw new InputError(
			searchQueryField.displayName,
			'is empty',
			"Enter the words to search for, or use 'Get Many' for all questions.",
		);
	}
	return encodeSearchText(text);
}

/**
 * Chooses between the two forms that Feishu takes (Feishu docs: helpdesk-v1, search FAQs): the text as
 * it is, or base64 of its UTF-8. Plain words look the same whoever decodes them, and however often.
 * Anything else goes as base64, so that no `%` or `+` is decoded twice on its way.
 *
 * @param text what to look for, any characters
 * @returns the parameters of the query
 */
export function encodeSearchText(text: string): Record<string, string> {
	if (/^[A-Za-z0-9]+(?: [A-Za-z0-9]+)*$/.test(text)) return { query: text };
	return { query: Buffer.from(text, 'utf8').toString('base64'), base64: 'true' };
}
