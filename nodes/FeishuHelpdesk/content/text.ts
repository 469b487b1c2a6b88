import { InputError } from '../shared/inputError';
import type { MessageContent } from './message';

/**
 * Builds a text message.
 *
 * @param text the text; newlines, `<at user_id="…">` and `[text](url)` mean what Feishu makes of them
 * @returns `{"text": …}` (Feishu docs: im-v1, message content, text)
 * @throws {InputError} when there is nothing to read in it
 */
export function textContent(text: string): MessageContent {
	if (text.trim() === '') {
		throw new InputError('Text', 'is empty', 'Enter the text of the message.');
	}
	return { msg_type: 'text', content: { text } };
}
