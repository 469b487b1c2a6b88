import { z } from 'zod/v4';

import {
	action,
	button,
	cardUrls,
	checker,
	extraControl,
	input,
	menu,
	overflow,
	people,
	picker,
	pictures,
	type CardAction,
} from './cardControls';
import { cardMarkdown, cardText, plainText } from './cardTexts';

export type { CardAction } from './cardControls';

// Elements have dozens of optional attributes for looks, and 1.0 ignores unknown ones; only what must be
// there, or can be wrong in a way that fails the send, is checked.

const field = z.looseObject({ is_short: z.boolean().nullish(), text: cardText });

const image = z.looseObject({
	tag: z.literal('img'),
	img_key: z.string().regex(/^[^\s/:]+$/, 'ErrCode: 200570; invalid image key'),
	alt: plainText,
	title: cardText.nullish(),
});

const div = z
	.looseObject({
		tag: z.literal('div'),
		text: cardText.optional(),
		fields: z.array(field).optional(),
		extra: z.discriminatedUnion('tag', [image, ...extraControl.options]).optional(),
	})
	.refine((value) => value.text !== undefined || value.fields !== undefined, {
		error: 'div needs text or fields',
	});

const icon = z.looseObject({ tag: z.enum(['standard_icon', 'custom_icon']) });

const note = z.looseObject({
	tag: z.literal('note'),
	elements: z.array(z.discriminatedUnion('tag', [cardText, image, icon])).min(1),
});

const actions = z.looseObject({ tag: z.literal('action'), actions: z.array(action).min(1) });

const markdown = z.looseObject({ tag: z.literal('markdown'), content: cardMarkdown });

const hr = z.looseObject({ tag: z.literal('hr') });

const chart = z.looseObject({ tag: z.literal('chart'), chart_spec: z.looseObject({}) });

const table = z.looseObject({
	tag: z.literal('table'),
	columns: z.array(z.looseObject({ name: z.string().min(1) })).min(1),
	rows: z.array(z.looseObject({})).nullish(),
});

const person = z.looseObject({ tag: z.literal('person'), user_id: z.string().min(1) });

const personList = z.looseObject({
	tag: z.literal('person_list'),
	persons: z.array(z.looseObject({ id: z.string().min(1) })).min(1),
});

const imageCombination = z.looseObject({
	tag: z.literal('img_combination'),
	img_list: z.array(z.looseObject({ img_key: z.string().min(1) })).min(1),
});

const audio = z.looseObject({ tag: z.literal('audio'), file_key: z.string().min(1) });

const linkAction = z.looseObject({ multi_url: cardUrls.nullish() }).nullish();

const columnSet = z.looseObject({
	tag: z.literal('column_set'),
	action: linkAction,
	columns: z
		.array(
			z.looseObject({
				tag: z.literal('column').optional(),
				weight: z.number().nullish(),
				action: linkAction,
				elements: z.lazy(() => z.array(inColumn)).nullish(),
			}),
		)
		.min(1),
});

const form = z.looseObject({
	tag: z.literal('form'),
	name: z.string().min(1),
	elements: z.lazy(() => z.array(inForm)),
});

const panel = z.looseObject({
	tag: z.literal('collapsible_panel'),
	elements: z.lazy(() => z.array(inPanel)),
});

const interactive = z.looseObject({
	tag: z.literal('interactive_container'),
	elements: z.lazy(() => z.array(inContainer)),
});

interface ColumnSet {
	tag: 'column_set';
	columns: { weight?: number | null | undefined; elements?: CardElement[] | null | undefined }[];
}

interface Container {
	tag: 'form' | 'collapsible_panel' | 'interactive_container';
	elements: CardElement[];
}

/** One element of card JSON 1.0, wherever it stands. */
export type CardElement =
	| z.infer<typeof div>
	| z.infer<typeof markdown>
	| z.infer<typeof hr>
	| z.infer<typeof image>
	| z.infer<typeof actions>
	| z.infer<typeof note>
	| z.infer<typeof chart>
	| z.infer<typeof table>
	| z.infer<typeof person>
	| z.infer<typeof personList>
	| z.infer<typeof imageCombination>
	| z.infer<typeof audio>
	| CardAction
	| Container
	| ColumnSet;

const shown = [markdown, hr, image, note, actions, columnSet, panel, interactive, person] as const;
const everywhere = [...shown, personList, audio, checker, pictures] as const;
const controls = [button, menu, people, picker, input] as const;

// What each place takes. Feishu docs: Card JSON 2.0 release notes, containers of 1.0; nesting on the
// pages of the components of 1.0.

const inColumn: z.ZodType<CardElement> = z.discriminatedUnion('tag', [
	...everywhere,
	...controls,
	div,
	chart,
]);

/** Whatever is filled in must have a name. Feishu docs: Card JSON 1.0, form. */
const inForm: z.ZodType<CardElement> = z
	.discriminatedUnion('tag', [...everywhere, ...controls, overflow, imageCombination])
	.refine((element) => !FILLED.has(element.tag) || Boolean('name' in element && element.name), {
		error: 'needs a name in a form',
	});

const FILLED: ReadonlySet<string> = new Set([
	...['button', 'input', 'checker', 'select_img', 'date_picker', 'picker_time', 'picker_datetime'],
	...['select_static', 'multi_select_static', 'select_person', 'multi_select_person'],
]);

const inPanel: z.ZodType<CardElement> = z.discriminatedUnion('tag', [
	...everywhere,
	...controls,
	div,
	overflow,
	imageCombination,
	chart,
]);

const inContainer: z.ZodType<CardElement> = z.discriminatedUnion('tag', [
	div,
	markdown,
	image,
	note,
	columnSet,
	checker,
	interactive,
]);

/** An element directly in the card. Feishu docs: Card JSON 1.0 components. */
export const element: z.ZodType<CardElement> = z.discriminatedUnion('tag', [
	...everywhere,
	div,
	chart,
	table,
	form,
	imageCombination,
]);
