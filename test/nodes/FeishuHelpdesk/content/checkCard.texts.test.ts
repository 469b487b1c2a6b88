import type { JsonObject, JsonValue } from '../../../../nodes/FeishuHelpdesk/shared/json';
import { action, MARKDOWN, ofElements, PLAIN } from './cardChecks';

const div = (text: JsonValue): JsonObject => ({ tag: 'div', text });
const IN_QUOTES = 'Put it in quotes: {{ JSON.stringify(String(…)) }}.';
const WRITE_PLAIN = 'Write { "tag": "plain_text", "content": "…" }.';

describe('a text of a card', () => {
	test.each<[string, JsonObject]>([
		['as typed', div(PLAIN)],
		['as card Markdown', div({ tag: 'lark_md', content: '**a**' })],
		['that is empty', div({ tag: 'plain_text', content: '' })],
		['in languages alone', div({ tag: 'plain_text', i18n: { zh_cn: '好' } })],
		[
			'in languages alone, by the newer name',
			div({ tag: 'lark_md', i18n_content: { en_us: 'a' } }),
		],
		['whose content is null beside languages', div({ tag: 'lark_md', content: null, i18n: {} })],
	])('%s is taken', (_what, element) => {
		expect(ofElements(element)).toBeUndefined();
	});

	test.each<[what: string, element: JsonObject, problem: string, hint: string]>([
		['without content', div({ tag: 'plain_text' }), 'lacks elements[0].text.content', WRITE_PLAIN],
		[
			'whose content is null',
			div({ tag: 'lark_md', content: null, i18n: null }),
			'lacks elements[0].text.content',
			WRITE_PLAIN,
		],
		['without a tag', div({ content: 'a' }), 'lacks elements[0].text.tag', WRITE_PLAIN],
		[
			'of another tag',
			div(MARKDOWN),
			"has 'markdown' at elements[0].text.tag, where another word belongs",
			'Feishu knows plain_text, lark_md.',
		],
		[
			'whose content is a number',
			div({ tag: 'plain_text', content: 1 }),
			'has 1 at elements[0].text.content, where text belongs',
			IN_QUOTES,
		],
		[
			'in one language a number',
			div({ tag: 'plain_text', content: 'a', i18n: { en_us: 'a', zh_cn: 2 } }),
			'has 2 at elements[0].text.i18n.zh_cn, where text belongs',
			IN_QUOTES,
		],
		[
			'as Markdown where Feishu takes none',
			{ tag: 'img', img_key: 'img_1', alt: { tag: 'lark_md', content: 'a' } },
			"has 'lark_md' at elements[0].alt.tag, where another word belongs",
			'Feishu knows plain_text.',
		],
		[
			'without anything on a choice',
			action({ tag: 'select_static', options: [{ text: PLAIN }, { text: { tag: 'plain_text' } }] }),
			'lacks elements[0].actions[0].options[1].text.content',
			WRITE_PLAIN,
		],
	])('%s is refused', (_what, element, problem, hint) => {
		expect(ofElements(element)).toEqual([problem, hint]);
	});
});

describe('the question before a click counts', () => {
	const WRITE =
		'Write "confirm": { "title": { "tag": "plain_text", "content": "…" }, "text": { … } }.';
	const asking = (confirm: JsonValue) => action({ tag: 'button', text: PLAIN, confirm });

	test('is taken with title and text', () => {
		expect(ofElements(asking({ title: PLAIN, text: PLAIN }))).toBeUndefined();
	});

	test.each<[string, JsonValue, string, string]>([
		['without text', { title: PLAIN }, 'lacks elements[0].actions[0].confirm.text', WRITE],
		['without title', { text: PLAIN }, 'lacks elements[0].actions[0].confirm.title', WRITE],
		[
			'as text alone',
			'Sure?',
			"has 'Sure?' at elements[0].actions[0].confirm, where an object belongs",
			WRITE,
		],
	])('is refused %s', (_what, confirm, problem, hint) => {
		expect(ofElements(asking(confirm))).toEqual([problem, hint]);
	});
});
