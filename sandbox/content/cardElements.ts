import { z } from 'zod/v4';

import { cardText, plainText } from './cardTexts';
import { webUrl } from './webUrl';

// Elements have dozens of optional attributes for looks; only what must be there, or can be
// wrong in a way that fails the send, is checked.

const field = z.looseObject({ is_short: z.boolean().optional(), text: cardText });

const image = z.looseObject({
	tag: z.literal('img'),
	img_key: z.string().min(1),
	alt: plainText,
	title: cardText.optional(),
});

const button = z.looseObject({
	tag: z.literal('button'),
	text: cardText,
	type: z.enum(['default', 'primary', 'danger']).optional(),
	url: webUrl.optional(),
});

const otherAction = z.looseObject({
	tag: z.enum([
		'overflow',
		'select_static',
		'select_person',
		'date_picker',
		'picker_time',
		'picker_datetime',
	]),
});

const action = z.discriminatedUnion('tag', [button, otherAction]);

const div = z
	.looseObject({
		tag: z.literal('div'),
		text: cardText.optional(),
		fields: z.array(field).optional(),
		extra: z.discriminatedUnion('tag', [image, button, otherAction]).optional(),
	})
	.refine((value) => value.text !== undefined || value.fields !== undefined, {
		error: 'div needs text or fields',
	});

const note = z.looseObject({
	tag: z.literal('note'),
	elements: z.array(z.discriminatedUnion('tag', [cardText, image])).min(1),
});

// Known to Feishu, drawn by the sandbox as a labelled box only.
const other = z.looseObject({
	tag: z.enum([
		'chart',
		'collapsible_panel',
		'form',
		'img_combination',
		'input',
		'multi_select_static',
		'person',
		'person_list',
		'table',
	]),
});

const actions = z.looseObject({ tag: z.literal('action'), actions: z.array(action).min(1) });

const markdown = z.looseObject({ tag: z.literal('markdown'), content: z.string() });

const hr = z.looseObject({ tag: z.literal('hr') });

const column = z.looseObject({
	tag: z.literal('column'),
	weight: z.number().optional(),
	elements: z.array(z.lazy(() => element)),
});

const columnSet = z.looseObject({
	tag: z.literal('column_set'),
	columns: z.array(column).min(1),
});

interface ColumnSet {
	tag: 'column_set';
	columns: { tag: 'column'; weight?: number | undefined; elements: CardElement[] }[];
}

/** One element of card JSON 1.0. */
export type CardElement =
	| z.infer<typeof div>
	| z.infer<typeof markdown>
	| z.infer<typeof hr>
	| z.infer<typeof image>
	| z.infer<typeof actions>
	| z.infer<typeof note>
	| z.infer<typeof other>
	| ColumnSet;

/** One control: a button, or one of the menus and pickers. */
export type CardAction = z.infer<typeof action>;

/** Feishu docs: Card JSON 1.0 components. */
export const element: z.ZodType<CardElement> = z.discriminatedUnion('tag', [
	div,
	markdown,
	hr,
	image,
	actions,
	note,
	columnSet,
	other,
]);
