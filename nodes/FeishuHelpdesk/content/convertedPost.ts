import type { PostElement } from './postElement';
import { foreignMention } from './html/mentionTag';
import { Hints } from './writing/hints';
import { PhraseWriter } from './writing/phraseWriter';
import { PostWriter } from './writing/postWriter';

/** A document as the body of a post. */
export interface ConvertedPost {
	/** Paragraphs of elements; `[]` when there is nothing to read. */
	content: PostElement[][];
	/** What had to be changed, in full sentences for the user; `[]` when nothing. */
	hints: string[];
}

/**
 * Longer text is not formatted, only cut into lines: it is many times what Feishu takes in a message, and
 * no input can make the node work for seconds.
 */
const MAX_LENGTH = 256 * 1024;

/**
 * Converts a document.
 *
 * @param source any text
 * @param isHarmless see {@link PhraseWriter}
 * @param language what it is written in, for the hint
 * @param write writes all of it
 * @returns the post
 */
export function convert(
	source: string,
	isHarmless: boolean,
	language: string,
	write: (phrase: PhraseWriter) => void,
): ConvertedPost {
	const hints = new Hints();
	const writer = new PostWriter();
	if (source.length > MAX_LENGTH) {
		hints.add(`The ${language} is far longer than Feishu takes; it was not formatted.`);
		for (const line of source.split(/\r\n?|\n/)) {
			writer.text(line);
			writer.endParagraph();
		}
	} else {
		write(new PhraseWriter(writer, hints, isHarmless));
		for (const hint of foreignMention(source)) hints.add(hint);
	}
	const content = writer.finish();
	return { content: content.some(isReadable) ? content : [], hints: hints.list() };
}

/** Nothing but white space, e.g. of `&nbsp;`, would arrive as an empty message. */
function isReadable(paragraph: readonly PostElement[]): boolean {
	return paragraph.some((element) => element.tag !== 'text' || element.text.trim() !== '');
}
