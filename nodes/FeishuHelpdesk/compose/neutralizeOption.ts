import { field, type Field } from '../fields/field';

/**
 * The option that makes other people's text harmless, for each kind of message with such a text.
 *
 * @param show where it does something; without it, everywhere
 * @returns the option
 */
export const neutralizeOption = (
	show?: Readonly<Record<string, string[]>>,
): Field<'neutralizeMarkup'> =>
	field({
		displayName: 'Neutralize Markup',
		name: 'neutralizeMarkup',
		type: 'boolean',
		default: true,
		description:
			'Whether to make text of other people harmless: mentions become text, and no link hides its address. Text messages and cards show < before a letter as ＜, and the ( of [words](link) as （.',
		...(show && { displayOptions: { show } }),
	});
