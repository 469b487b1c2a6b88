import { z } from 'zod/v4';

import { element, type CardElement } from './cardElements';
import { cardUrls } from './cardControls';
import { markdownImages } from './cardMarkdown';
import { cardText } from './cardTexts';

/** The header colours of card JSON 1.0. */
export const CARD_COLORS = [
	'blue',
	'wathet',
	'turquoise',
	'green',
	'yellow',
	'orange',
	'red',
	'carmine',
	'violet',
	'purple',
	'indigo',
	'grey',
	'default',
] as const;

const header = z.looseObject({
	title: cardText,
	subtitle: cardText.nullish(),
	template: z.enum(CARD_COLORS).nullish(),
});

const elements = z.array(element).min(1, 'a card needs at least one element');

// Feishu docs: Card JSON 1.0 structure; Card JSON 2.0 release notes: 1.0 ignores what it does not know.
const jsonCard = z
	.looseObject({
		config: z.looseObject({}).optional(),
		header: header.optional(),
		i18n_header: z.record(z.string(), header).optional(),
		elements: elements.optional(),
		i18n_elements: z.record(z.string(), elements).optional(),
		card_link: cardUrls.nullish(),
		fallback: z.unknown().optional(),
	})
	.refine((card) => card.elements !== undefined || card.i18n_elements !== undefined, {
		error: 'a card needs elements or i18n_elements',
	});

const templateCard = z.strictObject({
	type: z.literal('template'),
	data: z.strictObject({
		template_id: z.string().min(1),
		template_version_name: z.string().optional(),
		template_variable: z.record(z.string(), z.unknown()).optional(),
	}),
});

export type JsonCard = z.infer<typeof jsonCard>;
export type TemplateCard = z.infer<typeof templateCard>;
export type CardContent = JsonCard | TemplateCard;
export type CardHeader = z.infer<typeof header>;

/**
 * The schema that fits what a content claims to be: a template or card JSON 1.0.
 *
 * @param content parsed content of an interactive message
 * @param refusesTemplates whether only cards of JSON are taken
 * @returns the schema, or the reason why this kind of card is never taken
 */
export function cardSchema(
	content: unknown,
	refusesTemplates = false,
): z.ZodType<CardContent> | string {
	const probe = z
		.looseObject({ type: z.unknown(), card: z.unknown(), schema: z.unknown(), body: z.unknown() })
		.safeParse(content);
	if (!probe.success) return 'the card must be a JSON object';
	const { type, card, schema, body, ...rest } = probe.data;
	if (type === 'template') {
		return refusesTemplates ? 'templates of cards are not supported' : templateCard;
	}
	if (type === 'card') return 'card entities are not supported';
	if (schema === '2.0' || isBodyWithElements(body)) return 'card JSON 2.0 is not supported';
	if (card !== undefined && !('elements' in rest)) return 'the card must not be wrapped in "card"';
	return jsonCard;
}

/** @returns the elements of a card by language; `''` stands for those of every language */
export function cardLanguages(card: JsonCard): [language: string, elements: CardElement[]][] {
	if (card.i18n_elements) return Object.entries(card.i18n_elements);
	return [['', card.elements ?? []]];
}

/** @returns the image keys a card refers to, however deep */
export function cardImageKeys(card: CardContent): string[] {
	const keys: string[] = [];
	// JSON.stringify visits every property, so no list of containers can go out of date here.
	JSON.stringify(card, (name, value: unknown) => {
		if (name === 'img_key' && typeof value === 'string') keys.push(value);
		if (typeof value === 'object' && value !== null && 'tag' in value && 'content' in value) {
			const isMarkdown = value.tag === 'markdown' || value.tag === 'lark_md';
			if (isMarkdown && typeof value.content === 'string') {
				keys.push(...markdownImages(value.content, value.tag === 'markdown'));
			}
		}
		return value;
	});
	return 'type' in card ? [] : keys;
}

/** @returns whether a card has a button that opens no link, so that its click is a callback */
export function hasCallback(card: CardContent): boolean {
	let found = false;
	JSON.stringify(card, (_name, value: unknown) => {
		if (typeof value === 'object' && value !== null && 'tag' in value && value.tag === 'button') {
			found ||= !('url' in value) && !('multi_url' in value);
		}
		return value;
	});
	return found;
}

function isBodyWithElements(body: unknown): boolean {
	return typeof body === 'object' && body !== null && 'elements' in body;
}
