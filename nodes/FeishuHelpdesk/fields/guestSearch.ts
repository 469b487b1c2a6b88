import type { ListSearch } from './listSearch';

/** People who wrote to the helpdesk, and whoever is typed by address. */
export const guestSearch: ListSearch = {
	name: 'searchGuests',
	find: async (filter, token) => (await import('./findGuests')).findGuests(filter, token),
};
