/** Colours of the header (Feishu docs: card JSON 1.0, title, `template`). */
export const CARD_COLORS = [
	'blue',
	'wathet',
	'turquoise',
	'green',
	'yellow',
	'orange',
	'red',
	'carmine',
	'violet',
	'purple',
	'indigo',
	'grey',
	'default',
] as const;

/** One of {@link CARD_COLORS}; `default` is white. */
export type CardColor = (typeof CARD_COLORS)[number];

/** Looks of a button that every client draws (Feishu docs: card JSON 1.0, button, `type`). */
export const BUTTON_TYPES = ['primary', 'default', 'danger'] as const;

/** One of {@link BUTTON_TYPES}: blue, black or red letters. */
export type ButtonType = (typeof BUTTON_TYPES)[number];
