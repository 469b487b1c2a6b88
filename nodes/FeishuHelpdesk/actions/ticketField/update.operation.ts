import { updateFieldsOf } from '../../fields/collections';
import { rowsIn } from '../../fields/field';
import { nameIn } from '../../fields/nameIn';
import { objectIn } from '../../shared/json';
import { path } from '../../transport/path';
import { operation } from '../../engine/operation';
import { changeInTurn, given, make, readFirst, someOf } from '../../engine/writing';
import { MANAGERS } from '../agentSkill/managers';
import {
	displayNameField,
	moreFields,
	optionsField,
	optionsJsonField,
	positionIn,
	readNested,
	readOptions,
	tagged,
} from './fieldFields';
import { ticketFieldLocator } from './ticketFieldLocator';

const OPTIONS = 'updateFields.dropdownOptions';
const NESTED = 'updateFields.dropdownOptionsJson';
const FIELD = { what: 'the custom field', names: ['ticket_customized_field_id', 'id'] };

/** Feishu docs: helpdesk-v1, update a ticket custom field. */
export const update = operation({
	name: 'Update',
	action: 'Update a custom field of tickets',
	description: 'Change a custom field of tickets; options that stay keep their tags',
	...MANAGERS,
	fields: [
		ticketFieldLocator.field,
		updateFieldsOf([displayNameField, ...moreFields, optionsField, optionsJsonField]),
	],

	prepare(params) {
		const id = ticketFieldLocator.read(params);
		const names = ticketFieldLocator.named(id);
		const rows = params.rows(rowsIn(optionsField, OPTIONS), 'option');
		const options =
			readNested(params.value(NESTED), params.label(NESTED)) ??
			readOptions(rows, params.label(OPTIONS));
		const text = (
			name: 'displayName' | 'position' | 'description',
			checked: (entered: string, label: string) => string = (entered) => entered,
		) => {
			const place = `updateFields.${name}` as const;
			return params.has(place) ? checked(params.text(place), params.label(place)) : undefined;
		};
		const flag = (name: 'visible' | 'required') =>
			params.has(`updateFields.${name}`) ? params.flag(`updateFields.${name}`) : undefined;
		const changes = someOf(
			given({
				display_name: text('displayName', nameIn),
				position: text('position', positionIn),
				description: text('description'),
				visible: flag('visible'),
				required: flag('required'),
				dropdown_options: options,
			}),
		);
		return changeInTurn(id, function* () {
			const place = path`/helpdesk/v1/ticket_customized_fields/${id}`;
			let body = changes;
			if (options) {
				const before = yield* readFirst(place, FIELD, names);
				body = {
					...changes,
					dropdown_options: tagged(options, objectIn(before, 'dropdown_options')),
				};
			}
			yield* make({ method: 'PATCH', path: place, body, names });
			return [{ json: { ticket_customized_field_id: id, updated: true } }];
		});
	},
});
