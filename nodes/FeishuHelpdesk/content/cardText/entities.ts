import { decodeHTMLStrict } from 'entities';

/** What is markup in a card wherever it stands. */
const SPECIAL = /^[*_~[\]()`#!:\\]$/;

/**
 * Writes a character reference, which stands for a character and never for markup.
 *
 * @param reference e.g. `&amp;`, `&#39;` or `&nbsp;`
 * @param rest what follows it
 * @returns the character; for one that would be markup its number (Feishu docs: card JSON 1.0, rich text,
 *   special characters)
 */
export function cardEntity(reference: string, rest: string): string {
	const character = decodeHTMLStrict(reference);
	if (character === reference) return reference;
	const isMarkup =
		SPECIAL.test(character) ||
		(character === '<' && !/^[\s\d=]/.test(rest)) ||
		(character === '&' && /^#?\w+;/.test(rest));
	return isMarkup ? `&#${character.charCodeAt(0)};` : character;
}
