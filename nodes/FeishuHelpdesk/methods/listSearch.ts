import type {
	ILoadOptionsFunctions,
	INodeListSearchResult,
	INodePropertyOptions,
} from 'n8n-workflow';

import type { Resources } from '../engine/operation';
import { searchesIn } from '../engine/properties';
import type { ListSearch, SearchPage } from '../fields/listSearch';

/**
 * What the editor calls for 'From List' modes.
 *
 * @param resources the table of what the node can do
 * @returns the searches of all its fields, by the names that n8n calls them
 */
export const listSearchOf = (resources: Resources) =>
	methodsOf(searches(resources, 'resourceLocator'), editorSearch);

/**
 * What the editor calls for fields that take several things.
 *
 * @param resources the table of what the node can do
 * @returns the lists of all such fields, by the names that n8n calls them
 */
export const loadOptionsOf = (resources: Resources) =>
	methodsOf(searches(resources, 'multiOptions'), editorOptions);

const searches = (resources: Resources, type: Parameters<typeof searchesIn>[1]): ListSearch[] =>
	Object.values(resources)
		.flatMap(({ operations }) => Object.values(operations))
		.flatMap(({ fields }) => searchesIn(fields, type));

const methodsOf = <Method>(
	found: readonly ListSearch[],
	method: (search: ListSearch) => Method,
): Record<string, Method> =>
	Object.fromEntries(found.map((search) => [search.name, method(search)]));

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

function editorOptions({ find }: ListSearch) {
	return async function (this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
		const { talkInEditor } = await import('./runSearch');
		const found: INodePropertyOptions[] = [];
		for (let token: string | undefined = ''; token !== undefined; ) {
			const page: SearchPage = await talkInEditor(this, await find('', token));
			found.push(...page.results);
			token = page.next;
		}
		return found;
	};
}
