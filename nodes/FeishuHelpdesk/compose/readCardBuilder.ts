import { buildPlanned, planCard } from '../content/cardBuilder';
import { BUTTON_TYPES, CARD_COLORS } from '../content/cardLooks';
import type { NameOf } from '../fields/field';
import type { Params } from '../fields/params';
import { cardImageField, type builderFields } from './cardBuilderFields';
import { cardButtonsField, cardFieldsField } from './cardPresetFields';
import { PRESETS } from './cardPresets';
import type { PreparedContent } from './contentKind';
import { imageLabel, keyOf, readRowImage } from './imageReference';

/** What the builder reads. */
export type CardBuilderName = NameOf<(typeof builderFields)[number]>;

/**
 * Reads the fields of the card builder.
 *
 * @param params the item's fields
 * @param harmless whether other people wrote the texts
 * @returns the card, complete but for its image
 * @throws {InputError} naming the field
 */
export async function readCardBuilder(
	params: Params<CardBuilderName>,
	harmless: boolean,
): Promise<PreparedContent> {
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
