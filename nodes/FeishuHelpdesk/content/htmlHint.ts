/** Tags of HTML that mail programs and ticket systems write; text messages know `b`, `i`, `u` and `s`. */
const TAG =
	/<(?:\/?(?:p|div|br|span|ul|ol|li|table|tr|td|th|h[1-6]|blockquote|pre|strong|em|a|img|hr|html|body)(?:\s[^<>]{0,2000})?\/?>|!--)/i;

/**
 * Advises those who send HTML as text. There is no option that reads it there: what it says, Feishu can
 * show only in rich text, and a text that may be HTML today and plain tomorrow would change its meaning.
 *
 * @param text of a text message
 * @returns the advice, or nothing when there are no tags in it
 */
export const htmlHint = (text: string): string[] =>
	TAG.test(text)
		? [
				'The text holds HTML tags, which people see as they are. To have them shown as they are meant choose Message Type: Rich Text and Compose As: HTML.',
			]
		: [];
