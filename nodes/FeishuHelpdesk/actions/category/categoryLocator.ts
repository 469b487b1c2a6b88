import { idLocator, parseId } from '../../fields/locator';
import type { Params } from '../../engine/params';

/** Names a category of the knowledge base. */
export const categoryLocator = idLocator({
	displayName: 'Category',
	name: 'categoryId',
	description: 'The category of the knowledge base',
	listHint: 'The categories of the knowledge base; search by name',
	search: 'searchCategories',
	placeholder: 'e.g. 6948728206392295444',
});

/**
 * @param params the item's fields
 * @returns the ID of the category
 * @throws {InputError} when there is none
 */
export const readCategoryId = (params: Params): string =>
	parseId(params.locator(categoryLocator.name), categoryLocator.displayName);
