import { CREDENTIALS } from '../app/credentials';
import type { Category } from './categories';

/**
 * Shows a category the way it stands alone: without its place in the tree.
 *
 * @param category what to show
 * @returns the object of Feishu's answer
 */
export function categoryView({ id, name, language }: Category): Record<string, string> {
	return { category_id: id, id, name, helpdesk_id: CREDENTIALS.helpdeskId, language };
}
