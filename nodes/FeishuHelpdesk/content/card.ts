import { page } from '../shared/feishuPages';
import { InputError } from '../shared/inputError';
import { isJsonObject, type JsonObject } from '../shared/json';
import { parseJsonField } from '../shared/parseField';
import { checkCardElements } from './cardSchema/checkCard';
import { exactCardText } from './cardText';
import { mapCardTexts } from './cardTexts';
import { Hints } from './writing/hints';
import type { MessageContent } from './message';
import { unwrapMessage } from './wholeMessage';

const EXPORT_HINT = `The helpdesk takes cards of JSON 1.0 only. In the Feishu ${page('Card Builder')} create the card in the old version (JSON 1.0) and copy its JSON, or send it as a template.`;

/** A card template of the Feishu Card Builder. */
export interface CardTemplate {
	templateId: string;
	/** `''` for the newest published version. */
	templateVersion: string;
	variables: JsonObject;
}

/**
 * Builds a card from a template (Feishu docs: im-v1, message content, interactive).
 *
 * @param template id, version and variables
 * @returns the message
 * @throws {InputError} when the id is empty
 */
export function templateContent(template: CardTemplate): MessageContent {
	const templateId = template.templateId.trim();
	if (templateId === '') {
		throw new InputError(
			'Template ID',
			'is empty',
			`Copy it from the template's page in the Feishu ${page('Card Builder')}; it looks like 'AAq…'.`,
		);
	}
	const version = template.templateVersion.trim();
	return {
		msg_type: 'interactive',
		content: {
			type: 'template',
			data: {
				template_id: templateId,
				...(version !== '' && { template_version_name: version }),
				...(Object.keys(template.variables).length > 0 && {
					template_variable: template.variables,
				}),
			},
		},
	};
}

/**
 * Reads a card that a user pasted: a card of JSON 1.0, a template reference, or either of them inside a
 * whole message, see {@link unwrapMessage}.
 *
 * @param value text or object
 * @param field label of the field
 * @param hints takes what had to be changed in its texts
 * @returns the message
 * @throws {InputError} for a card of JSON 2.0, a card entity, what is no card, or an element that Feishu
 *   would refuse, with its path
 */
export function cardContent(value: unknown, field: string, hints = new Hints()): MessageContent {
	const card = unwrapMessage(parseJsonField(value, field, 'a card'), 'interactive', field);
	return { msg_type: 'interactive', content: checkCard(card, field, hints) };
}

function checkCard(card: JsonObject, field: string, hints: Hints): JsonObject {
	if (card.type === 'template') return checkTemplate(card, field);
	if (card.type === 'card') {
		throw new InputError(
			field,
			'is a card entity (card_id), which is always JSON 2.0',
			EXPORT_HINT,
		);
	}
	if (isVersion2(card)) throw new InputError(field, 'is a card of JSON 2.0', EXPORT_HINT);
	const { header } = card;
	// Feishu reads null as absent, and so do the libraries that write it.
	const elements = card.elements ?? undefined;
	const translated = card.i18n_elements ?? undefined;
	if (elements === undefined && translated === undefined) {
		throw new InputError(
			field,
			'is not a card: it has no "elements"',
			'Paste the JSON of a card, { "header": { … }, "elements": [ … ] }.',
		);
	}
	if (elements !== undefined && !Array.isArray(elements)) {
		throw new InputError(field, 'has "elements" that are not a list', 'Write "elements": [ … ].');
	}
	if (translated !== undefined && !isJsonObject(translated)) {
		throw new InputError(
			field,
			'has "i18n_elements" that are not an object',
			'Write "i18n_elements": { "zh_cn": [ … ], "en_us": [ … ] }.',
		);
	}
	checkCardElements(card, field);
	const lists = [elements, ...Object.values(translated ?? {})];
	if (
		!header &&
		!card.i18n_header &&
		!lists.some((list) => Array.isArray(list) && list.length > 0)
	) {
		throw new InputError(field, 'is an empty card', 'Add a header or elements.');
	}
	return mapCardTexts(card, (text, tag) => exactCardText(text, tag === 'markdown', hints));
}

/** `schema` marks 2.0; cards built by hand may lack it, but only 2.0 has `body.elements`. */
function isVersion2(card: JsonObject): boolean {
	return (
		String(card.schema).startsWith('2') ||
		(isJsonObject(card.body) && card.body.elements !== undefined)
	);
}

function checkTemplate(card: JsonObject, field: string): JsonObject {
	const id = isJsonObject(card.data) ? card.data.template_id : undefined;
	if (typeof id === 'string' && id.trim() !== '') return card;
	throw new InputError(
		field,
		'is a template without "template_id"',
		'Write { "type": "template", "data": { "template_id": "AAq…" } }.',
	);
}
