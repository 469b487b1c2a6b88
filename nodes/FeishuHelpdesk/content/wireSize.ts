/** Bytes of the escapes that JSON inside JSON makes of a character: `\n` becomes `\\n`. */
const SHORT_ESCAPE = 3;
const QUOTE_OR_BACKSLASH = 4;
const LONG_ESCAPE = 7;

/**
 * Tells how far a text may go until it is too large for a request, in which the content of a
 * message is JSON inside JSON (Feishu docs: im-v1, message content).
 *
 * @param text the text
 * @param from where to begin, in UTF-16 code units
 * @param maxBytes most bytes of UTF-8 that the piece may take in the request
 * @returns where the piece ends at the latest, in code units; never inside a surrogate pair
 */
export function endWithin(text: string, from: number, maxBytes: number): number {
	let bytes = 0;
	let index = from;
	while (index < text.length) {
		const codePoint = text.codePointAt(index) ?? 0;
		bytes += bytesOf(codePoint);
		if (bytes > maxBytes) break;
		index += codePoint > 0xffff ? 2 : 1;
	}
	return index;
}

function bytesOf(codePoint: number): number {
	if (codePoint < 0x20)
		return codePoint >= 8 && codePoint <= 13 && codePoint !== 11 ? SHORT_ESCAPE : LONG_ESCAPE;
	if (codePoint === 0x22 || codePoint === 0x5c) return QUOTE_OR_BACKSLASH;
	if (codePoint < 0x80) return 1;
	if (codePoint < 0x800) return 2;
	if (codePoint > 0xffff) return 4;
	// Half of a surrogate pair has no UTF-8; JSON writes \ud83d.
	return codePoint >= 0xd800 && codePoint <= 0xdfff ? LONG_ESCAPE : 3;
}
