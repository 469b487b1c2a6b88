import { idLocator } from '../../fields/locator';
import { categorySearch } from './categorySearch';

/** Names a category of the knowledge base. */
export const categoryLocator = idLocator({
	displayName: 'Category',
	name: 'categoryId',
	description: 'The category of the knowledge base',
	listHint: 'The categories of the knowledge base; search by name',
	search: categorySearch,
	placeholder: 'e.g. 6948728206392295444',
});
