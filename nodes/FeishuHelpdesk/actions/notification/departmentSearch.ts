import type { ListSearch } from '../../fields/listSearch';

/** The departments of the company. */
export const departmentSearch: ListSearch = {
	name: 'searchDepartments',
	find: async (filter, token) => (await import('./findDepartments')).findDepartments(filter, token),
};
