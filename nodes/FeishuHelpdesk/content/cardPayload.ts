import { InputError, excerpt } from '../shared/inputError';
import { isJsonObject, type JsonObject } from '../shared/json';
import { parseJsonField } from '../shared/parseField';

/** A message inside a message inside a message; more is not what anybody sends. */
const MAX_WRAPPERS = 3;

/** What only a whole message has (Feishu docs: im-v1 and helpdesk-v1, send message; custom bots). */
const OF_MESSAGES = [
	'msg_type',
	'receive_id',
	'receiver_id',
	'receive_type',
	'chat_id',
	'open_ids',
];

/**
 * Takes a card out of what another tool sent: `{"msg_type":"interactive","content":"{…}"}`, with the
 * content as text or object, or the payload of a bot, `{"msg_type":"interactive","card":{…}}`.
 *
 * @param value the JSON that was pasted
 * @param field label of the field
 * @returns the card; the value itself when nothing is around it
 * @throws {InputError} for a whole message of another type, or one without content
 */
export function unwrapCard(value: JsonObject, field: string): JsonObject {
	let card = value;
	for (let wrapper = 0; wrapper < MAX_WRAPPERS && !isCard(card); wrapper++) {
		const { msg_type: type = 'interactive' } = card;
		const isMessage = OF_MESSAGES.some((name) => name in card);
		if (isMessage && type !== 'interactive') {
			throw new InputError(
				field,
				`is a whole message of the type '${excerpt(String(type))}', not a card`,
				"Choose that type under 'Message Type' and paste the content of the message there.",
			);
		}
		const inner = card.card ?? card.content;
		if (inner === undefined || !(isMessage || isJsonObject(inner) || typeof inner === 'string')) {
			if (!isMessage) return card;
			throw new InputError(
				field,
				'is a whole message without a card',
				'Paste its content only: the card, { "header": { … }, "elements": [ … ] }.',
			);
		}
		card = parseJsonField(inner, field, 'a card');
	}
	return card;
}

/** An own element list, or what stands for one, ends the search. */
const isCard = (value: JsonObject): boolean =>
	'elements' in value || 'i18n_elements' in value || 'type' in value || 'schema' in value;
