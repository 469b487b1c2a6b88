import type { JsonObject, JsonValue } from '../../../../nodes/FeishuHelpdesk/shared/json';
import { action, BUTTON, HR, MARKDOWN, ofCard, ofElements, PLAIN } from './cardChecks';

const IN_QUOTES = 'Put it in quotes: {{ JSON.stringify(String(…)) }}.';
const WHOLE_ADDRESS =
	'Write the whole address, e.g. https://example.com/page. One wrong link makes Feishu refuse the whole card.';

const weight = (value: JsonValue): JsonObject => ({
	tag: 'column_set',
	columns: [{ tag: 'column', weight: value }],
});

describe('a value of the wrong kind is shown, with its path and what belongs there', () => {
	test.each<[what: string, element: JsonValue, problem: string, hint: string]>([
		[
			'a number as text',
			{ tag: 'markdown', content: 5 },
			'has 5 at elements[0].content, where text belongs',
			IN_QUOTES,
		],
		[
			'a truth as text',
			{ tag: 'markdown', content: false },
			'has false at elements[0].content, where text belongs',
			IN_QUOTES,
		],
		[
			'a list as text',
			{ tag: 'markdown', content: ['a'] },
			'has a list at elements[0].content, where text belongs',
			IN_QUOTES,
		],
		[
			'an object as text',
			{ tag: 'markdown', content: {} },
			'has an object at elements[0].content, where text belongs',
			IN_QUOTES,
		],
		[
			'an empty name',
			{ tag: 'person', user_id: '' },
			'has nothing at elements[0].user_id',
			'Fill it in.',
		],
		[
			'a blank name',
			{ tag: 'person', user_id: ' \t' },
			'has nothing at elements[0].user_id',
			'Fill it in.',
		],
		[
			'a number as name',
			{ tag: 'person', user_id: 7 },
			'has 7 at elements[0].user_id, where text belongs',
			IN_QUOTES,
		],
		[
			'text as number',
			weight('1'),
			"has '1' at elements[0].columns[0].weight, where a number belongs",
			'Write it without quotes.',
		],
		[
			'text as object',
			{ ...MARKDOWN, href: 'https://example.com' },
			"has 'https://example.com' at elements[0].href, where an object belongs",
			'Write { … }.',
		],
		[
			'a list as object',
			{ tag: 'chart', chart_spec: [] },
			'has a list at elements[0].chart_spec, where an object belongs',
			'Write { … }.',
		],
		[
			'text as text element',
			{ tag: 'div', text: 'Hello' },
			"has 'Hello' at elements[0].text, where an object belongs",
			'Write { "tag": "plain_text", "content": "…" }.',
		],
		[
			'a long text, shortened',
			{ tag: 'div', text: 'x'.repeat(41) },
			`has '${'x'.repeat(40)}…' at elements[0].text, where an object belongs`,
			'Write { "tag": "plain_text", "content": "…" }.',
		],
		[
			'an object as list',
			{ tag: 'div', fields: { text: PLAIN } },
			'has an object at elements[0].fields, where a list belongs',
			'Put it in brackets: [ … ].',
		],
		[
			'an empty list',
			{ tag: 'person_list', persons: [] },
			'has an empty list at elements[0].persons',
			'Fill it, or leave the element out.',
		],
		[
			'a list with one wrong entry',
			{ tag: 'person_list', persons: [{ id: 'ou_1' }, { id: '' }] },
			'has nothing at elements[0].persons[1].id',
			'Fill it in.',
		],
		[
			'an entry that lacks something',
			{ tag: 'person_list', persons: [{}] },
			'lacks elements[0].persons[0].id',
			'Write { "id": "ou_…" }.',
		],
		[
			'null where something is needed',
			{ tag: 'person', user_id: null },
			'lacks elements[0].user_id',
			'Write { "tag": "person", "user_id": "ou_…" }.',
		],
		[
			'a word that Feishu does not know',
			action({ ...BUTTON, type: 'huge' }),
			"has 'huge' at elements[0].actions[0].type, where another word belongs",
			'Feishu knows default, primary, danger, text, primary_text, danger_text, primary_filled, danger_filled, laser.',
		],
	])('%s', (_what, element, problem, hint) => {
		expect(ofElements(element)).toEqual([problem, hint]);
	});

	test.each<[string, JsonValue]>([
		['a number as number', weight(3)],
		['null where something may be', { ...MARKDOWN, href: null }],
		['an object as object', { ...MARKDOWN, href: {} }],
		['an empty text', { tag: 'markdown', content: '' }],
		['an empty list that may be empty', { tag: 'div', text: PLAIN, fields: [] }],
		['a list of one', { tag: 'person_list', persons: [{ id: 'ou_1' }] }],
		['any value that a button carries', action({ ...BUTTON, value: [1, null] })],
		['a known look of a button', action({ ...BUTTON, type: 'laser' })],
		[
			'whatever 1.0 does not know of an element',
			{ tag: 'table', columns: [{ name: 'a', elements: 'x' }], elements: 1, extra: 2 },
		],
	])('%s is taken', (_what, element) => {
		expect(ofElements(element)).toBeUndefined();
	});
});

describe('the parts around the elements', () => {
	test.each<[string, JsonObject, string, string]>([
		[
			'settings that are no object',
			{ config: 'wide' },
			"has 'wide' at config, where an object belongs",
			'Write { … }.',
		],
		[
			'a wrong address of the whole card',
			{ card_link: { url: 'example.com' } },
			"has 'example.com' at card_link.url, where a web address belongs",
			WHOLE_ADDRESS,
		],
		[
			'a header that is text',
			{ header: 'Hello' },
			"has 'Hello' at header, where an object belongs",
			'Write "header": { "title": { "tag": "plain_text", "content": "…" } }.',
		],
		[
			'a colour that Feishu does not have',
			{ header: { title: PLAIN, template: 'pink' } },
			"has 'pink' at header.template, where another word belongs",
			'Feishu knows blue, wathet, turquoise, green, yellow, orange, red, carmine, violet, purple, indigo, grey, default.',
		],
		[
			'languages that are no object',
			{ i18n_header: [] },
			'has a list at i18n_header, where an object belongs',
			'Write { … }.',
		],
		[
			'elements that are no list',
			{ elements: 'hr' },
			"has 'hr' at elements, where a list belongs",
			'Put it in brackets: [ … ].',
		],
	])('%s is refused', (_what, card, problem, hint) => {
		expect(ofCard({ elements: [HR], ...card })).toEqual([problem, hint]);
	});

	test('all of them together are taken', () => {
		expect(
			ofCard({
				config: { wide_screen_mode: true },
				card_link: { url: '', pc_url: 'lark://x', ios_url: null },
				header: { title: PLAIN, template: 'blue' },
				elements: [HR],
			}),
		).toBeUndefined();
	});
});
