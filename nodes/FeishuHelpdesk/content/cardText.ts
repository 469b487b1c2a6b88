import { plainBlocks, splitBlocks } from './cardText/blocks';
import type { CardTextMode } from './cardText/mode';
import { writeText } from './cardText/scan';
import { foreignMention } from './html/mentionTag';
import type { Hints } from './writing/hints';
import { neutralise } from './neutralise';

/** Longer text is many times what Feishu takes for a card, so it is refused anyway. */
const MAX_LENGTH = 256 * 1024;

/**
 * Writes text of a form as card Markdown of JSON 1.0 (Feishu docs: card JSON 1.0, rich text). What a card
 * shows by itself stays byte for byte. An image without an image key and an address that Feishu does not
 * take would make it refuse the whole card: they become a link and text. HTML, headings and tables, of which
 * a card would show the signs, become lines and styles; mentions of other dialects become those of cards.
 *
 * Emphasis beside Chinese punctuation is left alone: Feishu reads card Markdown by rules of its own.
 *
 * @param source what the user entered
 * @param options whether it may hold fenced code, as a body may and a field may not; whether somebody else
 *   wrote it, see {@link neutralise}
 * @param hints takes what was changed
 * @returns card Markdown
 */
export function composedCardText(
	source: string,
	{ hasCode, harmless }: { hasCode: boolean; harmless: boolean },
	hints: Hints,
): string {
	const lines = source.replace(/\r\n?/g, '\n');
	const text = convert(lines, { kind: 'composed', hasCode, harmless }, hints);
	for (const hint of foreignMention(source.slice(0, MAX_LENGTH))) hints.add(hint);
	return harmless ? neutralise(text) : text;
}

/**
 * Mends text of a card that was written as JSON: only what Feishu would refuse (images, addresses), and
 * mentions in the form of other message types.
 *
 * @param source card Markdown
 * @param hasCode whether it may hold fenced code
 * @param hints takes what was changed
 * @returns card Markdown
 */
export const exactCardText = (source: string, hasCode: boolean, hints: Hints): string =>
	convert(source, { kind: 'exact', hasCode, harmless: false }, hints);

function convert(source: string, mode: CardTextMode, hints: Hints): string {
	if (source.length > MAX_LENGTH) return source;
	const blocks = mode.hasCode
		? splitBlocks(source)
		: [{ isCode: false, lines: source.split('\n') }];
	return blocks
		.map(({ isCode, lines }) => {
			if (isCode) return lines.join('\n');
			const read = mode.kind === 'composed' ? plainBlocks(lines, hints) : lines;
			return writeText(read.join('\n'), mode, hints);
		})
		.join('\n');
}
