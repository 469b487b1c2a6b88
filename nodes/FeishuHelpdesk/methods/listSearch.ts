import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import type { Resources } from '../engine/operation';
import { searchesIn } from '../engine/properties';
import type { ListSearch } from '../fields/listSearch';

/**
 * What the editor calls for 'From List' modes.
 *
 * @param resources the table of what the node can do
 * @returns the searches of all its fields, by the names that n8n calls them
 */
export const listSearchOf = (resources: Resources) =>
	Object.fromEntries(
		Object.values(resources)
			.flatMap(({ operations }) => Object.values(operations))
			.flatMap(({ fields }) => searchesIn(fields))
			.map((search) => [search.name, editorSearch(search)]),
	);

function editorSearch({ find }: ListSearch) {
	return async function (
		this: ILoadOptionsFunctions,
		filter?: string,
		paginationToken?: string,
	): Promise<INodeListSearchResult> {
		const { runSearch } = await import('./runSearch');
		return await runSearch(this, await find((filter ?? '').trim(), paginationToken ?? ''));
	};
}
