import { readHtml } from './html/htmlEvents';
import { HtmlTags } from './html/htmlTags';
import { writeHtml } from './html/writeHtml';
import type { PostWriter } from './writing/postWriter';
import { convert, type ConvertedPost } from './convertedPost';

/** What ServiceNow has around HTML in comments (ServiceNow docs: journal field type). */
const JOURNAL_MARK = /\[\/?code\]/g;

/** HTML of which every sign is escaped, as GLPI stores it, and its API answers. */
const ESCAPED = /^\s*<(?:p|div|h\d|table)\b[^]*>\s*$/i;

/**
 * Turns HTML, as ticket systems and mail programs write it, into elements that Feishu shows natively
 * (Feishu docs: im-v1, message content, post). What has no counterpart becomes lines of text; images
 * become links; comments, scripts and styles are left out.
 *
 * @param html any text; plain text is kept
 * @param isHarmless whether others wrote it: it mentions nobody, and links show their address
 * @returns the paragraphs, and hints about what was changed
 */
export function htmlToPost(html: string, isHarmless = false): ConvertedPost {
	// Pictures inside a mail make most of its length, and cannot be shown.
	const readable = html
		.replace(/data:image\/[^"'\s)>]{100,}/gi, 'data:image')
		.replace(JOURNAL_MARK, '');
	return convert(readable, isHarmless, 'HTML', (phrase) => {
		const tags = new HtmlTags(phrase);
		const events = readHtml(readable);
		const [first] = events;
		if (first?.kind !== 'text' || events.length > 1) writeHtml(events, tags);
		else if (ESCAPED.test(first.text)) writeHtml(readHtml(first.text), tags);
		// Of tools that send whichever body a mail has; its lines are all the structure there is.
		else writeLines(first.text, phrase.writer);
		tags.elements.finish();
		phrase.writer.endBlock();
	});
}

function writeLines(text: string, writer: PostWriter): void {
	for (const line of text.split(/\r\n?|\n/)) {
		writer.text(line);
		if (line.trim() === '') writer.separate();
		writer.endBlock();
	}
}
