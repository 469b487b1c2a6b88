import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { BUTTON_TYPES, CARD_COLORS } from '../content/cardLooks';
import { field, fieldList, rowsField, shownFor, type Field } from '../fields/field';
import { PRESETS, type Preset } from './cardPresets';

const BUTTON_NAMES = {
	primary: 'Primary (Blue)',
	default: 'Default (White)',
	danger: 'Danger (Red)',
};
const BUTTON_USES = {
	primary: 'For what most people will do',
	default: 'For everything else',
	danger: 'For what cannot be undone, or is urgent',
};

const titleCase = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

const COLOR_OPTIONS = CARD_COLORS.map((color) => ({
	name: titleCase(color),
	value: color,
	description: `A ${color} header`,
}));

const FIELD_VALUES = fieldList([
	{
		displayName: 'Label',
		name: 'label',
		type: 'string',
		default: '',
		placeholder: 'e.g. Status',
		description: 'Shown bold above the value',
	},
	{
		displayName: 'Value',
		name: 'value',
		type: 'string',
		default: '',
		placeholder: 'e.g. Waiting for you',
		description: 'Links and **bold** work here too',
	},
	{
		displayName: 'Half Width',
		name: 'short',
		type: 'boolean',
		default: true,
		description: 'Whether it shares its line with the next field',
	},
]);

const BUTTON_VALUES = fieldList([
	{
		displayName: 'Text',
		name: 'text',
		type: 'string',
		default: '',
		placeholder: 'e.g. Open the ticket',
		description: 'What the button says',
	},
	{
		displayName: 'Link',
		name: 'url',
		type: 'string',
		default: '',
		placeholder: 'e.g. https://desk.example.com/tickets/1',
		description: 'What it opens',
	},
	{
		displayName: 'Type',
		name: 'type',
		type: 'options',
		options: BUTTON_TYPES.map((type) => ({
			name: BUTTON_NAMES[type],
			value: type,
			description: BUTTON_USES[type],
		})),
		default: 'default',
		description: 'How the button looks',
	},
]);

/** The default of a collection that takes many rows. */
const rowsOf = (name: string, rows: IDataObject[]): INodeParameters =>
	rows.length > 0 ? { [name]: rows as INodeParameters[] } : {};

const presetField = field({
	displayName: 'Preset',
	name: 'cardPreset',
	type: 'options',
	options: Object.entries(PRESETS).map(([value, { name, description }]) => ({
		name,
		value,
		description,
	})),
	default: 'none',
	description: 'A starting point: it fills the fields below, which you then change',
	hint: 'Fills in the fields below; put your own data where it says {{ … }}',
});

/**
 * @param preset what it puts into the fields
 * @returns the rows of labels and values
 */
export const cardFieldsField = ({ fields }: Pick<Preset, 'fields'>) =>
	rowsField(
		{
			displayName: 'Fields',
			name: 'cardFields',
			type: 'fixedCollection',
			typeOptions: { multipleValues: true },
			placeholder: 'Add Field',
			default: { ...rowsOf('field', fields) },
			description: 'Labels with values, in two columns',
		},
		{ displayName: 'Field', name: 'field', values: FIELD_VALUES },
	);

/**
 * @param preset what it puts into the fields
 * @returns the rows of buttons
 */
export const cardButtonsField = ({ buttons }: Pick<Preset, 'buttons'>) =>
	rowsField(
		{
			displayName: 'Buttons',
			name: 'cardButtons',
			type: 'fixedCollection',
			typeOptions: { multipleValues: true },
			placeholder: 'Add Button',
			default: { ...rowsOf('button', buttons) },
			description: 'Buttons that open a link',
		},
		{ displayName: 'Button', name: 'button', values: BUTTON_VALUES },
	);

function above(preset: Preset) {
	const { title, color, markdown } = preset;
	return [
		...fieldList([
			{
				displayName: 'Title',
				name: 'cardTitle',
				type: 'string',
				default: String(title),
				placeholder: 'e.g. Your ticket was answered',
				description: 'The header of the card; without it the card has none',
			},
			{
				displayName: 'Color',
				name: 'cardColor',
				type: 'options',
				options: COLOR_OPTIONS,
				default: String(color),
				description: 'The color of the header',
			},
			{
				displayName: 'Body',
				name: 'cardMarkdown',
				type: 'string',
				typeOptions: { rows: 4 },
				default: String(markdown),
				placeholder: 'e.g. **Anna** answered: [read it](https://…)',
				description:
					'The text of the card. **bold**, *italic*, ~~strike~~ and [links](https://…) work.',
			},
		]),
		cardFieldsField(preset),
	];
}

function below(preset: Preset) {
	const { note } = preset;
	return [
		cardButtonsField(preset),
		field({
			displayName: 'Note',
			name: 'cardNote',
			type: 'string',
			default: String(note),
			placeholder: 'e.g. Sent by the IT helpdesk',
			description: 'A small grey line at the end',
		}),
	];
}

/** For each preset the same fields with other defaults. */
const filled = <Name extends string>(fieldsOf: (preset: Preset) => Field<Name>[]): Field<Name>[] =>
	Object.entries<Preset>(PRESETS).flatMap(([value, preset]) =>
		fieldsOf(preset).map((each) => shownFor(each, { cardPreset: [value] })),
	);

/** The preset, and what the card shows above its image. */
export const fieldsAboveImage = [presetField, ...filled(above)];

/** What the card shows below its image. */
export const fieldsBelowImage = filled(below);
