import {
	address,
	anything,
	each,
	imageKey,
	listOf,
	oneOf,
	refusal,
	shape,
	text,
	type Rule,
} from './rules';
import { isJsonObject } from '../../shared/json';
import { CARD_COLORS } from '../cardLooks';

/** Feishu docs: card JSON 1.0, button, `type`. */
const BUTTON_LOOKS = [
	'default',
	'primary',
	'danger',
	'text',
	'primary_text',
	'danger_text',
	'primary_filled',
	'danger_filled',
	'laser',
];

const textObject = (tags: readonly string[]): Rule => {
	const example = `{ "tag": "${tags[0]}", "content": "…" }`;
	const attributes = shape(
		{
			needs: { tag: oneOf(tags) },
			takes: { content: text, i18n: each(text), i18n_content: each(text) },
		},
		example,
	);
	return (value, at) => {
		attributes(value, at);
		const { content, i18n, i18n_content: translated } = isJsonObject(value) ? value : {};
		if ([content, i18n, translated].some((each) => each !== undefined && each !== null)) return;
		throw refusal(at, `lacks ${at.path}.content`, `Write ${example}.`);
	};
};

/** Text shown as it is. */
export const plainText = textObject(['plain_text']);

/** Text that may be card Markdown (Feishu docs: message card, text, where lark_md is taken). */
export const cardText = textObject(['plain_text', 'lark_md']);

/** Addresses for different devices (Feishu docs: card JSON 1.0, `multi_url`, `card_link`). */
export const addresses = shape(
	{ takes: { url: address, pc_url: address, ios_url: address, android_url: address } },
	'{ "url": "https://…" }',
);

const behavior = shape(
	{
		needs: { type: text },
		takes: { default_url: address, pc_url: address, ios_url: address, android_url: address },
	},
	'{ "type": "open_url", "default_url": "https://…" }',
);

/** What every control may have. */
export const CONTROL = {
	confirm: shape(
		{ needs: { title: plainText, text: plainText } },
		'"confirm": { "title": { "tag": "plain_text", "content": "…" }, "text": { … } }',
	),
	behaviors: listOf(behavior),
	placeholder: plainText,
	value: anything,
} satisfies Record<string, Rule>;

/** What a button has besides its text. */
export const BUTTON = {
	...CONTROL,
	type: oneOf(BUTTON_LOOKS),
	url: address,
	multi_url: addresses,
} satisfies Record<string, Rule>;

/** A choice of a menu. */
export const option = shape(
	{ needs: { text: plainText }, takes: { value: text, url: address, multi_url: addresses } },
	'{ "text": { "tag": "plain_text", "content": "…" }, "value": "…" }',
);

/** A person to choose. */
export const personOption = shape(
	{ takes: { text: plainText, value: text } },
	'{ "value": "ou_…" }',
);

/** A picture to choose, or one of several side by side. */
export const picture = shape({ needs: { img_key: imageKey } }, '{ "img_key": "img_v3_…" }');

/** The header of a card (Feishu docs: card JSON 1.0, title). */
export const header = shape(
	{
		needs: { title: cardText },
		takes: {
			subtitle: cardText,
			template: oneOf(CARD_COLORS),
			icon: shape({ takes: { img_key: imageKey } }, '{ "img_key": "img_v3_…" }'),
			text_tag_list: listOf(
				shape({ takes: { text: cardText } }, '{ "tag": "text_tag", "text": { … } }'),
			),
		},
	},
	'"header": { "title": { "tag": "plain_text", "content": "…" } }',
);
