import { z } from 'zod/v4';

import { badRequest } from '../content/read';
import { integerText } from '../http/schema';

/** The query of every list that goes on with a token. Feishu docs: List FAQs. */
export const pagingQuery = {
	page_token: z.string().default(''),
	page_size: integerText(1, 100).default(20),
};

/** A part of a list. */
export interface Page<T> {
	items: T[];
	has_more: boolean;
	/** The id of the last item, also on the last page; empty when the page is. */
	lastId: string;
}

/**
 * Cuts a page out of a list.
 *
 * @param list everything that fits the other filters
 * @param idOf reads the id that a token stands for
 * @param query token of the page before, or empty, and how many items to return
 * @returns the items after the token
 * @throws Refusal 154000 when the token belongs to no item of the list
 */
export function pageOf<T>(
	list: readonly T[],
	idOf: (item: T) => string,
	query: { page_token: string; page_size: number },
): Page<T> {
	const { page_token: token, page_size: size } = query;
	const start = token === '' ? 0 : list.findIndex((item) => idOf(item) === token) + 1;
	if (token !== '' && start === 0) throw badRequest('page_token is not one of this list');
	const items = list.slice(start, start + size);
	const last = items.at(-1);
	return {
		items,
		has_more: start + items.length < list.length,
		lastId: last === undefined ? '' : idOf(last),
	};
}

/** A flag of a query: only these two words. */
export const queryFlag = z.enum(['true', 'false']).transform((word) => word === 'true');
