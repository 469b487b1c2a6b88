import type { JsonObject, JsonValue } from '../../../../nodes/FeishuHelpdesk/shared/json';
import {
	action,
	BUTTON,
	column,
	form,
	HR,
	MARKDOWN,
	ofCard,
	ofElements,
	PLAIN,
} from './cardChecks';

describe('every element says what it is', () => {
	const HINT =
		'Every element of a card is an object with a tag, e.g. { "tag": "markdown", "content": "…" }.';

	test.each<[string, JsonValue]>([
		['text', 'hr'],
		['null', null],
		['a list', [HR]],
		['an object without a tag', { content: 'a' }],
		['a tag that is a number', { tag: 1 }],
	])('%s is refused', (_what, element) => {
		expect(ofElements(HR, element)).toEqual(['has no "tag" in element 2 (elements[1])', HINT]);
	});

	test('people count from 1, beyond 9, too', () => {
		expect(ofElements(...Array.from({ length: 12 }, () => HR), {})).toEqual([
			'has no "tag" in element 13 (elements[12])',
			HINT,
		]);
	});

	test('what is no entry of a list is named by its path alone', () => {
		expect(ofElements({ tag: 'div', text: PLAIN, extra: {} })).toEqual([
			'has no "tag" in elements[0].extra',
			HINT,
		]);
	});

	test.each([
		['a word that 1.0 does not have', 'video', 'video'],
		['a name that every object has', 'constructor', 'constructor'],
		['a long one, shortened', 'x'.repeat(50), `${'x'.repeat(40)}…`],
	])('%s as tag is refused', (_what, tag, shown) => {
		expect(ofElements(HR, { tag })).toEqual([
			`has an unknown element '${shown}' at elements[1]`,
			'Cards of JSON 1.0 have no such element. Use another one, e.g. markdown, div, img, action, note or column_set.',
		]);
	});
});

describe('each language is checked, with its path', () => {
	test('elements by language', () => {
		expect(ofCard({ i18n_elements: { zh_cn: [HR], en_us: [HR, BUTTON] } })).toEqual([
			"has 'button' at i18n_elements.en_us[1], and Feishu takes none directly in the card",
			expect.stringContaining("Put it into an 'action'"),
		]);
		expect(ofCard({ i18n_elements: { zh_cn: [HR], en_us: [MARKDOWN] } })).toBeUndefined();
	});

	test('a header by language', () => {
		expect(ofCard({ i18n_header: { en_us: { title: PLAIN }, zh_cn: {} } })).toEqual([
			'lacks i18n_header.zh_cn.title',
			'Write "header": { "title": { "tag": "plain_text", "content": "…" } }.',
		]);
		expect(ofCard({ i18n_header: { en_us: { title: PLAIN } } })).toBeUndefined();
	});
});

describe('an element without anything to show', () => {
	test.each<[string, JsonObject, string, string]>([
		[
			'a div without text and fields',
			{ tag: 'div' },
			'lacks elements[0].text',
			'Write { "tag": "div", "text": { "tag": "lark_md", "content": "…" } }.',
		],
		[
			'a button without text and icon',
			action({ tag: 'button', url: 'https://example.com' }),
			'lacks elements[0].actions[0].text',
			'Write { "tag": "button", "text": { "tag": "plain_text", "content": "…" } }.',
		],
		[
			'a button whose text and icon are null',
			action({ tag: 'button', text: null, icon: null }),
			'lacks elements[0].actions[0].text',
			'Write { "tag": "button", "text": { "tag": "plain_text", "content": "…" } }.',
		],
		[
			'a note without elements',
			{ tag: 'note' },
			'lacks elements[0].elements',
			'Write { "tag": "note", "elements": [{ "tag": "plain_text", "content": "…" }] }.',
		],
		[
			'a note with an empty list',
			{ tag: 'note', elements: [] },
			'has an empty list at elements[0].elements',
			'Fill it, or leave the element out.',
		],
		[
			'a row without buttons',
			action(),
			'has an empty list at elements[0].actions',
			'Fill it, or leave the element out.',
		],
		[
			'a row whose buttons are no list',
			{ tag: 'action', actions: BUTTON },
			'has an object at elements[0].actions, where a list belongs',
			'Put it in brackets: [ … ].',
		],
		[
			'Markdown without content',
			{ tag: 'markdown' },
			'lacks elements[0].content',
			'Write { "tag": "markdown", "content": "…" }.',
		],
	])('%s is refused', (_what, element, problem, hint) => {
		expect(ofElements(element)).toEqual([problem, hint]);
	});

	test.each<[string, JsonObject]>([
		['a div with fields alone', { tag: 'div', fields: [{ is_short: true, text: PLAIN }] }],
		['a button with an icon alone', action({ tag: 'button', icon: { tag: 'standard_icon' } })],
		['a menu without choices, which an update may fill', action({ tag: 'select_person' })],
	])('%s is taken', (_what, element) => {
		expect(ofElements(element)).toBeUndefined();
	});
});

describe('in a form everything that people fill in has a name', () => {
	const hint = (tag: string) => `Every '${tag}' in a form needs "name": "…", another one for each.`;

	test.each<[string, JsonObject, string, string]>([
		['an input', form({ tag: 'input' }), 'elements[0].elements[0].name', 'input'],
		[
			'an input with a blank name',
			form({ tag: 'input', name: ' ' }),
			'elements[0].elements[0].name',
			'input',
		],
		[
			'an input whose name is a number',
			form({ tag: 'input', name: 1 }),
			'elements[0].elements[0].name',
			'input',
		],
		[
			'a button in a column of it',
			form(column(MARKDOWN, BUTTON)),
			'elements[0].elements[0].columns[0].elements[1].name',
			'button',
		],
		[
			'a date in a row of it',
			form(action({ tag: 'date_picker' })),
			'elements[0].elements[0].actions[0].name',
			'date_picker',
		],
		[
			'a menu in a panel of it',
			form({ tag: 'collapsible_panel', elements: [{ tag: 'select_static' }] }),
			'elements[0].elements[0].elements[0].name',
			'select_static',
		],
	])('%s without one is refused', (_what, element, path, tag) => {
		expect(ofElements(element)).toEqual([`lacks ${path}`, hint(tag)]);
	});

	test.each<[string, JsonObject]>([
		['what is only shown needs none', form(MARKDOWN, HR)],
		['with names it is taken', form({ tag: 'input', name: 'a' }, { ...BUTTON, name: 'b' })],
		['outside a form nothing needs one', column({ tag: 'input' }, BUTTON)],
		['after a form, neither', column(BUTTON)],
	])('%s', (_what, element) => {
		expect(ofElements(form(), element)).toBeUndefined();
	});
});

describe('an input that must be filled in', () => {
	test('belongs into a form: in a row it is refused', () => {
		expect(ofElements(action(BUTTON, { tag: 'input', required: true }))).toEqual([
			"has 'required' at elements[0].actions[1].required, outside a form",
			"Leave it out, or put the input into a 'form'.",
		]);
	});

	test.each<[string, JsonObject]>([
		['in a form it is taken', form({ tag: 'input', name: 'a', required: true })],
		['in a row of a form it is taken', form(action({ tag: 'input', name: 'a', required: true }))],
		['in a row it may be left empty', action({ tag: 'input' })],
		['null is nothing', action({ tag: 'input', required: null })],
		['other controls in a row may have such an attribute', action({ ...BUTTON, required: true })],
	])('%s', (_what, element) => {
		expect(ofElements(element)).toBeUndefined();
	});
});
