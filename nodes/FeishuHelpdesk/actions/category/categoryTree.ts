import { type JsonObject, listIn } from '../../shared/json';

/** A category with its place in the tree instead of its children. */
export type FlatCategory = JsonObject & {
	category_id: string;
	/** The names from the top down. */
	path: string;
	/** 0 at the top. */
	depth: number;
};

/** Feishu docs: helpdesk-v1, create category: the parent of those at the top. */
const ROOT = '0';

/**
 * Lays a tree of categories out, each above its children.
 *
 * @param roots as Feishu sent them
 * @returns the categories, depth first
 */
export function flattenCategories(roots: readonly JsonObject[]): FlatCategory[] {
	return roots.flatMap((root) => flatten(root, { id: ROOT, names: [] }));
}

function flatten(category: JsonObject, above: { id: string; names: string[] }): FlatCategory[] {
	const own = Object.fromEntries(Object.entries(category).filter(([name]) => name !== 'children'));
	// In the example of the docs, children have no category_id, only the older name of it.
	const id = String(category.category_id ?? category.id ?? '');
	const names = [...above.names, String(category.name ?? '')];
	const flat: FlatCategory = {
		...own,
		category_id: id,
		parent_id: own.parent_id ?? above.id,
		path: names.join(' / '),
		depth: above.names.length,
	};
	return [flat, ...listIn(category, 'children').flatMap((child) => flatten(child, { id, names }))];
}
