import fc from 'fast-check';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { PNG } from '../../../../support/images';
import { HELLO, items, openScene, ROUTES, type Scene } from '../../../../support/scene';

let scene: Scene;
beforeAll(async () => {
	scene = await openScene();
});
beforeEach(() => {
	scene.sandbox.reset();
});
afterAll(() => scene.close());

/** The content of the only message that arrived. */
const arrived = () => {
	expect(scene.sandbox.inbox).toHaveLength(1);
	return JSON.parse(scene.sandbox.inbox[0]?.rawContent ?? '') as Record<string, unknown>;
};
const paragraphs = (...list: IDataObject[][]): INodeParameters =>
	({ paragraph: list.map((element) => ({ elements: { element } })) }) as INodeParameters;
const post = (more: INodeParameters): INodeParameters => ({
	...HELLO,
	messageType: 'post',
	postMode: 'builder',
	...more,
});
const file = (field = 'data') => ({
	[field]: { data: PNG.toString('base64'), mimeType: 'image/png', fileName: 'a.png' },
});

describe('rich text from elements', () => {
	test.each<[string, IDataObject[], object[]]>([
		['text', [{ type: 'text', text: 'Hi "you"' }], [{ tag: 'text', text: 'Hi "you"' }]],
		[
			'styled text',
			[{ type: 'text', text: 'x', style: ['lineThrough', 'bold'] }],
			[{ tag: 'text', text: 'x', style: ['bold', 'lineThrough'] }],
		],
		[
			'a link',
			[{ type: 'a', text: 'Page', href: ' https://a.b/c ' }],
			[{ tag: 'a', text: 'Page', href: 'https://a.b/c' }],
		],
		[
			'a link without text shows its address',
			[{ type: 'a', href: 'https://a.b' }],
			[{ tag: 'a', text: 'https://a.b', href: 'https://a.b' }],
		],
		['a mention', [{ type: 'at', userId: 'ou_bob' }], [{ tag: 'at', user_id: 'ou_bob' }]],
		['everyone', [{ type: 'atAll' }], [{ tag: 'at', user_id: 'all' }]],
		['a divider', [{ type: 'hr' }], [{ tag: 'hr' }]],
		[
			'code',
			[{ type: 'code_block', text: 'a < b', language: 'PYTHON' }],
			[{ tag: 'code_block', text: 'a < b', language: 'PYTHON' }],
		],
		[
			'an emoji',
			[{ type: 'emotion', emojiType: 'THUMBSUP' }],
			[{ tag: 'emotion', emoji_type: 'THUMBSUP' }],
		],
	])('%s', async (_what, elements, expected) => {
		const { error } = await scene.send(post({ postParagraphs: paragraphs(elements) }));
		expect(error).toBeUndefined();
		expect(arrived()).toEqual({ post: { zh_cn: { title: '', content: [expected] } } });
	});

	test('an image from a file is uploaded, once for the same bytes', async () => {
		const image = [{ type: 'img', imageSource: 'binary', binaryPropertyName: 'a' }];
		const { error } = await scene.send(
			post({ postParagraphs: paragraphs(image, [{ type: 'text', text: 'x' }], image) }),
			{ items: [{ json: {}, binary: file('a') }] },
		);
		expect(error).toBeUndefined();
		expect(scene.sandbox.count(ROUTES.image)).toBe(1);
	});

	test('one message in several languages', async () => {
		const { error } = await scene.send(
			post({
				postTitle: '通知',
				postLanguage: 'zh_cn',
				postParagraphs: paragraphs([{ type: 'text', text: '你好' }]),
				postTranslations: {
					translation: [
						{
							language: 'en_us',
							title: 'News',
							paragraphs: paragraphs([{ type: 'text', text: 'Hello' }]),
						},
					],
				} as INodeParameters,
			}),
		);
		expect(error).toBeUndefined();
		expect(arrived()).toEqual({
			post: {
				zh_cn: { title: '通知', content: [[{ tag: 'text', text: '你好' }]] },
				en_us: { title: 'News', content: [[{ tag: 'text', text: 'Hello' }]] },
			},
		});
	});

	test.each<[string, INodeParameters, RegExp]>([
		['nothing', {}, /^'Paragraphs' says nothing in 'zh_cn'/],
		[
			'an unknown type',
			{ postParagraphs: paragraphs([{ type: 'blink' }]) },
			/has the unknown value 'blink' in element 1 of paragraph 1/,
		],
		[
			'a mention without ID',
			{ postParagraphs: paragraphs([{ type: 'text', text: 'a' }, { type: 'at' }]) },
			/has no user ID in element 2 of paragraph 1/,
		],
		[
			'a wrong link',
			{ postParagraphs: paragraphs([{ type: 'a', href: 'page.html' }]) },
			/has a link Feishu does not take in element 1 of paragraph 1: 'page\.html'/,
		],
		[
			'an image beside text',
			{
				postParagraphs: paragraphs([
					{ type: 'text', text: 'a' },
					{ type: 'img', imageSource: 'key', imageKey: 'img_1' },
				]),
			},
			/has 'img' beside other elements in paragraph 1/,
		],
		[
			'an image without file',
			{ postParagraphs: paragraphs([{ type: 'img' }]) },
			/^'Paragraphs, element 1 of paragraph 1' names 'data', where the item has no file/,
		],
		[
			'the same language twice',
			{
				postTitle: 'a',
				postTranslations: { translation: [{ language: 'zh_cn', title: 'b' }] } as INodeParameters,
			},
			/has the language 'zh_cn' twice/,
		],
	])('%s is refused, naming the place', async (_what, more, says) => {
		const { error } = await scene.send(post(more));
		expect(error?.message).toMatch(says);
		expect(scene.sandbox.requests).toHaveLength(0);
	});

	test('any text arrives as it was typed', () =>
		fc.assert(
			fc.asyncProperty(fc.string({ unit: 'binary', minLength: 1 }), async (value) => {
				fc.pre(value.trim() !== '');
				scene.sandbox.reset();
				await scene.send(
					post({ postParagraphs: paragraphs([{ type: 'text', text: '={{ $json.value }}' }]) }),
					{ items: items({ value }) },
				);
				expect(arrived()).toEqual({
					post: { zh_cn: { title: '', content: [[{ tag: 'text', text: value }]] } },
				});
			}),
			{ numRuns: 60 },
		));
});

describe('what an expression yields in a row', () => {
	const object = '={{ ({ a: 1 }) }}';

	test.each<[string, INodeParameters, RegExp]>([
		[
			'an object as text of an element',
			post({ postParagraphs: paragraphs([{ type: 'text', text: object }]) }),
			/^'Paragraphs' is an object, not text in element 1 of paragraph 1/,
		],
		[
			'an object as Markdown of another language',
			post({
				postMode: 'markdown',
				postMarkdown: 'x',
				postMarkdownTranslations: {
					translation: [{ language: 'en_us', markdown: object }],
				} as INodeParameters,
			}),
			/^'More Languages' is an object, not text in language 1/,
		],
		[
			'an unknown language',
			post({
				postMode: 'markdown',
				postMarkdown: 'x',
				postMarkdownTranslations: {
					translation: [{ language: '={{ "fr_fr" }}', markdown: 'y' }],
				} as INodeParameters,
			}),
			/^'More Languages' has the unknown value 'fr_fr' in language 1/,
		],
		[
			'a list as value of a field of a card',
			{
				...HELLO,
				messageType: 'interactive',
				cardMode: 'builder',
				cardFields: { field: [{ label: 'A', value: '={{ [1] }}' }] },
			},
			/^'Fields' is a list, not text in field 1/,
		],
		[
			'an unknown type of button',
			{
				...HELLO,
				messageType: 'interactive',
				cardMode: 'builder',
				cardButtons: { button: [{ text: 'A', url: 'https://a.b', type: '={{ "round" }}' }] },
			},
			/^'Buttons' has the unknown value 'round' in button 1/,
		],
		[
			'an object as name of a mention',
			{ ...HELLO, mentions: { mention: [{ userId: 'ou_a', name: object }] } },
			/^'Mentions' is an object, not text in mention 1/,
		],
	])('%s is refused, not sent as something else', async (_what, parameters, says) => {
		const { error } = await scene.send(parameters);
		expect(error?.message).toMatch(says);
		expect(scene.sandbox.requests).toHaveLength(0);
	});
});

describe('rich text from Markdown', () => {
	test('becomes native elements, in several languages', async () => {
		const { error } = await scene.send({
			...post({ postMode: 'markdown', postTitle: '公告', postMarkdown: '**重要**' }),
			postMarkdownTranslations: {
				translation: [{ language: 'en_us', title: 'Notice', markdown: '**Important**' }],
			} as INodeParameters,
		});
		expect(error).toBeUndefined();
		expect(arrived()).toEqual({
			post: {
				zh_cn: { title: '公告', content: [[{ tag: 'text', text: '重要', style: ['bold'] }]] },
				en_us: {
					title: 'Notice',
					content: [[{ tag: 'text', text: 'Important', style: ['bold'] }]],
				},
			},
		});
	});

	test('a link that Feishu would refuse becomes text, with a hint in the preview', async () => {
		const { output } = await scene.send({
			...post({ postMode: 'markdown', postMarkdown: 'See [this](page.html).' }),
			options: { previewOnly: true },
		});
		expect(output[0]?.[0]?.json.hints).toEqual([expect.stringContaining('page.html') as string]);
	});
});

describe('cards from fields', () => {
	const card = (more: INodeParameters): INodeParameters => ({
		...HELLO,
		messageType: 'interactive',
		cardMode: 'builder',
		...more,
	});

	test('title, body, fields, image, buttons and note arrive as a card of JSON 1.0', async () => {
		const { error } = await scene.send(
			card({
				cardTitle: 'Ticket',
				cardColor: 'orange',
				cardMarkdown: '**Hi**',
				cardFields: { field: [{ label: 'Status', value: 'Open', short: true }] },
				cardImage: { image: { imageSource: 'binary', binaryPropertyName: 'data', alt: 'A' } },
				cardButtons: { button: [{ text: 'Open', url: 'https://a.b', type: 'primary' }] },
				cardNote: 'n8n',
			}),
			{ items: [{ json: {}, binary: file() }] },
		);
		expect(error).toBeUndefined();
		expect(arrived()).toMatchObject({
			header: { template: 'orange', title: { tag: 'plain_text', content: 'Ticket' } },
		});
		const { elements } = arrived() as { elements: { tag: string }[] };
		expect(elements.map(({ tag }) => tag)).toEqual(
			expect.arrayContaining(['div', 'hr', 'img', 'action', 'note']),
		);
		expect(scene.sandbox.count(ROUTES.image)).toBe(1);
	});

	test('a preset fills what the user leaves as it is', async () => {
		const { error } = await scene.send(card({ cardPreset: 'ticketNotice' }), {
			items: items({
				number: 'INC-1',
				title: 'VPN',
				message: 'Solved',
				status: 'Closed',
				agent: 'Bob',
				url: 'https://a.b',
			}),
		});
		expect(error).toBeUndefined();
		expect(arrived()).toMatchObject({ header: { title: { content: 'INC-1: VPN' } } });
		expect(scene.sandbox.inbox[0]?.rawContent).toContain('Bob');
	});

	test('a card that says nothing is refused', async () => {
		const { error } = await scene.send(card({}));
		expect(error?.message).toMatch(/\[item 0\]$/);
		expect(scene.sandbox.requests).toHaveLength(0);
	});
});

describe('text', () => {
	test('mentions are fields', async () => {
		const { error } = await scene.send({
			...HELLO,
			mentions: { mention: [{ who: 'person', userId: 'ou_bob', name: 'Bob' }, { who: 'all' }] },
		});
		expect(error).toBeUndefined();
		expect(arrived().text).toBe('<at user_id="ou_bob">Bob</at> <at user_id="all"></at> Hello');
	});

	test('of other people can be made harmless', async () => {
		const text = 'Hi <at user_id="all"></at> [bank](https://evil.example)';
		await scene.send({ ...HELLO, text, options: { neutralizeMarkup: true } });
		expect(arrived().text).not.toBe(text);
		expect(arrived().text).not.toContain('<at');
	});

	test('that is long goes out in numbered parts, in order, to one person', async () => {
		const line = 'Zeile mit "Umlauten" äöü und \\ ';
		const text = `={{ (${JSON.stringify(line)} + "\\n\\n").repeat(9000) }}`;
		const { output, error } = await scene.send({
			...HELLO,
			text,
			options: { splitLongText: true },
		});
		expect(error).toBeUndefined();
		const parts = scene.sandbox.inbox.map(
			({ rawContent }) => (JSON.parse(rawContent) as { text: string }).text,
		);
		expect(parts.length).toBeGreaterThan(1);
		parts.forEach((part, n) => {
			expect(part).toMatch(new RegExp(`\\(${n + 1}/${parts.length}\\)$`));
		});
		expect(output[0]?.map(({ json }) => json.part)).toEqual(parts.map((_, n) => n + 1));
		expect(parts.join('').split('Umlauten')).toHaveLength(9001);
	});

	test('whose second part fails is reported as partly sent, also by the last try', async () => {
		scene.sandbox.fault({
			kind: 'answer',
			status: 400,
			code: 154000,
			msg: 'no',
			route: ROUTES.message,
			skip: 1,
			times: 2,
		});
		const text = '={{ ("x".repeat(1000) + "\\n\\n").repeat(300) }}';
		const { output } = await scene.send(
			{ ...HELLO, text, options: { splitLongText: true } },
			{ onError: 'continueRegularOutput', retryOnFail: true, maxTries: 2, waitBetweenTries: 1 },
		);
		expect(output[0]?.[0]?.json.errorDetails).toMatchObject({
			delivery: 'sent',
			hint: expect.stringMatching(
				/^Of the \d parts of this message the first 1 was sent\./,
			) as string,
		});
		expect(scene.sandbox.inbox).toHaveLength(1);
	});
});
