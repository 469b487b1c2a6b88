import {
	BUTTON,
	cardText,
	CONTROL,
	option,
	personOption,
	picture,
	plainText,
	addresses,
} from './parts';
import {
	anything,
	imageKey,
	listOf,
	name,
	number,
	object,
	shape,
	text,
	type Rule,
	type Shape,
} from './rules';

/** Where elements stand; each takes other ones. */
export type Place =
	| 'root'
	| 'column'
	| 'form'
	| 'panel'
	| 'container'
	| 'action'
	| 'extra'
	| 'note';

/** An element of card JSON 1.0. */
export interface ElementRule extends Shape {
	readonly in: readonly Place[];
	/** How it is written, for messages. */
	readonly example: string;
	/** Attributes that hold further elements, and what kind of place that is. */
	readonly holds?: Readonly<Record<string, Place>>;
	/** Attributes of which there must be one at least. */
	readonly oneOf?: readonly string[];
	/** Whether people act on it: a form must be able to tell what they did. */
	readonly acts?: true;
}

// Feishu docs: card JSON 2.0 release notes, what the containers of 1.0 take; card JSON 1.0, column
// set, form, collapsible panel, interactive container, button and so on: nesting.
const SHOWN: readonly Place[] = ['root', 'column', 'form', 'panel'];
const SHOWN_EVERYWHERE: readonly Place[] = [...SHOWN, 'container'];
const CONTROLS: readonly Place[] = ['column', 'form', 'panel', 'action'];
const OLD_CONTROLS: readonly Place[] = [...CONTROLS, 'extra'];

const picker = (initial: string): ElementRule => ({
	in: OLD_CONTROLS,
	takes: { ...CONTROL, [initial]: text },
	example: `{ "tag": "…", "${initial}": "…" }`,
	acts: true,
});

const menu = (choice: Rule, places: readonly Place[]): ElementRule => ({
	in: places,
	takes: { ...CONTROL, options: listOf(choice) },
	example:
		'{ "tag": "select_static", "options": [{ "text": { "tag": "plain_text", "content": "…" }, "value": "…" }] }',
	acts: true,
});

/** Elements by their tag (Feishu docs: card JSON 1.0 components). */
export const ELEMENTS = Object.freeze({
	markdown: {
		in: SHOWN_EVERYWHERE,
		needs: { content: text },
		takes: { href: object },
		example: '{ "tag": "markdown", "content": "…" }',
	},
	div: {
		in: ['root', 'column', 'panel', 'container'],
		takes: {
			text: cardText,
			fields: listOf(
				shape(
					{ needs: { text: cardText } },
					'{ "is_short": true, "text": { "tag": "lark_md", "content": "…" } }',
				),
			),
		},
		holds: { extra: 'extra' },
		oneOf: ['text', 'fields'],
		example: '{ "tag": "div", "text": { "tag": "lark_md", "content": "…" } }',
	},
	hr: { in: SHOWN, example: '{ "tag": "hr" }' },
	img: {
		in: [...SHOWN_EVERYWHERE, 'extra', 'note'],
		needs: { img_key: imageKey, alt: plainText },
		takes: { title: cardText },
		example:
			'{ "tag": "img", "img_key": "img_v3_…", "alt": { "tag": "plain_text", "content": "" } }',
	},
	img_combination: {
		in: ['root', 'form', 'panel'],
		needs: { img_list: listOf(picture, 1) },
		example:
			'{ "tag": "img_combination", "combination_mode": "double", "img_list": [{ "img_key": "img_v3_…" }] }',
	},
	note: {
		in: SHOWN_EVERYWHERE,
		holds: { elements: 'note' },
		oneOf: ['elements'],
		example: '{ "tag": "note", "elements": [{ "tag": "plain_text", "content": "…" }] }',
	},
	action: {
		in: SHOWN,
		holds: { actions: 'action' },
		oneOf: ['actions'],
		example: '{ "tag": "action", "actions": [{ "tag": "button", … }] }',
	},
	column_set: {
		in: SHOWN_EVERYWHERE,
		needs: {
			columns: listOf(
				shape(
					{
						takes: { weight: number, action: shape({ takes: { multi_url: addresses } }, '{ … }') },
					},
					'{ "tag": "column", "elements": [ … ] }',
				),
				1,
			),
		},
		takes: { action: shape({ takes: { multi_url: addresses } }, '{ "multi_url": { … } }') },
		example: '{ "tag": "column_set", "columns": [{ "tag": "column", "elements": [ … ] }] }',
	},
	form: {
		in: ['root'],
		needs: { name },
		holds: { elements: 'form' },
		oneOf: ['elements'],
		example: '{ "tag": "form", "name": "…", "elements": [ … ] }',
	},
	collapsible_panel: {
		in: SHOWN,
		takes: { header: shape({ takes: { title: anything } }, '{ "title": { … } }') },
		holds: { elements: 'panel' },
		oneOf: ['elements'],
		example: '{ "tag": "collapsible_panel", "header": { … }, "elements": [ … ] }',
	},
	interactive_container: {
		in: SHOWN_EVERYWHERE,
		takes: { confirm: CONTROL.confirm, behaviors: CONTROL.behaviors },
		holds: { elements: 'container' },
		oneOf: ['elements'],
		example: '{ "tag": "interactive_container", "elements": [ … ] }',
	},
	chart: {
		in: ['root', 'column', 'panel'],
		needs: { chart_spec: object },
		example: '{ "tag": "chart", "chart_spec": { … } }',
	},
	table: {
		in: ['root'],
		needs: {
			columns: listOf(shape({ needs: { name } }, '{ "name": "…", "data_type": "text" }'), 1),
		},
		takes: { rows: listOf(object) },
		example: '{ "tag": "table", "columns": [{ "name": "…" }], "rows": [{ … }] }',
	},
	person: {
		in: SHOWN,
		needs: { user_id: name },
		example: '{ "tag": "person", "user_id": "ou_…" }',
	},
	person_list: {
		in: SHOWN,
		needs: { persons: listOf(shape({ needs: { id: name } }, '{ "id": "ou_…" }'), 1) },
		example: '{ "tag": "person_list", "persons": [{ "id": "ou_…" }] }',
	},
	audio: { in: SHOWN, needs: { file_key: name }, example: '{ "tag": "audio", "file_key": "…" }' },
	button: {
		in: OLD_CONTROLS,
		takes: { ...BUTTON, text: cardText },
		oneOf: ['text', 'icon'],
		example: '{ "tag": "button", "text": { "tag": "plain_text", "content": "…" } }',
		acts: true,
	},
	// The pages of column set and overflow agree that a column takes none of them directly.
	overflow: {
		in: ['form', 'panel', 'action', 'extra'],
		needs: { options: listOf(option, 1) },
		takes: CONTROL,
		example: '{ "tag": "overflow", "options": [ … ] }',
	},
	select_static: menu(option, OLD_CONTROLS),
	select_person: menu(personOption, OLD_CONTROLS),
	multi_select_static: menu(option, CONTROLS),
	multi_select_person: menu(personOption, CONTROLS),
	date_picker: picker('initial_date'),
	picker_time: picker('initial_time'),
	picker_datetime: picker('initial_datetime'),
	input: {
		in: CONTROLS,
		takes: { ...CONTROL, label: plainText, default_value: text },
		example: '{ "tag": "input", "name": "…" }',
		acts: true,
	},
	checker: {
		in: SHOWN_EVERYWHERE,
		takes: { ...CONTROL, text: cardText },
		example: '{ "tag": "checker", "text": { "tag": "plain_text", "content": "…" } }',
		acts: true,
	},
	select_img: {
		in: SHOWN,
		needs: { options: listOf(picture, 1) },
		takes: CONTROL,
		example: '{ "tag": "select_img", "options": [{ "img_key": "img_v3_…", "value": "…" }] }',
		acts: true,
	},
	plain_text: {
		in: ['note'],
		example: '{ "tag": "plain_text", "content": "…" }',
		oneOf: ['content', 'i18n', 'i18n_content'],
		takes: { content: text },
	},
	lark_md: {
		in: ['note'],
		example: '{ "tag": "lark_md", "content": "…" }',
		oneOf: ['content', 'i18n', 'i18n_content'],
		takes: { content: text },
	},
	standard_icon: {
		in: ['note'],
		needs: { token: name },
		example: '{ "tag": "standard_icon", "token": "…" }',
	},
	custom_icon: {
		in: ['note'],
		needs: { img_key: imageKey },
		example: '{ "tag": "custom_icon", "img_key": "img_v3_…" }',
	},
} satisfies Record<string, ElementRule>);

/** @returns the rule of a tag; `undefined` for one that 1.0 does not have */
export const elementRule = (tag: string): ElementRule | undefined =>
	Object.hasOwn(ELEMENTS, tag) ? ELEMENTS[tag as keyof typeof ELEMENTS] : undefined;
