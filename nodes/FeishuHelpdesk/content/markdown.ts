import { convert, type ConvertedPost } from './convertedPost';
import { HtmlTags } from './html/htmlTags';
import { readHtml } from './html/htmlEvents';
import { writeHtml } from './html/writeHtml';
import { writeBlocks } from './markdown/blocks';
import { parseMarkdown, splitLines } from './markdown/parser';

/** A whole page or mail, in which there is no Markdown. */
const WHOLE_HTML = /^\s*<(?:!doctype\s+html|html|head|body)\b/i;

/**
 * Turns Markdown (CommonMark with tables, strike-through, bare addresses and emphasis in Chinese) into
 * elements that Feishu shows natively (Feishu docs: im-v1, message content, post). HTML in it is read,
 * too. What has no counterpart there stays readable as text: list markers, quotes, table rows, inline
 * code, words in angle brackets. `<at user_id="…">…</at>` mentions somebody and `![…](img_…)` shows an
 * uploaded image.
 *
 * @param markdown any text
 * @param isHarmless whether others wrote it: it mentions nobody, and links show their address
 * @returns the paragraphs, and hints about what was changed
 */
export function markdownToPost(markdown: string, isHarmless = false): ConvertedPost {
	return convert(markdown, isHarmless, 'Markdown', (phrase) => {
		const html = new HtmlTags(phrase);
		if (WHOLE_HTML.test(markdown)) writeHtml(readHtml(markdown), html);
		else writeBlocks(parseMarkdown(markdown), splitLines(markdown), phrase, html);
		html.elements.finish();
	});
}
