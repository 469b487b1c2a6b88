import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { searchGuests } from './guestSearch';
import { runSearch } from './runSearch';

/** What the editor calls for 'From List' modes, by the names that the fields use. */
export const listSearch = {
	async searchGuests(
		this: ILoadOptionsFunctions,
		filter?: string,
		paginationToken?: string,
	): Promise<INodeListSearchResult> {
		return await runSearch(this, searchGuests(filter ?? '', paginationToken ?? ''));
	},
};
