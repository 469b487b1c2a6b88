import { cardSchema, type CardContent } from '../content/card';
import type { DeliveredMessage } from '../state/inbox';
import type { IsOther } from '../state/otherForms';

/** Keeps signs apart without being seen, so that they are no markup. */
const JOINER = '\u2060';

/** Emphasis that ends behind punctuation, and what follows it at once. */
const EMPHASIS = /\*\*([^*\n]*\p{P})\*\*(?=[\p{L}\p{N}])/gu;

/** Stars by their number, which are never markup. */
const STARS = '&#42;&#42;';

/**
 * What a page draws of a message, where Feishu may draw it in one way or the other.
 *
 * @param message as it was sent
 * @param isOther which doubtful facts are played in their other form
 */
export function asShown(message: DeliveredMessage, isOther: IsOther): DeliveredMessage {
	if (message.msgType === 'text' && isOther('text-literals')) {
		return { ...message, content: { text: message.content.text.replace(/[[<]/g, `$&${JOINER}`) } };
	}
	if (message.msgType === 'interactive' && isOther('card-emphasis')) {
		return { ...message, content: withStars(message.content) };
	}
	return message;
}

function withStars(card: CardContent): CardContent {
	const text = JSON.stringify(card, (_name, value: unknown) => {
		if (typeof value !== 'object' || value === null) return value;
		if (!('tag' in value) || !('content' in value)) return value;
		const isMarkdown = value.tag === 'markdown' || value.tag === 'lark_md';
		if (!isMarkdown || typeof value.content !== 'string') return value;
		return { ...value, content: value.content.replace(EMPHASIS, `${STARS}$1${STARS}`) };
	});
	const changed: unknown = JSON.parse(text);
	const schema = cardSchema(changed);
	return typeof schema === 'string' ? card : schema.parse(changed);
}
