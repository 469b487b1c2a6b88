import { writeBlocks } from './markdown/blocks';
import { Hints } from './markdown/hints';
import { parseMarkdown, splitLines } from './markdown/parser';
import { PostWriter } from './markdown/postWriter';
import type { PostElement } from './postElement';

/** Markdown as the body of a post. */
export interface MarkdownPost {
	/** Paragraphs of elements; `[]` when there is nothing to read. */
	content: PostElement[][];
	/** What had to be changed, in full sentences for the user; `[]` when nothing. */
	hints: string[];
}

/**
 * Longer text is not read as Markdown, only cut into lines: it is many times what Feishu takes (a
 * request of 30 kB), so it is refused anyway, and no input can make the node work for seconds.
 */
const MAX_LENGTH = 256 * 1024;

/**
 * Turns Markdown (CommonMark with tables and strike-through) into elements that Feishu shows natively
 * (Feishu docs: im-v1, message content, post). What has no counterpart there stays readable as text:
 * list markers, quotes, table rows, inline code, raw HTML. `<at user_id="…">…</at>` mentions somebody
 * and `![…](img_…)` shows an uploaded image.
 *
 * @param markdown any text
 * @returns the paragraphs, and hints about links and images that Feishu would not take
 */
export function markdownToPost(markdown: string): MarkdownPost {
	const hints = new Hints();
	const writer = new PostWriter();
	if (markdown.length > MAX_LENGTH) {
		hints.add('The Markdown is far longer than Feishu takes; it was not formatted.');
		for (const line of splitLines(markdown)) {
			writer.text(line);
			writer.endParagraph();
		}
	} else {
		writeBlocks(parseMarkdown(markdown), splitLines(markdown), writer, hints);
	}
	const content = writer.finish();
	return { content: content.some(isReadable) ? content : [], hints: hints.list() };
}

/** Nothing but white space, e.g. of `&nbsp;`, would arrive as an empty message. */
function isReadable(paragraph: readonly PostElement[]): boolean {
	return paragraph.some((element) => element.tag !== 'text' || element.text.trim() !== '');
}
