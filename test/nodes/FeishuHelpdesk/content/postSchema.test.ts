import {
	checkPostBody,
	illegalLink,
	isLegalLink,
} from '../../../../nodes/FeishuHelpdesk/content/postSchema';
import type { JsonValue } from '../../../../nodes/FeishuHelpdesk/shared/json';

const check = (value: JsonValue) => checkPostBody(value, 'Rich Text (JSON)', 'en_us');
const element = (value: JsonValue) => check({ content: [[value]] });

test.each<[string, JsonValue]>([
	['a text', { tag: 'text', text: ' Hi ' }],
	['a link', { tag: 'a', text: '', href: 'https://a.cn' }],
	['a mention', { tag: 'at', user_id: 'ou_1' }],
	['an image', { tag: 'img', image_key: 'img_1' }],
	['a video', { tag: 'media', file_key: 'file_1' }],
	['an emoji', { tag: 'emotion', emoji_type: 'OK' }],
	['a rule', { tag: 'hr' }],
	['code', { tag: 'code_block', text: 'x', language: 'GO' }],
	['Markdown', { tag: 'md', text: '**x**' }],
	['what Feishu may add one day', { tag: 'text', text: 'x', style: ['bold'], un_escape: true }],
])('%s can be read', (_, value) => {
	expect(element(value)).toBe(true);
});

test.each<[string, JsonValue]>([
	['a blank line', { tag: 'text', text: '' }],
	['spaces', { tag: 'text', text: ' \n' }],
	['empty code', { tag: 'code_block', text: '' }],
	['empty Markdown', { tag: 'md', text: ' ' }],
])('%s says nothing, but Feishu takes it', (_, value) => {
	expect(element(value)).toBe(false);
});

test.each<[string, JsonValue, boolean]>([
	['a title alone', { title: 'T', content: [] }, true],
	['a blank title', { title: ' ', content: [] }, false],
	['nothing at all', { content: [] }, false],
	['empty paragraphs', { content: [[], []] }, false],
	['a blank line before a text', { content: [[{ tag: 'text', text: '' }], [{ tag: 'hr' }]] }, true],
	[
		'a text beside a blank one',
		{
			content: [
				[
					{ tag: 'text', text: '' },
					{ tag: 'text', text: 'x' },
				],
			],
		},
		true,
	],
])('%s: is there anything to read', (_, value, expected) => {
	expect(check(value)).toBe(expected);
});

const LIST = 'Write "content": [[ … ], [ … ]]: a list of paragraphs, each a list of elements.';
const BODY = 'Write { "title": "…", "content": [[ … ]] } there.';
const PLACE = "element 1 in paragraph 1 of 'en_us'";

test.each<[string, JsonValue, string, string]>([
	['a text in place of a body', 'Hi', "has no object below 'en_us'", BODY],
	['a list in place of a body', [[]], "has no object below 'en_us'", BODY],
	['no body', null, "has no object below 'en_us'", BODY],
	[
		'a title that is a number',
		{ title: 1, content: [] },
		"has a title in 'en_us' that is not text",
		'Put the title in quotes.',
	],
	['a body without content', { title: 'T' }, "has no list of paragraphs in 'en_us'", LIST],
	['content that is a text', { content: 'Hi' }, "has no list of paragraphs in 'en_us'", LIST],
	[
		'a paragraph that is an element',
		{ content: [[], { tag: 'hr' }] },
		"has no list of elements in paragraph 2 of 'en_us'",
		'Put the elements in brackets: [ { "tag": "text", … } ].',
	],
	[
		'an element that is a text',
		{ content: [[{ tag: 'hr' }, 'Hi']] },
		"has no object as element 2 in paragraph 1 of 'en_us'",
		'Write { "tag": "text", "text": "…" }.',
	],
	[
		'a tag that Feishu does not know',
		{ content: [[], [{ tag: 'button' }]] },
		"has an unknown tag 'button' as element 1 in paragraph 2 of 'en_us'",
		'Feishu knows text, a, at, img, media, emotion, hr, code_block, md.',
	],
	[
		'a tag that every object of JavaScript has',
		{ content: [[{ tag: 'toString' }]] },
		`has an unknown tag 'toString' as ${PLACE}`,
		'Feishu knows text, a, at, img, media, emotion, hr, code_block, md.',
	],
	[
		'an element without a tag',
		{ content: [[{ text: 'Hi' }]] },
		`has an unknown tag as ${PLACE}`,
		'Feishu knows text, a, at, img, media, emotion, hr, code_block, md.',
	],
	[
		'a link that Feishu refuses',
		{ content: [[{ tag: 'a', text: 'x', href: 'ftp://a.cn' }]] },
		`has a link Feishu does not take in ${PLACE}: 'ftp://a.cn'`,
		'Write the whole address, e.g. https://example.com/page. One wrong link makes Feishu refuse the whole message.',
	],
	...(['img', 'media', 'md'] as const).map((tag): [string, JsonValue, string, string] => [
		`${tag} after a text`,
		{
			content: [
				[
					{ tag: 'text', text: 'x' },
					{ tag, image_key: 'k', file_key: 'k', text: 'k' },
				],
			],
		},
		`has '${tag}' beside other elements in paragraph 1 of 'en_us'`,
		`Give '${tag}' a paragraph of its own.`,
	]),
])('%s is refused, with its place', (_, value, problem, hint) => {
	expect(() => check(value)).toThrow(
		expect.objectContaining({ field: 'Rich Text (JSON)', problem, hint }) as Error,
	);
});

test.each<[{ tag: string; [name: string]: JsonValue }, string]>([
	[{ tag: 'text' }, 'text'],
	[{ tag: 'text', text: 5 }, 'text'],
	[{ tag: 'a', href: 'https://a.cn' }, 'text'],
	[{ tag: 'a', text: 'x' }, 'href'],
	[{ tag: 'a', text: 'x', href: ' ' }, 'href'],
	[{ tag: 'at', user_id: '' }, 'user_id'],
	[{ tag: 'img', image_key: ' ' }, 'image_key'],
	[{ tag: 'media', file_key: '' }, 'file_key'],
	[{ tag: 'emotion', emoji_type: '' }, 'emoji_type'],
	[{ tag: 'code_block', language: 'GO' }, 'text'],
	[{ tag: 'md', text: null }, 'text'],
])('%j lacks "%s"', (given, name) => {
	expect(() => element(given)).toThrow(
		expect.objectContaining({
			problem: `has no '${name}' in ${PLACE}`,
			hint: `Every '${given.tag}' element needs "${name}": "…".`,
		}) as Error,
	);
});

test('several elements share a paragraph, and each paragraph may hold one that is alone', () => {
	const line: JsonValue[] = [
		{ tag: 'text', text: 'x' },
		{ tag: 'at', user_id: 'all' },
		{ tag: 'emotion', emoji_type: 'OK' },
		{ tag: 'hr' },
		{ tag: 'code_block', text: 'x' },
	];
	expect(check({ content: [line, [{ tag: 'img', image_key: 'img_1' }]] })).toBe(true);
});

test.each<[string, boolean]>([
	['https://a.cn', true],
	['http://a.cn/x?y=1#z', true],
	['HTTPS://A.CN', true],
	['https://zh.wikipedia.org/wiki/飞书', true],
	['https://', false],
	['https://a.cn/a b', false],
	['https://a.cn/\u0007', false],
	[' https://a.cn', false],
	['https://a.cn\n', false],
	['https://[x', false],
	['see https://a.cn', false],
	['mailto:a@b.cn', false],
	['a.cn', false],
	['', false],
])('a link to %j: does Feishu take it', (href, expected) => {
	expect(isLegalLink(href)).toBe(expected);
});

test('a long address is shortened where it is named', () => {
	expect(illegalLink(`x${'y'.repeat(60)}`, 'element 2 of paragraph 1')[0]).toBe(
		`has a link Feishu does not take in element 2 of paragraph 1: 'x${'y'.repeat(39)}…'`,
	);
});
