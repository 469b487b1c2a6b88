let segmenter: Intl.Segmenter | undefined;

/** Made at its first use: it takes 17 ms, which every start of n8n would pay. */
function graphemes(): Intl.Segmenter {
	segmenter ??= new Intl.Segmenter('und', { granularity: 'grapheme' });
	return segmenter;
}

const PARAGRAPH_END = /\n[^\S\n]*\n/g;
const LINE_END = /\n/g;
const SENTENCE_END = /[.!?…]["')\]”’]*(?=\s)|[。！？；][”’）」』】]*/g;
const WORD_END = /\s/g;

/** What means something only in one piece: a mention, a link. */
const UNDIVIDED = /<at [^<>]*>[^<]*<\/at>|\[[^[\]]*\]\([^()\s]*\)/g;

/**
 * Finds the beginning of the character, as readers see it, that an index falls into: an emoji or a
 * letter with its accents may be many code units.
 *
 * @param text the text
 * @param from where some such character begins, at or before `index`
 * @param index any index, in UTF-16 code units
 * @returns the index itself when a character begins there
 */
export function characterStart(text: string, from: number, index: number): number {
	// A short slice, as finding the place takes time in proportion to the segmented text.
	const slice = text.slice(from, index + 2);
	return (
		from +
		(graphemes()
			.segment(slice)
			.containing(index - from)?.index ?? index - from)
	);
}

/**
 * Chooses where to end a piece of text: at the end of a paragraph, else of a line, of a sentence, of
 * a word, else between two characters. An end in the first half is passed over, as many small pieces
 * read worse than a piece cut in a paragraph. Mentions and links stay in one piece.
 *
 * @param text the text
 * @param from where the piece begins
 * @param limit where it ends at the latest; before the end of the text
 * @returns where it ends, after `from`
 */
export function cutPoint(text: string, from: number, limit: number): number {
	const last = characterStart(text, from, limit);
	// A single character larger than the limit; code points are all that is left.
	if (last <= from) return limit;
	const half = from + Math.ceil((last - from) / 2);
	// Two more code units show that the limit is at the end of a paragraph.
	const window = text.slice(half, last + 2);
	const ends = [
		lastOf(window, PARAGRAPH_END, last - half, (match) => match.index),
		lastOf(window, LINE_END, last - half, (match) => match.index),
		lastOf(window, SENTENCE_END, last - half, (match) => match.index + match[0].length),
		lastOf(window, WORD_END, last - half, (match) => match.index),
	];
	const end = half + (ends.find((found) => found !== undefined) ?? last - half);
	// White space can be part of a character, which may be the first.
	const whole = characterStart(text, from, end);
	return outsideMarkup(text, from, whole > from ? whole : last, last - from);
}

function lastOf(
	window: string,
	pattern: RegExp,
	limit: number,
	endOf: (match: RegExpExecArray) => number,
): number | undefined {
	let found: number | undefined;
	for (const match of window.matchAll(pattern)) {
		const end = endOf(match);
		if (end > limit) break;
		found = end;
	}
	return found;
}

/** Moves a cut before the mention or link that it would divide, unless that begins the piece. */
function outsideMarkup(text: string, from: number, cut: number, longest: number): number {
	// Markup longer than a piece cannot be kept whole anyway, so no more need be looked at.
	for (const { index, 0: markup } of text.slice(from, cut + longest).matchAll(UNDIVIDED)) {
		if (from + index >= cut) break;
		if (from + index + markup.length <= cut) continue;
		const before = characterStart(text, from, from + index);
		return before > from ? before : cut;
	}
	return cut;
}
