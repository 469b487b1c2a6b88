/**
 * Thrown when what a user typed (or an expression yielded) cannot be sent. It is raised before any
 * request leaves, and knows nothing of n8n: the run adds the item and turns it into n8n's error.
 */
export class InputError extends Error {
	/**
	 * @param field label of the field as the user sees it, e.g. `Text`
	 * @param problem what is wrong with it, as the rest of a sentence: `is empty`
	 * @param hint what to do about it, in full sentences
	 * @param entered what was entered, where it is one of several
	 */
	constructor(
		readonly field: string,
		readonly problem: string,
		readonly hint: string,
		readonly entered?: string,
	) {
		super(`'${field}' ${problem}`);
		this.name = 'InputError';
	}
}

/**
 * Shortens a value for use in a message, so that a pasted page does not fill the screen.
 *
 * @param value the text to show
 * @param length most characters to keep
 * @returns the text, cut with an ellipsis where it is longer
 */
export function excerpt(value: string, length = 40): string {
	const characters = Array.from(value);
	return visible(characters.length > length ? `${characters.slice(0, length).join('')}…` : value);
}

/** Characters that nobody sees: format and control characters, variation selectors, halves. */
const INVISIBLE = /[\p{Cf}\p{DI}\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/gu;

/**
 * Makes what cannot be seen visible, for use in a message.
 *
 * @param value the text to show
 * @returns the text with `U+200B` in angle brackets for each such character
 */
export const visible = (value: string): string =>
	value.replace(
		INVISIBLE,
		(character) =>
			`<U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}>`,
	);
