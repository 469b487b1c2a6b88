import { InputError, excerpt } from '../shared/inputError';
import { isJsonObject, type JsonObject, type JsonValue } from '../shared/json';
import { parseJson } from '../shared/jsonText';
import type { MessageType } from './messageTypes';

/** What the message types are called in the editor. */
const TYPE_NAMES: Readonly<Record<MessageType, string>> = Object.freeze({
	text: 'Text',
	post: 'Rich Text',
	image: 'Image',
	interactive: 'Card',
});

/** A message inside a message inside a message is a mistake, not a form that somebody sends. */
const MAX_DEPTH = 4;

/**
 * Takes the content out of a whole message, which people copy from another tool or an API page instead
 * of the content alone. The message APIs put it below `content` (Feishu docs: helpdesk-v1 and im-v1, send
 * message; as JSON text or, in older ones, as an object), answers of the message API below
 * `body.content`, group bots put a card below `card` (Feishu docs: custom bot guide), and files that the
 * card builder exports below `dsl`.
 *
 * @param value the JSON that the field holds
 * @param msgType what the field is for
 * @param field label of the field
 * @returns the content; the value itself when it is no whole message
 * @throws {InputError} for a message of another type, or one whose content is no JSON object
 */
export function unwrapMessage(value: JsonObject, msgType: MessageType, field: string): JsonObject {
	let unwrapped = value;
	for (let depth = 0; depth < MAX_DEPTH; depth++) {
		const type = typeOf(unwrapped);
		const content = contentOf(unwrapped, type !== undefined);
		if (content === undefined) return unwrapped;
		if (type !== undefined && type !== msgType) throw otherType(type, msgType, field);
		unwrapped = readContent(content, msgType, field);
	}
	return unwrapped;
}

/** `message_type` is its name in events and answers. */
function typeOf({ msg_type, message_type, msgType }: JsonObject): string | undefined {
	return [msg_type, message_type, msgType].find((name) => typeof name === 'string');
}

/**
 * A card and a post by language have none of these keys; the body of a post has `content`, which is a
 * list there.
 */
function contentOf(message: JsonObject, hasType: boolean): JsonValue | undefined {
	const { content, dsl, card = dsl, body, elements } = message;
	if (hasType && content !== undefined) return content;
	if (hasType && isJsonObject(body) && body.content !== undefined) return body.content;
	if (card !== undefined && elements === undefined) return card;
	return typeof content === 'string' || isJsonObject(content) ? content : undefined;
}

function readContent(content: JsonValue, msgType: MessageType, field: string): JsonObject {
	let value: JsonValue = content;
	// Tools that serialise twice make JSON text of JSON text.
	for (let depth = 0; typeof value === 'string' && depth < MAX_DEPTH; depth++) {
		const parsed = parseJson(value);
		if (!parsed.ok) break;
		value = parsed.value;
	}
	if (isJsonObject(value)) return value;
	// The body of a post, a list of paragraphs, stands directly below `content` in some tools.
	if (Array.isArray(value) && msgType === 'post') return { content: value };
	throw new InputError(
		field,
		'is a whole message whose "content" is not the JSON of an object',
		`Paste only what belongs into the ${TYPE_NAMES[msgType]}: the content of the message, { … }.`,
	);
}

function otherType(type: string, msgType: MessageType, field: string): InputError {
	const isKnown = (name: string): name is MessageType => Object.hasOwn(TYPE_NAMES, name);
	const choose = isKnown(type)
		? `Choose the message type ${TYPE_NAMES[type]} for it, or paste`
		: 'The helpdesk does not take this type. Paste';
	return new InputError(
		field,
		`is a whole message of the type '${excerpt(type)}', not the content of a message of the type '${msgType}'`,
		`${choose} the content of a ${TYPE_NAMES[msgType]}.`,
	);
}
