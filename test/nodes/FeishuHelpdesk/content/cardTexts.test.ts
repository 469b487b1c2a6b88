import { mapCardTexts } from '../../../../nodes/FeishuHelpdesk/content/cardTexts';
import type { JsonObject } from '../../../../nodes/FeishuHelpdesk/shared/json';

/** Marks each text with the tag that it belongs to. */
const marked = (card: JsonObject) => mapCardTexts(card, (text, tag) => `${tag}(${text})`);

const md = (content: string) => ({ tag: 'lark_md', content });

test.each<[what: string, card: JsonObject, expected: JsonObject]>([
	[
		'Markdown of an element',
		{ elements: [{ tag: 'markdown', content: 'a', href: { b: { url: 'c' } } }] },
		{ elements: [{ tag: 'markdown', content: 'markdown(a)', href: { b: { url: 'c' } } }] },
	],
	[
		'Markdown in a text, its tag after it',
		{ elements: [{ tag: 'div', text: { content: 'a', tag: 'lark_md' } }] },
		{ elements: [{ tag: 'div', text: { content: 'lark_md(a)', tag: 'lark_md' } }] },
	],
	[
		'fields, and columns in columns',
		{
			elements: [
				{ tag: 'div', fields: [{ is_short: true, text: md('a') }] },
				{
					tag: 'column_set',
					columns: [
						{
							elements: [
								{ tag: 'column_set', columns: [{ elements: [{ tag: 'markdown', content: 'b' }] }] },
							],
						},
					],
				},
			],
		},
		{
			elements: [
				{ tag: 'div', fields: [{ is_short: true, text: md('lark_md(a)') }] },
				{
					tag: 'column_set',
					columns: [
						{
							elements: [
								{
									tag: 'column_set',
									columns: [{ elements: [{ tag: 'markdown', content: 'markdown(b)' }] }],
								},
							],
						},
					],
				},
			],
		},
	],
	[
		'each language of a text',
		{
			header: {
				title: { ...md('a'), i18n: { zh_cn: 'b', en_us: 'c' }, i18n_content: { ja_jp: 'd' } },
			},
		},
		{
			header: {
				title: {
					...md('lark_md(a)'),
					i18n: { zh_cn: 'lark_md(b)', en_us: 'lark_md(c)' },
					i18n_content: { ja_jp: 'lark_md(d)' },
				},
			},
		},
	],
	[
		'elements of each language',
		{ i18n_elements: { zh_cn: [{ tag: 'markdown', content: 'a' }] } },
		{ i18n_elements: { zh_cn: [{ tag: 'markdown', content: 'markdown(a)' }] } },
	],
])('%s is rewritten', (_what, card, expected) => {
	expect(marked(card)).toEqual(expected);
});

test.each<[what: string, card: JsonObject]>([
	['plain text', { header: { title: { tag: 'plain_text', content: 'a', i18n: { zh_cn: 'b' } } } }],
	['text without a tag', { content: 'a', elements: [{ content: 'b' }] }],
	['what a button carries', { elements: [{ tag: 'button', value: md('a') }] }],
	['what a click does', { elements: [{ tag: 'button', behaviors: [{ value: md('a') }] }] }],
	['the data of a chart', { elements: [{ tag: 'chart', chart_spec: { title: md('a') } }] }],
	['the rows of a table', { elements: [{ tag: 'table', rows: [{ a: md('b') }] }] }],
	['other attributes of Markdown', { elements: [{ tag: 'markdown', text_align: 'left', n: 1 }] }],
	['a content that is no text', { elements: [{ tag: 'markdown', content: null }] }],
	['a content that is a list', { elements: [{ tag: 'markdown', content: ['a'] }] }],
	['a number for a language', { title: { tag: 'lark_md', i18n: { zh_cn: 1, en_us: true } } }],
	['values of all kinds', { a: 1, b: null, c: true, d: 'text', e: [], f: {} }],
])('%s stays as it is', (_what, card) => {
	expect(marked(card)).toEqual(card);
});

test('the card that was given stays as it was', () => {
	const card = { elements: [{ tag: 'markdown', content: 'a' }] };
	marked(card);
	expect(card).toEqual({ elements: [{ tag: 'markdown', content: 'a' }] });
});
