import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import type { Steps } from '../transport/steps';
import { searchAgents } from './agentSearch';
import { searchCategories } from './categorySearch';
import { searchFaqs } from './faqSearch';
import { searchGuests } from './guestSearch';
import type { SearchPage } from './runSearch';
import { searchSkills } from './skillSearch';
import { searchTicketFields } from './ticketFieldSearch';
import { searchTickets } from './ticketSearch';

type Search = (filter: string, token: string) => Steps<SearchPage>;

/** By the names that the fields use. */
const SEARCHES = {
	searchAgents,
	searchCategories,
	searchFaqs,
	searchGuests,
	searchSkills,
	searchTicketFields,
	searchTickets,
} as const satisfies Record<string, Search>;

/** What the editor calls for 'From List' modes. */
export const listSearch = Object.fromEntries(
	Object.entries<Search>(SEARCHES).map(([name, search]) => [name, editorSearch(search)]),
);

function editorSearch(search: Search) {
	return async function (
		this: ILoadOptionsFunctions,
		filter?: string,
		paginationToken?: string,
	): Promise<INodeListSearchResult> {
		const { runSearch } = await import('./runSearch');
		return await runSearch(this, search(filter ?? '', paginationToken ?? ''));
	};
}
