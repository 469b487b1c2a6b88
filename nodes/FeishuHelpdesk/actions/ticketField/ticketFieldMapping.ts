import { listIn, type JsonObject } from '../../shared/json';
import { path } from '../../transport/path';
import type { readPages } from '../../transport/pages';
import type { Steps } from '../../transport/steps';
import type { FieldMapping, MappedField } from '../../fields/mapping';

/** The custom fields of tickets, to be filled in one by one. */
export const ticketFieldMapping: FieldMapping = {
	name: 'getTicketFields',
	find: async () => columns((await pages()).readPages),
};

/** What reads pages, loaded when it is needed. */
export const pages = async () => await import('../../transport/pages');

/**
 * Reads all custom fields of tickets.
 *
 * @param read reads pages
 * @returns as Feishu sent them
 */
export function* allTicketFields(read: typeof readPages): Steps<JsonObject[]> {
	const found: JsonObject[] = [];
	const request = {
		method: 'GET',
		path: path`/helpdesk/v1/ticket_customized_fields`,
		effect: 'read',
		asApp: true,
	} as const;
	const paging = { by: 'token', maxSize: 100 } as const;
	const ids = ['ticket_customized_field_id', 'id'];
	yield* read({ request, list: 'items', ids, paging, limit: Infinity }, (page) => {
		found.push(...page);
	});
	return found;
}

function* columns(read: typeof readPages): Steps<MappedField[]> {
	const fields = yield* allTicketFields(read);
	return fields.flatMap((field): MappedField[] => {
		const { ticket_customized_field_id: id, display_name: name } = field;
		if (typeof id !== 'string') return [];
		const options = namesIn(field.dropdown_options);
		return [{ id, displayName: String(name ?? id), ...(options.length > 0 && { options }) }];
	});
}

/** Feishu docs: helpdesk-v1, get a ticket: a value is the name of the option. */
function namesIn(options: JsonObject[string] | undefined): string[] {
	const parent = options as JsonObject | undefined;
	return listIn(parent ?? {}, 'children').flatMap((option) => [
		String(option.display_name ?? ''),
		...namesIn(option),
	]);
}
