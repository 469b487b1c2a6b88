import { cardContent, templateContent } from '../../../../nodes/FeishuHelpdesk/content/card';
import { Hints } from '../../../../nodes/FeishuHelpdesk/content/writing/hints';
import type { JsonObject } from '../../../../nodes/FeishuHelpdesk/shared/json';
import { HR, PLAIN, refusalOf } from './cardChecks';

const read = (value: unknown) => cardContent(value, 'Card (JSON)').content;
const ofPasted = (value: unknown) => refusalOf(() => read(value));

const OLD_VERSION =
	'The helpdesk takes cards of JSON 1.0 only. In the Feishu Card Builder (卡片搭建工具) create the card in the old version (JSON 1.0) and copy its JSON, or send it as a template.';
const WRITE_TEMPLATE = 'Write { "type": "template", "data": { "template_id": "AAq…" } }.';

describe('a template of the Card Builder', () => {
	const template = { templateId: 'AAq1', templateVersion: '', variables: {} };

	test('its id alone means the newest version, without variables', () => {
		expect(templateContent(template)).toEqual({
			msg_type: 'interactive',
			content: { type: 'template', data: { template_id: 'AAq1' } },
		});
	});

	test('blanks around id and version do not count; variables are sent as they are', () => {
		expect(
			templateContent({
				templateId: ' AAq1\n',
				templateVersion: ' 1.0.2 ',
				variables: { name: ' Ann ', rows: [1] },
			}).content,
		).toEqual({
			type: 'template',
			data: {
				template_id: 'AAq1',
				template_version_name: '1.0.2',
				template_variable: { name: ' Ann ', rows: [1] },
			},
		});
		expect(templateContent({ ...template, templateVersion: ' ' }).content).toEqual({
			type: 'template',
			data: { template_id: 'AAq1' },
		});
	});

	test.each(['', ' \n'])('the id %j is refused', (templateId) => {
		expect(refusalOf(() => templateContent({ ...template, templateId }))).toEqual([
			'is empty',
			"Copy it from the template's page in the Feishu Card Builder (卡片搭建工具); it looks like 'AAq…'.",
		]);
		expect(() => templateContent({ ...template, templateId })).toThrow("'Template ID' is empty");
	});
});

describe('what was pasted as a card, and is none', () => {
	test.each<[what: string, value: unknown, problem: string, hint: string]>([
		['nothing', '', 'is empty', 'Enter a card as JSON.'],
		[
			'a list',
			[HR],
			expect.stringContaining('not a JSON object') as string,
			'Enter a card as JSON: { … }.',
		],
		[
			'a card entity',
			{ type: 'card', data: { card_id: '1' } },
			'is a card entity (card_id), which is always JSON 2.0',
			OLD_VERSION,
		],
		['schema 2.0', { schema: '2.0', elements: [HR] }, 'is a card of JSON 2.0', OLD_VERSION],
		['schema 2 as a number', { schema: 2, elements: [HR] }, 'is a card of JSON 2.0', OLD_VERSION],
		['a body with elements', { body: { elements: [] } }, 'is a card of JSON 2.0', OLD_VERSION],
		[
			'an object without elements',
			{ header: { title: PLAIN } },
			'is not a card: it has no "elements"',
			'Paste the JSON of a card, { "header": { … }, "elements": [ … ] }.',
		],
		[
			'elements that are an object',
			{ elements: HR },
			'has "elements" that are not a list',
			'Write "elements": [ … ].',
		],
		[
			'elements of languages that are a list',
			{ elements: [HR], i18n_elements: [[HR]] },
			'has "i18n_elements" that are not an object',
			'Write "i18n_elements": { "zh_cn": [ … ], "en_us": [ … ] }.',
		],
		[
			'an empty list of elements',
			{ elements: [] },
			'is an empty card',
			'Add a header or elements.',
		],
		[
			'elements in no language',
			{ i18n_elements: {} },
			'is an empty card',
			'Add a header or elements.',
		],
		[
			'an empty list of elements in each language',
			{ elements: [], i18n_elements: { zh_cn: [], en_us: [] } },
			'is an empty card',
			'Add a header or elements.',
		],
		[
			'an empty list of elements below no header',
			{ header: null, elements: [] },
			'is an empty card',
			'Add a header or elements.',
		],
		[
			'an element that Feishu would refuse',
			{ elements: [HR, { tag: 'markdown' }] },
			'lacks elements[1].content',
			'Write { "tag": "markdown", "content": "…" }.',
		],
		[
			'a template without data',
			{ type: 'template' },
			'is a template without "template_id"',
			WRITE_TEMPLATE,
		],
		[
			'a template whose data are text',
			{ type: 'template', data: 'AAq1' },
			'is a template without "template_id"',
			WRITE_TEMPLATE,
		],
		[
			'a template with a blank id',
			{ type: 'template', data: { template_id: ' ' } },
			'is a template without "template_id"',
			WRITE_TEMPLATE,
		],
		[
			'a template whose id is a number',
			{ type: 'template', data: { template_id: 1 } },
			'is a template without "template_id"',
			WRITE_TEMPLATE,
		],
	])('%s is refused', (_what, value, problem, hint) => {
		expect(ofPasted(value)).toEqual([problem, hint]);
		expect(() => read(value)).toThrow(/^'Card \(JSON\)' /);
	});

	test('a message of another type is refused as such', () => {
		expect(ofPasted({ msg_type: 'post', content: '{}' })?.[0]).toBe(
			"is a whole message of the type 'post', not the content of a message of the type 'interactive'",
		);
	});
});

describe('what is a card of JSON 1.0', () => {
	test.each<[string, JsonObject]>([
		['with its mark', { schema: '1.0', elements: [HR] }],
		['with a 2 further back in the mark', { schema: '1.2', elements: [HR] }],
		['with a body that holds no elements', { body: {}, elements: [HR] }],
		['with a body that is text', { body: 'a', elements: [HR] }],
		['with a type that says nothing', { type: 'x', elements: [HR] }],
		['with elements and no header', { elements: [HR] }],
		['with a header and no elements', { header: { title: PLAIN }, elements: [] }],
		[
			'with elements by language beside an empty list',
			{ elements: [], i18n_elements: { en_us: [HR] } },
		],
		['with elements by language alone', { i18n_elements: { en_us: [HR] } }],
		['with null for elements by language', { elements: [HR], i18n_elements: null }],
		['with null for elements', { elements: null, i18n_elements: { en_us: [HR] } }],
	])('%s it is taken as it is', (_what, card) => {
		expect(cardContent(card, 'Card (JSON)')).toEqual({ msg_type: 'interactive', content: card });
	});
});

describe('what Feishu would refuse in its texts is mended, and said', () => {
	const IMAGE = '![shot](https://example.com/a.png)';
	const LINK = '[shot](https://example.com/a.png)';
	const FENCED = `\`\`\`\n${IMAGE}\n\`\`\``;
	const lark = (content: string) => ({ tag: 'div', text: { tag: 'lark_md', content } });

	test('an image by its address becomes a link', () => {
		const hints = new Hints();
		const card = { elements: [{ tag: 'markdown', content: IMAGE }, lark(IMAGE)] };
		expect(cardContent(card, 'Card (JSON)', hints).content).toEqual({
			elements: [{ tag: 'markdown', content: LINK }, lark(LINK)],
		});
		expect(hints.list()).toEqual([expect.stringContaining('was sent as a link')]);
	});

	test('fenced code stays in Markdown, and is none in the text of an element', () => {
		expect(read({ elements: [{ tag: 'markdown', content: FENCED }] })).toEqual({
			elements: [{ tag: 'markdown', content: FENCED }],
		});
		expect(JSON.stringify(read({ elements: [lark(FENCED)] }))).not.toContain(IMAGE);
	});
});
