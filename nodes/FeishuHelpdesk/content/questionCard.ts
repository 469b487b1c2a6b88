import type { JsonObject } from '../shared/json';
import { cardButtons, type CardButton } from './cardButtons';
import type { MessageContent } from './message';

/**
 * Builds a card that asks something (Feishu docs: card JSON 1.0). All text is shown as typed, so that
 * nothing in it mentions somebody or hides a link.
 *
 * @param subject the title; may be empty
 * @param message what is asked
 * @param buttons with which it is answered
 * @returns the message
 * @throws {InputError} naming the button that Feishu would refuse
 */
export const questionCard = (
	subject: string,
	message: string,
	buttons: readonly CardButton[],
): MessageContent => ({
	msg_type: 'interactive',
	content: {
		config: { wide_screen_mode: true },
		...(subject.trim() !== '' && { header: { title: plain(subject), template: 'blue' } }),
		elements: [
			{ tag: 'div', text: plain(message) },
			{ tag: 'action', actions: cardButtons(buttons) },
		],
	},
});

const plain = (content: string): JsonObject => ({ tag: 'plain_text', content });
