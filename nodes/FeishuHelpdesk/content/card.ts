import { InputError } from '../shared/inputError';
import { isJsonObject, type JsonObject } from '../shared/json';
import { parseJsonField } from '../shared/parseField';
import type { MessageContent } from './message';

const EXPORT_HINT =
	'The helpdesk takes cards of JSON 1.0 only. In the Feishu Card Builder create the card in the old version (JSON 1.0) and copy its JSON, or send it as a template.';

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
			"Copy it from the template's page in the Feishu Card Builder; it looks like 'AAq…'.",
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
 * Reads a card that a user pasted: a card of JSON 1.0, a template reference, or either of them inside
 * the payload of a bot (`{"msg_type":"interactive","card":{…}}`).
 *
 * @param value text or object
 * @param field label of the field
 * @returns the message
 * @throws {InputError} for a card of JSON 2.0, a card entity, or what is no card
 */
export function cardContent(value: unknown, field: string): MessageContent {
	return {
		msg_type: 'interactive',
		content: checkCard(parseJsonField(value, field, 'a card'), field),
	};
}

function checkCard(card: JsonObject, field: string): JsonObject {
	if (card.type === 'template') return checkTemplate(card, field);
	if (card.type === 'card') {
		throw new InputError(
			field,
			'is a card entity (card_id), which is always JSON 2.0',
			EXPORT_HINT,
		);
	}
	if (card.card !== undefined && card.elements === undefined) {
		return checkCard(parseJsonField(card.card, field, 'a card'), field);
	}
	if (isVersion2(card)) throw new InputError(field, 'is a card of JSON 2.0', EXPORT_HINT);
	const { elements, i18n_elements: translated, header } = card;
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
	const strange = [elements ?? [], ...Object.values(translated ?? {})]
		.flat()
		.findIndex((element) => !isJsonObject(element) || typeof element.tag !== 'string');
	if (strange >= 0) {
		throw new InputError(
			field,
			`has no "tag" in element ${strange + 1}`,
			'Every element of a card is an object with a tag, e.g. { "tag": "markdown", "content": "…" }.',
		);
	}
	if (header === undefined && (elements ?? []).length === 0 && translated === undefined) {
		throw new InputError(field, 'is an empty card', 'Add a header or elements.');
	}
	return card;
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
