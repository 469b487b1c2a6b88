import type { ListSearch } from '../../fields/listSearch';

/** The latest tickets. */
export const ticketSearch: ListSearch = {
	name: 'searchTickets',
	find: async (filter, token) => (await import('./findTickets')).findTickets(filter, token),
};
