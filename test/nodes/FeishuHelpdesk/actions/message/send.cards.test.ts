import type { INodeParameters } from 'n8n-workflow';

import { HELLO, items, openScene, receiver, ROUTES, type Scene } from '../../../../support/scene';

let scene: Scene;
beforeAll(async () => {
	scene = await openScene();
});
afterEach(() => {
	scene.sandbox.reset();
});
afterAll(() => scene.close());

const card = (cardMode: string, more: INodeParameters): INodeParameters => ({
	...HELLO,
	messageType: 'interactive',
	cardMode,
	...more,
});
const arrived = () => JSON.parse(scene.sandbox.inbox[0]?.rawContent ?? 'null') as unknown;
/** What an expression yields, so that n8n reads nothing in the text itself. */
const json = (value: unknown) =>
	`={{ JSON.parse(${JSON.stringify(JSON.stringify(value)).replace(/\}/g, '\\u007d')}) }}`;

describe('the text of a card: what is typed, beside what arrives', () => {
	test.each<[what: string, typed: string, arrives: string]>([
		['card Markdown', '**a** *b* ~~c~~ [d](https://a.cn)', '**a** *b* ~~c~~ [d](https://a.cn)'],
		[
			'a screenshot by its address',
			'截图 ![shot](https://desk.example.com/a/1/shot.png)',
			'截图 [shot](https://desk.example.com/a/1/shot.png)',
		],
		[
			'an image without a text',
			'![](https://a.cn/x.png)',
			'[https://a.cn/x.png](https://a.cn/x.png)',
		],
		['an image of a mail', '![logo](cid:logo@mail)', 'logo'],
		[
			'a screenshot that is a link',
			'[![shot](https://a.cn/s.png)](https://b.cn)',
			'[shot](https://b.cn)',
		],
		['a script as link', '[a](javascript:alert(1))', 'a (javascript:alert(1))'],
		['a link without its scheme', '[a](example.com/x)', 'a (example.com/x)'],
		['an e-mail address as link', '[a@b.co](mailto:a@b.co)', 'a@b.co'],
		['a link with a blank', '[a](https://a.cn/x y.pdf)', '[a](https://a.cn/x%20y.pdf)'],
		['a link with a title', '[a](https://a.cn "T")', '[a](https://a.cn) (T)'],
		['a number to call', '[call](tel://123)', '[call](tel://123)'],
		['an address in pointed brackets', '<https://a.cn/x>', '[https://a.cn/x](https://a.cn/x)'],
		[
			'an address with underscores',
			'https://git.example.com/a/__init__.py',
			'[https://git.example.com/a/&#95;&#95;init&#95;&#95;.py](https://git.example.com/a/__init__.py)',
		],
		['a bare address', 'see https://a.cn/x_y.', 'see https://a.cn/x_y.'],
		['headings', '# One\n## Two ##\ntext', '**One**\n**Two**\ntext'],
		['a table', '| a | b |\n|---|---|\n| 1 | 2 |', '**a** | **b**\n1 | 2'],
		['other bullets', '* a\n+ b\n- c', '- a\n- b\n- c'],
		['code', '```js\n<b>![a](b)</b>\n```', '```js\n<b>![a](b)</b>\n```'],
		['a mention of a card', '<at id=ou_1></at>', '<at id=ou_1></at>'],
		['with quotes', '<at id="ou_1"></at>', '<at id=ou_1></at>'],
		['of a text', '<at user_id="ou_1">Bob</at>', '<at id=ou_1></at>'],
		['of a text, without quotes', '<at user_id=ou_1>Bob</at>', '<at id=ou_1></at>'],
		['of a text, closing itself', '<at user_id="ou_1"/> hi', '<at id=ou_1></at> hi'],
		['never closed', '<at id=all> hi', '<at id=all></at> hi'],
		['of everyone', '<at user_id="all"></at>', '<at id=all></at>'],
		['by e-mail', '<at email="a@b.co"></at>', '<at email=a@b.co></at>'],
		['by e-mail as ID', '<at id=a@b.co></at>', '<at email=a@b.co></at>'],
		['of several', '<at ids="ou_1, ou_2"></at>', '<at ids=ou_1,ou_2></at>'],
		['of nobody', '<at user_id="Bob Smith">Bob</at>', 'Bob'],
		['of a chat', '<at id=oc_1></at>', '&#60;at id=oc_1>&#60;/at>'],
		[
			'HTML of a ticket system',
			'<div><p>Hello</p><p>My <strong>laptop</strong><br>x</p><ul><li>a</li></ul></div>',
			'Hello\nMy **laptop**\nx\n- a',
		],
		['lists in lists', '<ol><li>a<ul><li>b</li></ul></li><li>c</li></ol>', '1. a\n    - b\n2. c'],
		['a comment', '<!-- hint for the author -->Hi', 'Hi'],
		['a script and a style', '<style>p{}</style><script>x()</script>Hi', 'Hi'],
		['styles', '<b>a</b> <i>b</i> <s>c</s> <u>d</u>', '**a** *b* ~~c~~ d'],
		['blanks inside a style', 'a<b> b </b>c', 'a **b** c'],
		['a style over lines', '<b>a<br>b</b>', '**a**\n**b**'],
		['a link in HTML', '<a href="https://a.cn/?x=1&amp;y=2">a</a>', '[a](https://a.cn/?x=1&y=2)'],
		['a relative link in HTML', '<a href="/x">a</a>', 'a (/x)'],
		['an image in HTML', '<img src="https://a.cn/x.png" alt="x">', '[x](https://a.cn/x.png)'],
		[
			'a table in HTML',
			'<table><tr><th>a</th></tr><tr><td>1</td><td>2<br>3</td></tr></table>',
			'**a**\n1 | 2 3',
		],
		['a heading in HTML', '<h2>a</h2>b', '**a**\nb'],
		['details', '<details><summary>a</summary>b</details>', '**a**\nb'],
		['character references', 'a &amp; b &lt;b&gt; &quot;c&quot;', 'a & b &#60;b> "c"'],
		['pointed brackets that are no tag', 'Map<String> 1 < 2 > 0', 'Map&#60;String> 1 < 2 > 0'],
		['colours', '<font color=red>a</font>', '<font color=red>a</font>'],
		['colours of HTML', '<font color="#f00" size=2>a</font>', 'a'],
	])('%s', async (_what, typed, arrives) => {
		const { error } = await scene.send(
			card('builder', {
				cardMarkdown: json(typed),
				cardFields: { field: [{ label: '', value: json(`v ${typed.split('\n')[0]}`) }] },
			}),
		);
		expect(error).toBeUndefined();
		expect(arrived()).toMatchObject({ elements: [{ tag: 'markdown', content: arrives }, {}, {}] });
	});

	test('what was changed is said, and nothing where nothing was', async () => {
		const hintsOf = async (cardMarkdown: string) => {
			const { output } = await scene.send(
				card('builder', { cardMarkdown: json(cardMarkdown), options: { previewOnly: true } }),
			);
			return JSON.stringify(output[0]?.[0]?.json.hints ?? '').slice(1, -1);
		};
		expect(await hintsOf('**a** <at id=all></at>')).toBe('');
		expect(await hintsOf('![a](https://a.cn/b.png)')).toMatch(
			/was sent as a link: a card shows only/,
		);
		expect(await hintsOf('[a](ftp://b)')).toMatch(/'ftp:\/\/b' is not an address Feishu takes/);
		expect(await hintsOf('<at id=""></at>')).toMatch(/names nobody/);
		expect(await hintsOf('<p>a</p>')).toMatch(/HTML in the text was turned/);
		expect(await hintsOf('<!-- a -->b')).toMatch(/left out/);
		expect(await hintsOf('# a')).toMatch(/bold lines/);
	});
});

describe("other people's text", () => {
	const hostile =
		'Hi <at id=all></at> [bank](https://evil.example) <a href="https://evil.example">b</a>';
	const harmless = 'Hi ＜at id=all>＜/at> [bank]（https://evil.example)';
	const options = { neutralizeMarkup: true };

	test('is harmless in every field of a card', async () => {
		const { error } = await scene.send(
			card('builder', {
				cardTitle: json(hostile),
				cardMarkdown: json(hostile),
				cardFields: { field: [{ label: json(hostile), value: json(hostile) }] },
				cardNote: json(hostile),
				options,
			}),
		);
		expect(error).toBeUndefined();
		const sent = scene.sandbox.inbox[0]?.rawContent ?? '';
		expect(sent).not.toMatch(/<at|<a |\]\(/);
		expect(arrived()).toMatchObject({
			elements: [{ content: `${harmless} b (https://evil.example)` }, {}, {}, {}],
		});
	});

	test('is harmless in the variables of a template', async () => {
		await scene.send(
			card('template', {
				templateId: 'AAq1',
				templateFields: { variable: [{ name: 'a', value: json('<at id=all></at>') }] },
				templateVariables: json({ b: ['[bank](https://evil.example)'] }),
				options,
			}),
		);
		expect(arrived()).toMatchObject({
			data: {
				template_variable: { a: '＜at id=all>＜/at>', b: ['[bank]（https://evil.example)'] },
			},
		});
	});
});

test('variables from rows are texts; lists and objects stay', async () => {
	await scene.send(
		card('template', {
			templateId: 'AAq1',
			templateFields: {
				variable: [
					{ name: 'id', value: '={{ 12345 }}' },
					{ name: 'ok', value: '={{ true }}' },
					{ name: 'zero', value: '={{ 0 }}' },
					{ name: 'list', value: '={{ [1, { a: 2 }] }}' },
					{ name: 'object', value: '={{ { a: 1 } }}' },
				],
			},
		}),
	);
	expect(arrived()).toMatchObject({
		data: {
			template_variable: {
				id: '12345',
				ok: 'true',
				zero: '0',
				list: [1, { a: 2 }],
				object: { a: 1 },
			},
		},
	});
});

const TEXT = { tag: 'plain_text', content: 'a' };
const MENU = { tag: 'select_static', options: [{ text: TEXT, value: '1' }], placeholder: TEXT };

describe('a card of JSON 1.0', () => {
	test.each<[string, object]>([
		['an empty card_link', { card_link: { url: '', pc_url: '' }, elements: [{ tag: 'hr' }] }],
		[
			'schema 1.0 and attributes nobody knows',
			{ schema: '1.0', x: 1, elements: [{ tag: 'hr', y: 2 }] },
		],
		[
			'controls in columns',
			{
				elements: [
					{
						tag: 'column_set',
						flex_mode: 'none',
						columns: [
							{
								tag: 'column',
								width: 'weighted',
								weight: 1,
								elements: [{ tag: 'button', text: TEXT }, MENU],
							},
							{
								tag: 'column',
								elements: [{ tag: 'action', actions: [{ tag: 'button', text: TEXT }] }],
							},
							{ tag: 'column' },
						],
					},
				],
			},
		],
		[
			'fields, extra and pickers',
			{
				elements: [
					{ tag: 'div', text: TEXT, extra: { ...MENU } },
					{ tag: 'div', fields: [{ is_short: true, text: { tag: 'lark_md', content: '**a**' } }] },
					{
						tag: 'div',
						text: TEXT,
						extra: { tag: 'overflow', options: [{ text: TEXT, url: 'https://a.cn' }] },
					},
					{
						tag: 'action',
						layout: 'bisected',
						actions: [
							{ tag: 'date_picker', placeholder: TEXT },
							{ tag: 'picker_datetime', initial_datetime: '2026-01-01 10:00' },
							{
								tag: 'button',
								text: { tag: 'lark_md', content: 'a' },
								multi_url: { url: 'https://a.cn', pc_url: 'lark://msgcard/unsupported_action' },
								confirm: { title: TEXT, text: TEXT },
							},
						],
					},
				],
			},
		],
		[
			'a form',
			{
				elements: [
					{
						tag: 'form',
						name: 'f',
						elements: [
							{ tag: 'markdown', content: 'a' },
							{ tag: 'input', name: 'i', required: true },
							{ tag: 'button', name: 'b', text: TEXT, action_type: 'form_submit' },
						],
					},
				],
			},
		],
		['a chart', { elements: [{ tag: 'chart', chart_spec: { type: 'bar' } }] }],
		[
			'texts by language',
			{
				header: { title: { tag: 'plain_text', i18n: { zh_cn: '标题', en_us: 'Title' } } },
				i18n_elements: { zh_cn: [{ tag: 'markdown', content: '好' }], en_us: [{ tag: 'hr' }] },
			},
		],
		[
			'a note with an icon',
			{ elements: [{ tag: 'note', elements: [{ tag: 'standard_icon', token: 'x' }, TEXT] }] },
		],
	])('with %s goes out as it is', async (_what, content) => {
		const { error } = await scene.send(card('json', { cardJson: json(content) }));
		expect(error).toBeUndefined();
		expect(arrived()).toEqual(content);
	});

	const at = (...elements: unknown[]) => ({ elements });
	const column = (element: object) =>
		at({ tag: 'column_set', columns: [{ tag: 'column', elements: [element] }] });
	test.each<[string, object, string]>([
		['an image without alt', at({ tag: 'img', img_key: 'img_v3_1' }), 'lacks elements[0].alt'],
		[
			'an image by address',
			at({ tag: 'img', img_key: 'https://a.cn/x.png', alt: TEXT }),
			'at elements[0].img_key, where an image key belongs',
		],
		[
			'a text that is none',
			at({ tag: 'hr' }, { tag: 'hr' }, { tag: 'div', text: 'a' }),
			"has 'a' at elements[2].text, where an object belongs",
		],
		[
			'a number as text',
			at({ tag: 'markdown', content: 5 }),
			'has 5 at elements[0].content, where text belongs',
		],
		['a div that says nothing', at({ tag: 'div' }), 'lacks elements[0].text'],
		['an unknown element', at({ tag: 'video' }), "an unknown element 'video' at elements[0]"],
		[
			'a button beside the text',
			at({ tag: 'button', text: TEXT }),
			"has 'button' at elements[0], and Feishu takes none directly in the card",
		],
		[
			'a button without text',
			at({ tag: 'action', actions: [{ tag: 'button' }] }),
			'lacks elements[0].actions[0].text',
		],
		[
			'an illegal link',
			at({ tag: 'action', actions: [{ tag: 'button', text: TEXT, url: 'a.cn' }] }),
			"has 'a.cn' at elements[0].actions[0].url",
		],
		[
			'an action without buttons',
			at({ tag: 'action', actions: [] }),
			'empty list at elements[0].actions',
		],
		[
			'a table in a column',
			column({ tag: 'table', columns: [{ name: 'a' }] }),
			"has 'table' at elements[0].columns[0].elements[0]",
		],
		[
			'an element without tag in a column',
			column({ text: TEXT }),
			'has no "tag" in element 1 (elements[0].columns[0].elements[0])',
		],
		['a form without name', at({ tag: 'form', elements: [] }), 'lacks elements[0].name'],
		[
			'an input without name in a form',
			at({ tag: 'form', name: 'f', elements: [{ tag: 'input' }] }),
			'lacks elements[0].elements[0].name',
		],
		[
			'a card_link to nowhere',
			{ card_link: { url: 'x' }, elements: [{ tag: 'hr' }] },
			"has 'x' at card_link.url",
		],
		['a header without title', { header: {}, elements: [{ tag: 'hr' }] }, 'lacks header.title'],
		[
			'an element of one language',
			{ i18n_elements: { en_us: [{ tag: 'markdown' }] } },
			'lacks i18n_elements.en_us[0].content',
		],
		[
			'a message of another type',
			{ msg_type: 'text', content: '{"text":"a"}' },
			"is a whole message of the type 'text'",
		],
	])('with %s stops everything before the first message leaves', async (_what, content, says) => {
		const { error } = await scene.send(card('json', { cardJson: '={{ $json.card }}' }), {
			items: items({ card: at({ tag: 'hr' }) }, { card: content }, { card: at({ tag: 'hr' }) }),
		});
		expect(error?.message).toContain(says);
		expect(error?.message).toMatch(/^'Card \(JSON\)' .* \[item 1\]$/);
		expect(scene.sandbox.requests).toHaveLength(0);
	});

	test.each<[string, unknown]>([
		[
			'content as text',
			{ receive_id: 'x', msg_type: 'interactive', content: JSON.stringify(at({ tag: 'hr' })) },
		],
		['content as object', { msg_type: 'interactive', content: at({ tag: 'hr' }) }],
		['the payload of a bot', { msg_type: 'interactive', card: at({ tag: 'hr' }) }],
	])('is taken out of a whole message: %s', async (_what, message) => {
		await scene.send(card('json', { cardJson: json(message) }));
		expect(arrived()).toEqual(at({ tag: 'hr' }));
	});

	test('has its images, links and mentions mended, and nothing else', async () => {
		const content =
			'# a <b>b</b> ![c](https://a.cn/c.png) [d](x) [e]($u) <at user_id="ou_1">B</at>';
		const { error } = await scene.send(
			card('json', {
				cardJson: json(at({ tag: 'markdown', content, href: { u: { url: 'https://a.cn' } } })),
			}),
		);
		expect(error).toBeUndefined();
		expect(arrived()).toMatchObject({
			elements: [
				{ content: '# a <b>b</b> [c](https://a.cn/c.png) d (x) [e]($u) <at id=ou_1></at>' },
			],
		});
	});
});

test('a card that Feishu refuses all the same is not blamed on a ticket first', async () => {
	const refuse = (msg: string) => {
		scene.sandbox.fault({ kind: 'answer', status: 400, code: 154000, msg, route: ROUTES.message });
	};
	const parameters = card('builder', { cardMarkdown: 'a', receiveType: 'chat' });
	refuse('Bad request; ErrCode: 200570; invalid image key');
	const named = await scene.send(parameters);
	expect(named.error?.description).not.toContain('ticket in progress');
	refuse('Bad request');
	const vague = await scene.send({ ...parameters, receiver: receiver('on_alice') });
	expect(vague.error?.description).toMatch(/^Check the IDs and the content.*ticket in progress/s);
	refuse('Bad request');
	const without = await scene.send(parameters);
	expect(without.error?.description).not.toContain('ticket in progress');
});
