import { idLocator, parseId } from '../../fields/locator';
import type { Params } from '../../engine/params';

/** Names a custom field of tickets. */
export const ticketFieldLocator = idLocator({
	displayName: 'Custom Field',
	name: 'ticketFieldId',
	description: 'The custom field of tickets',
	listHint: 'The custom fields of tickets; search by name',
	search: 'searchTicketFields',
	placeholder: 'e.g. 6948728206392295444',
});

/**
 * @param params the item's fields
 * @returns the ID of the custom field
 * @throws {InputError} when there is none
 */
export const readTicketFieldId = (params: Params): string =>
	parseId(params.locator(ticketFieldLocator.name), ticketFieldLocator.displayName);
