import type { INodeProperties } from 'n8n-workflow';

import { BUTTON_TYPES, buildCard, CARD_COLORS } from '../content/cardBuilder';
import { oneOf, plainText } from '../shared/row';
import type { Params } from '../engine/params';
import { fieldsAboveImage, fieldsBelowImage } from './cardPresetFields';
import type { PreparedContent } from './contentFields';
import { IMAGE_SOURCES, imageFields, keyOf, readImage } from './imageFields';

const IMAGE = 'cardImage.image';

/** Fields from which a card is made, in the order in which the card shows them. */
export const builderFields: readonly INodeProperties[] = [
	...fieldsAboveImage,
	{
		displayName: 'Image',
		name: 'cardImage',
		type: 'fixedCollection',
		placeholder: 'Add Image',
		default: {},
		description: 'A picture below the fields',
		options: [
			{
				displayName: 'Image',
				name: 'image',
				values: [
					...imageFields,
					{
						displayName: 'Alternative Text',
						name: 'alt',
						type: 'string',
						default: '',
						description: 'Shown while the pointer is over the picture',
					},
				],
			},
		],
	},
	...fieldsBelowImage,
	{
		displayName: 'Layout',
		name: 'cardLayout',
		type: 'collection',
		placeholder: 'Add Layout',
		default: {},
		options: [
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
		],
	},
];

/**
 * Reads the fields of the card builder.
 *
 * @param params the item's fields
 * @returns the card, complete but for its image
 * @throws {InputError} naming the field
 */
export async function readCardBuilder(params: Params): Promise<PreparedContent> {
	const image = await readCardImage(params);
	const on = (name: string) => params.value(`cardLayout.${name}`) !== false;
	const draft = {
		title: params.text('cardTitle'),
		color: params.choice('cardColor', CARD_COLORS),
		markdown: params.text('cardMarkdown'),
		fields: params.rows('cardFields.field').map((row, index) => {
			const read = (value: unknown) =>
				plainText(value, params.label('cardFields'), ` in field ${index + 1}`);
			return { label: read(row.label), value: read(row.value), short: row.short !== false };
		}),
		imageAlt: params.text(`${IMAGE}.alt`),
		buttons: params.rows('cardButtons.button').map((row, index) => {
			const field = params.label('cardButtons');
			const place = ` in button ${index + 1}`;
			return {
				text: plainText(row.text, field, place),
				url: plainText(row.url, field, place),
				type: oneOf(row.type ?? 'default', BUTTON_TYPES, field, place),
			};
		}),
		note: params.text('cardNote'),
		dividers: on('dividers'),
		wideScreen: on('wideScreen'),
	};
	return {
		field: params.label('cardMarkdown'),
		needs: image && 'need' in image ? [image.need] : [],
		build: (found) => [buildCard({ ...draft, imageKey: image ? keyOf(image, found) : '' })],
	};
}

async function readCardImage(params: Params) {
	if (typeof params.value(IMAGE) !== 'object') return undefined;
	const source = params.choice(`${IMAGE}.imageSource`, IMAGE_SOURCES, 'binary');
	const name = source === 'key' ? 'imageKey' : 'binaryPropertyName';
	const value = params.value(`${IMAGE}.${name}`) ?? 'data';
	return await readImage(source, value, params, params.label(name));
}
