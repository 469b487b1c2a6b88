import type { IDataObject } from 'n8n-workflow';

import { type JsonObject, listIn, objectIn } from '../../shared/json';

/** The objects name their ID each in their own way (Feishu docs: helpdesk-v1, custom fields). */
const ID_NAMES = ['ticket_customized_field_id', 'user_customized_field_id', 'id'] as const;

/**
 * Makes a custom field flat.
 *
 * @param field of tickets or users, as Feishu sent it
 * @returns the most useful fields; `options` is `null` where Feishu names none
 */
export function simpleField(field: JsonObject): IDataObject {
	const { key_name, display_name, field_type, required, visible, editable, description } = field;
	return {
		id: ID_NAMES.map((name) => field[name]).find((id) => typeof id === 'string') ?? null,
		key_name,
		display_name,
		field_type,
		required,
		visible,
		editable,
		description,
		position: positionOf(field.position),
		dropdown_allow_multiple: field.dropdown_allow_multiple ?? null,
		options: 'dropdown_options' in field ? optionsOf(objectIn(field, 'dropdown_options')) : null,
	} as IDataObject;
}

/** A string in the lists of fields, a number in a ticket. */
function positionOf(position: unknown): number | null {
	const number = Number(position ?? NaN);
	return position === '' || Number.isNaN(number) ? null : number;
}

/** Each choice after the one above it: a ticket may hold the tag of any level. */
function optionsOf(parent: JsonObject, above: readonly string[] = []): IDataObject[] {
	return listIn(parent, 'children').flatMap((option) => {
		const names = [...above, String(option.display_name ?? '')];
		const tag = typeof option.tag === 'string' ? option.tag : null;
		return [{ path: names.join(' / '), tag }, ...optionsOf(option, names)];
	});
}
