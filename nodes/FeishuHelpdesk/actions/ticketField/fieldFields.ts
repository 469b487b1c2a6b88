import { field, fieldList, rowsField } from '../../fields/field';
import type { Row } from '../../fields/params';
import { InputError } from '../../shared/inputError';
import { listIn, type JsonObject } from '../../shared/json';
import { parseJsonField } from '../../shared/parseField';
import { filled } from '../../shared/plainText';

/** What agents and guests see. */
export const displayNameField = field({
	displayName: 'Display Name',
	name: 'displayName',
	type: 'string',
	default: '',
	placeholder: 'e.g. Affected system',
	description: 'What agents and guests see',
});

/** The choices of a dropdown. */
export const optionsField = rowsField(
	{
		displayName: 'Dropdown Options',
		name: 'dropdownOptions',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, sortable: true },
		placeholder: 'Add Option',
		default: {},
		description: 'The choices of a dropdown',
	},
	{
		displayName: 'Option',
		name: 'option',
		values: fieldList([
			{
				displayName: 'Name',
				name: 'displayName',
				type: 'string',
				default: '',
				placeholder: 'e.g. VPN',
				description: 'What people choose',
			},
			{
				displayName: 'Tag',
				name: 'tag',
				type: 'string',
				default: '',
				description:
					'What tickets store. Empty: the tag of the option of that name, or the name for a new one.',
			},
		]),
	},
);

/** Those of a nested one; n8n takes no expression for rows as a whole. */
export const optionsJsonField = field({
	displayName: 'Dropdown Options (JSON)',
	name: 'dropdownOptionsJson',
	type: 'json',
	default: '',
	placeholder:
		'{ "children": [{ "display_name": "Software", "children": [{ "display_name": "VPN" }] }] }',
	description:
		'The choices of a nested dropdown, up to three levels. A "tag" is added where it lacks.',
});

/** What few fields need. Feishu docs: helpdesk-v1, create a ticket custom field. */
export const moreFields = fieldList([
	{
		displayName: 'Description',
		name: 'description',
		type: 'string',
		default: '',
		description: 'Shown below the field',
	},
	{
		displayName: 'Position',
		name: 'position',
		type: 'string',
		default: '1',
		description: 'Where it stands among the fields, from 1',
	},
	{
		displayName: 'Required',
		name: 'required',
		type: 'boolean',
		default: true,
		description: 'Whether guests must fill it in',
	},
	{
		displayName: 'Visible',
		name: 'visible',
		type: 'boolean',
		default: true,
		description: 'Whether guests see it',
	},
]);

/**
 * Reads the choices of a nested dropdown.
 *
 * @param stored what the field holds
 * @param label of the field
 * @returns `dropdown_options`; `undefined` when there are none. An empty `tag` is still to be found.
 * @throws {InputError} for an option without a name, or too many levels
 */
export function readNested(stored: unknown, label: string): JsonObject | undefined {
	const given = filled(stored);
	if (given === undefined) return undefined;
	const options = parseJsonField(given, label, 'the options');
	checkOptions(options, label);
	return listIn(options, 'children').length > 0 ? options : undefined;
}

/**
 * Reads the choices of a dropdown.
 *
 * @param rows what the field holds
 * @param label of the field
 * @returns as {@link readNested}
 * @throws {InputError} for an option without a name
 */
export function readOptions(
	rows: readonly Row<'displayName' | 'tag'>[],
	label: string,
): JsonObject | undefined {
	const children = rows.map((row) => {
		const name = row.text('displayName').trim();
		if (name === '') throw new InputError(label, `has no name${row.place}`, 'Enter one.');
		return { tag: row.text('tag').trim(), display_name: name };
	});
	return children.length > 0 ? { children } : undefined;
}

/** Feishu docs: helpdesk-v1, create a ticket custom field. */
const MAX_LEVELS = 3;

function checkOptions(options: JsonObject, label: string, level = 1): void {
	if (level > MAX_LEVELS) {
		throw new InputError(label, `has more than ${MAX_LEVELS} levels`, 'Leave the lowest out.');
	}
	for (const option of listIn(options, 'children')) {
		if (typeof option.display_name !== 'string' || option.display_name.trim() === '') {
			throw new InputError(label, 'has no name', 'Give each option a "display_name".');
		}
		if ('children' in option) checkOptions(option, label, level + 1);
	}
}

/**
 * @param text what the field holds
 * @param label of the field
 * @returns the place among the fields
 * @throws {InputError} when it is no number
 */
export function positionIn(text: string, label: string): string {
	if (/^\d+$/.test(text.trim())) return text.trim();
	throw new InputError(label, 'is no whole number', 'Enter a number from 1.');
}

/**
 * Gives every option a tag: tickets store tags, so an option that stays keeps its own.
 *
 * @param options of {@link readOptions}
 * @param before those that the field has, `{}` for a new one
 * @returns the same, each with its tag
 */
export const tagged = (options: JsonObject, before: JsonObject): JsonObject => ({
	...options,
	children: listIn(options, 'children').map((option) => {
		const name = option.display_name ?? '';
		const old = listIn(before, 'children').find((each) => each.display_name === name);
		const withTag = { ...option, tag: option.tag || old?.tag || name };
		return 'children' in option ? tagged(withTag, old ?? {}) : withTag;
	}),
});
