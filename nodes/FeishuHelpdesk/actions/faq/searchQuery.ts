import { field } from '../../fields/field';
import { InputError } from '../../shared/inputError';
import type { Params } from '../../fields/params';

/** What to look for. */
export const searchQueryField = field({
	displayName: 'Query',
	name: 'query',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. reset password',
	description:
		'The words to search for in questions and answers. Of a longer text the first 500 characters count.',
});

/**
 * Reads the search text of an item.
 *
 * @param params the item's fields
 * @returns the query for Feishu
 * @throws {InputError} when there is no text
 */
export function readSearchQuery(params: Params<'query'>): Record<string, string> {
	const text = params.text('query');
	if (text.trim() === '') {
		throw new InputError(
			searchQueryField.displayName,
			'is empty',
			"Enter the words to search for, or use 'Get Many' for all questions.",
		);
	}
	return encodeSearchText(text);
}

/** Most characters that are searched for; a guest's message may be longer than a URL can be. */
export const MAX_QUERY_LENGTH = 500;

/**
 * Chooses between the two forms that Feishu takes (Feishu docs: helpdesk-v1, search FAQs): the text,
 * which the URL encodes, or base64 of its UTF-8. Text with `%` or `+` goes as base64, so that nothing
 * is decoded twice on its way.
 *
 * @param text what to look for, any characters
 * @returns the parameters of the query
 */
export function encodeSearchText(text: string): Record<string, string> {
	const query = Array.from(text).slice(0, MAX_QUERY_LENGTH).join('');
	if (!/[%+]/.test(query)) return { query };
	return { query: Buffer.from(query, 'utf8').toString('base64'), base64: 'true' };
}
