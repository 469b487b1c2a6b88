import { BUTTON_TYPES, CARD_COLORS } from '../content/cardLooks';
import { fieldList, rowsField, type Field, type NameOf } from '../fields/field';
import type { Params } from '../fields/params';
import {
	cardButtonsField,
	cardFieldsField,
	fieldsAboveImage,
	fieldsBelowImage,
} from './cardPresetFields';
import { PRESETS } from './cardPresets';
import type { PreparedContent } from './contentKind';
import { imageFields, imageLabel, keyOf, readRowImage } from './imageFields';

const cardImageField = rowsField(
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

/** What the builder reads. */
type BuilderName = NameOf<(typeof builderFields)[number]>;

/**
 * Reads the fields of the card builder.
 *
 * @param params the item's fields
 * @param harmless whether other people wrote the texts
 * @returns the card, complete but for its image
 * @throws {InputError} naming the field
 */
export async function readCardBuilder(
	params: Params<BuilderName>,
	harmless: boolean,
): Promise<PreparedContent> {
	const { buildPlanned, planCard } = await import('../content/cardBuilder');
	const [imageRow] = params.rows(cardImageField, 'image');
	const image = imageRow && (await readRowImage(imageRow, params, imageLabel));
	const typed = {
		title: params.text('cardTitle'),
		color: params.choice('cardColor', CARD_COLORS),
		markdown: params.text('cardMarkdown'),
		fields: params.rows(cardFieldsField(PRESETS.none), 'field').map((row) => ({
			label: row.text('label'),
			value: row.text('value'),
			short: row.flag('short', true),
		})),
		imageAlt: imageRow?.text('alt') ?? '',
		buttons: params.rows(cardButtonsField(PRESETS.none), 'button').map((row) => ({
			text: row.text('text'),
			url: row.text('url'),
			type: row.choice('type', BUTTON_TYPES, 'default'),
		})),
		note: params.text('cardNote'),
		dividers: params.flag('cardLayout.dividers', true),
		wideScreen: params.flag('cardLayout.wideScreen', true),
		imageKey: '',
	};
	const { draft, hints } = planCard(typed, harmless);
	return {
		field: params.label('cardMarkdown'),
		needs: image && 'need' in image ? [image.need] : [],
		hints,
		build: (found) => [buildPlanned({ ...draft, imageKey: image ? keyOf(image, found) : '' })],
	};
}
