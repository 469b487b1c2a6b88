import { idLocator } from '../../fields/locator';
import { ticketFieldSearch } from './ticketFieldSearch';

/** Names a custom field of tickets. */
export const ticketFieldLocator = idLocator({
	displayName: 'Custom Field',
	name: 'ticketFieldId',
	description: 'The custom field of tickets',
	listHint: 'The custom fields of tickets; search by name',
	search: ticketFieldSearch,
	placeholder: 'e.g. 6948728206392295444',
});
