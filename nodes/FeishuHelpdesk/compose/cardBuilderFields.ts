import { fieldList, rowsField, type Field } from '../fields/field';
import { fieldsAboveImage, fieldsBelowImage } from './cardPresetFields';
import { imageFields } from './imageFields';

/** A picture in a card. */
export const cardImageField = rowsField(
	{
		displayName: 'Image',
		name: 'cardImage',
		type: 'fixedCollection',
		placeholder: 'Add Image',
		default: {},
		description: 'A picture below the fields',
	},
	{
		displayName: 'Image',
		name: 'image',
		values: [
			...imageFields,
			...fieldList([
				{
					displayName: 'Alternative Text',
					name: 'alt',
					type: 'string',
					default: '',
					description: 'Shown while the pointer is over the picture',
				},
			]),
		],
	},
);

const LAYOUT = fieldList([
	{
		displayName: 'Dividers',
		name: 'dividers',
		type: 'boolean',
		default: true,
		description: 'Whether to draw a line between the sections',
	},
	{
		displayName: 'Wide Screen',
		name: 'wideScreen',
		type: 'boolean',
		default: true,
		description: 'Whether the card takes the width of the chat',
	},
]);

const layoutField: Field<`cardLayout.${'dividers' | 'wideScreen'}`> = {
	displayName: 'Layout',
	name: 'cardLayout',
	type: 'collection',
	placeholder: 'Add Layout',
	default: {},
	options: LAYOUT,
};

/** Fields from which a card is made, in the order in which the card shows them. */
export const builderFields = [
	...fieldsAboveImage,
	cardImageField,
	...fieldsBelowImage,
	layoutField,
];
