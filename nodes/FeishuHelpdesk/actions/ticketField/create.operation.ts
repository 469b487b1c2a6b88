import { additionalFieldsOf } from '../../fields/collections';
import { field, shownFor } from '../../fields/field';
import { nameIn } from '../../fields/nameIn';
import { InputError } from '../../shared/inputError';
import { path } from '../../transport/path';
import { operation } from '../../engine/operation';
import { raw } from '../../engine/reading';
import { make } from '../../engine/writing';
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
import { allTicketFields, pages } from './ticketFieldMapping';

const POSITION = 'additionalFields.position';
const TYPES = ['string', 'multiline', 'dropdown', 'dropdown_nested'] as const;

const keyNameField = field({
	displayName: 'Key Name',
	name: 'keyName',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. affected_system',
	description: 'By what programs know the field. It cannot be changed later.',
});

const typeField = field({
	displayName: 'Field Type',
	name: 'fieldType',
	type: 'options',
	options: [
		{ name: 'Dropdown', value: 'dropdown', description: 'One of some options' },
		{ name: 'Multiple Lines', value: 'multiline', description: 'Longer text' },
		{ name: 'Nested Dropdown', value: 'dropdown_nested', description: 'Up to three levels' },
		{ name: 'Single Line', value: 'string', description: 'Short text' },
	],
	default: 'string',
	description: 'What people enter',
});

const multipleField = field({
	displayName: 'Allow Multiple',
	name: 'dropdownAllowMultiple',
	type: 'boolean',
	default: true,
	description: 'Whether several options of a dropdown can be chosen',
});

/** Feishu docs: helpdesk-v1, create a ticket custom field; the answer holds no ID. */
export const create = operation({
	name: 'Create',
	action: 'Create a custom field of tickets',
	description: 'Add a custom field to tickets',
	...MANAGERS,
	fields: [
		keyNameField,
		{ ...displayNameField, required: true },
		typeField,
		shownFor(optionsField, { fieldType: ['dropdown'] }),
		shownFor(optionsJsonField, { fieldType: ['dropdown_nested'] }),
		additionalFieldsOf([...moreFields, multipleField]),
	],

	async prepare(params) {
		const text = (name: 'keyName' | 'displayName') => nameIn(params.text(name), params.label(name));
		const type = params.choice('fieldType', TYPES);
		const isNested = type === 'dropdown_nested';
		const isDropdown = isNested || type === 'dropdown';
		const source = isNested ? 'dropdownOptionsJson' : 'dropdownOptions';
		const label = params.label(source);
		const options = isNested
			? readNested(params.value(source), label)
			: readOptions(isDropdown ? params.rows(optionsField, 'option') : [], label);
		if (isDropdown && options === undefined) {
			throw new InputError(label, 'is empty', 'Add the options of the dropdown.');
		}
		const keyName = text('keyName');
		const displayName = text('displayName');
		const body = {
			key_name: keyName,
			display_name: displayName,
			field_type: type,
			position: positionIn(params.text(POSITION) || '1', params.label(POSITION)),
			description: params.text('additionalFields.description') || displayName,
			visible: params.flag('additionalFields.visible', true),
			required: params.flag('additionalFields.required', false),
			...(options && { dropdown_options: tagged(options, {}) }),
			...(type === 'dropdown' &&
				params.has('additionalFields.dropdownAllowMultiple') && {
					dropdown_allow_multiple: params.flag('additionalFields.dropdownAllowMultiple'),
				}),
		};
		const { readPages } = await pages();
		return {
			*steps() {
				yield* make({
					method: 'POST',
					path: path`/helpdesk/v1/ticket_customized_fields`,
					body,
				});
				const fields = yield* allTicketFields(readPages);
				const found = fields.find(({ key_name: key }) => key === keyName);
				return [{ json: { ...raw(found ?? { key_name: keyName }), created: true } }];
			},
		};
	},
});
