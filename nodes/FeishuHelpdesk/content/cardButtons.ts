import { InputError, excerpt } from '../shared/inputError';
import type { JsonObject } from '../shared/json';
import { BUTTON_TYPES, type ButtonType } from './cardLooks';
import { isLegalLink } from './postSchema';

/** Most characters on a button (Feishu docs: card JSON 1.0, button, `text`). */
export const MAX_BUTTON_CHARACTERS = 100;

/** A button of a card: its text is shown as typed, a click opens the address. */
export interface CardButton {
	text: string;
	url: string;
	type: ButtonType;
}

/**
 * Builds the buttons of a card (Feishu docs: card JSON 1.0, button).
 *
 * @param buttons from left to right
 * @returns the elements, in a list for an `action`
 * @throws {InputError} naming the button (counted from 1) that Feishu would refuse
 */
export function cardButtons(buttons: readonly CardButton[]): JsonObject[] {
	return buttons.map(({ text, url: typed, type }, index) => {
		const url = typed.trim();
		checkButton({ text, url, type }, `button ${index + 1}`);
		return { tag: 'button', text: { tag: 'plain_text', content: text }, type, url };
	});
}

function checkButton({ text, url, type }: CardButton, place: string): void {
	const fail = (problem: string, hint: string) => new InputError('Buttons', problem, hint);
	if (text.trim() === '') throw fail(`has no text in ${place}`, 'Enter what the button says.');
	if (Array.from(text).length > MAX_BUTTON_CHARACTERS) {
		throw fail(
			`has a text over ${MAX_BUTTON_CHARACTERS} characters in ${place}`,
			'Shorten it; a longer text belongs in the body.',
		);
	}
	// An expression can yield what the type does not allow.
	if (!BUTTON_TYPES.includes(type)) {
		throw fail(
			`has an unknown type '${excerpt(String(type))}' in ${place}`,
			`Choose one of ${BUTTON_TYPES.join(', ')}.`,
		);
	}
	const hint = 'Write the whole web address, e.g. https://example.com/page.';
	if (url === '') throw fail(`has no link in ${place}`, hint);
	if (!isLegalLink(url)) {
		throw fail(`has a link Feishu does not take in ${place}: '${excerpt(url)}'`, hint);
	}
}
