// White space and invisible characters, which a tolerant parser may skip inside markup. Neither
// class holds the character that it is combined with, and each pattern begins with that character, so
// that one pass is enough.
const TAG_START = /<(?=[\s\p{C}\p{Default_Ignorable_Code_Point}/]*\p{L})/gu;
const LINK_TARGET = /\((?<=\][\s\p{C}\p{Default_Ignorable_Code_Point}]*\()/gu;

/**
 * Makes text of unknown origin harmless in a text message: no mention, no style, no link behind
 * other words. Feishu documents no escape for text messages, so the one character without which
 * there is no markup is replaced by its full-width look-alike, which no parser takes for it, however
 * tolerant of case, spaces, newlines or missing quotes. An invisible character put in between would
 * not do: a parser may skip it, and it would be copied along unseen.
 *
 * @param text text that somebody else wrote
 * @returns the text with `＜` for each `<` that could open or close a tag, and `（` for each `(` that
 *   follows a `]`; the same text where there is neither, and when applied twice
 */
export function neutralise(text: string): string {
	return text.replace(TAG_START, '＜').replace(LINK_TARGET, '（');
}
