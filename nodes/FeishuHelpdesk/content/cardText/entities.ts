import MarkdownParser from 'markdown-it';

let unescapeAll: ((text: string) => string) | undefined;

/**
 * Decodes one character reference, by name or number.
 *
 * @param reference e.g. `&copy;`, `&#169;` or `&#xA9;`
 * @returns the character; an unknown name unchanged
 */
export function decodeReference(reference: string): string {
	// The parser brings the table of names along.
	unescapeAll ??= new MarkdownParser().utils.unescapeAll;
	return unescapeAll(reference);
}

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
	const character = decodeReference(reference);
	if (character === reference) return reference;
	const isMarkup =
		SPECIAL.test(character) ||
		(character === '<' && !/^[\s\d=]/.test(rest)) ||
		(character === '&' && /^#?\w+;/.test(rest));
	return isMarkup ? `&#${character.charCodeAt(0)};` : character;
}
