import { z } from 'zod/v4';

import { cardText, plainText } from './cardTexts';
import { isWebUrl } from './webUrl';

/** A link of a card: none, for the web, or of Feishu itself. Feishu docs: Card JSON 1.0, column set. */
export const cardUrl = z
	.string()
	.refine((text) => text === '' || isWebUrl(text) || /^lark:\/\/\S+$/.test(text), {
		error: 'illegal URL',
	});

const optionalUrl = cardUrl.nullish();

/** Links for different devices. */
export const cardUrls = z.looseObject({
	url: optionalUrl,
	pc_url: optionalUrl,
	ios_url: optionalUrl,
	android_url: optionalUrl,
});

const acting = {
	name: z.string().nullish(),
	placeholder: plainText.nullish(),
	confirm: z.looseObject({ title: plainText, text: plainText }).nullish(),
	behaviors: z
		.array(z.looseObject({ type: z.string(), default_url: optionalUrl, pc_url: optionalUrl }))
		.nullish(),
};

/** A button. Feishu docs: Card JSON 1.0, button. */
export const button = z.looseObject({
	...acting,
	tag: z.literal('button'),
	text: cardText,
	type: z
		.enum([
			'default',
			'primary',
			'danger',
			'text',
			'primary_text',
			'danger_text',
			'primary_filled',
			'danger_filled',
			'laser',
		])
		.optional(),
	url: optionalUrl,
	multi_url: cardUrls.nullish(),
});

const option = z.looseObject({
	text: plainText,
	value: z.string().nullish(),
	url: optionalUrl,
	multi_url: cardUrls.nullish(),
});
const person = z.looseObject({ text: plainText.nullish(), value: z.string().nullish() });

/** Folded buttons. */
export const overflow = z.looseObject({
	...acting,
	tag: z.literal('overflow'),
	options: z.array(option).min(1),
});

/** A menu. */
export const menu = z.looseObject({
	...acting,
	tag: z.enum(['select_static', 'multi_select_static']),
	options: z.array(option).nullish(),
});

/** A menu of people. */
export const people = z.looseObject({
	...acting,
	tag: z.enum(['select_person', 'multi_select_person']),
	options: z.array(person).nullish(),
});

/** A moment to choose. */
export const picker = z.looseObject({
	...acting,
	tag: z.enum(['date_picker', 'picker_time', 'picker_datetime']),
});

/** A text to enter. */
export const input = z.looseObject({
	...acting,
	tag: z.literal('input'),
	label: plainText.nullish(),
});

/** A box to tick. */
export const checker = z.looseObject({
	...acting,
	tag: z.literal('checker'),
	text: cardText.nullish(),
});

/** Pictures to choose from. */
export const pictures = z.looseObject({
	...acting,
	tag: z.literal('select_img'),
	options: z.array(z.looseObject({ img_key: z.string().min(1) })).min(1),
});

/** Outside a form nothing can be required. Feishu docs: Card JSON 1.0, input. */
const inputInAction = input.refine((value) => !('required' in value), {
	error: 'required is for forms',
});

/** One control in an action. */
export const action = z.discriminatedUnion('tag', [
	button,
	overflow,
	menu,
	people,
	picker,
	inputInAction,
]);

/** A control beside a text. */
export const extraControl = z.discriminatedUnion('tag', [button, overflow, menu, people, picker]);

/** One control: a button, or one of the menus and pickers. */
export type CardAction =
	| z.infer<typeof action>
	| z.infer<typeof checker>
	| z.infer<typeof pictures>;
