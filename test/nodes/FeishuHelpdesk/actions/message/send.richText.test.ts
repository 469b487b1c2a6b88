import type { INodeParameters } from 'n8n-workflow';

import { FeishuHelpdesk } from '../../../../../nodes/FeishuHelpdesk/FeishuHelpdesk.node';
import { HELLO, items, openScene, type Scene } from '../../../../support/scene';
import { RICH_TEXT_CASES } from '../../content/richTextCases';

let scene: Scene;
beforeAll(async () => {
	scene = await openScene();
});
beforeEach(() => {
	scene.sandbox.reset();
});
afterAll(() => scene.close());

const post = (more: INodeParameters): INodeParameters => ({
	...HELLO,
	messageType: 'post',
	...more,
});

describe('elements', () => {
	test('begin with a text to type into', () => {
		const { properties } = new FeishuHelpdesk().description;
		const field = properties.find(({ name }) => name === 'postParagraphs');
		expect(field?.default).toEqual({
			paragraph: [{ elements: { element: [{ type: 'text', text: '' }] } }],
		});
	});

	test('that nobody typed into are refused', async () => {
		const { error } = await scene.send(post({}));
		expect(error?.message).toBe("'Paragraphs' says nothing in 'zh_cn' [item 0]");
		expect(scene.sandbox.inbox).toEqual([]);
	});
});

test('every case of rich text arrives, and its words are seen in the inbox', async () => {
	const parameters = post({
		postMode: '={{ $json.mode }}',
		postMarkdown: '={{ $json.source }}',
		postHtml: '={{ $json.source }}',
		// Pictures of a key that the sandbox never gave out would be refused.
	});
	const cases = RICH_TEXT_CASES.filter(({ source }) => !source.includes('img_v3'));
	for (const each of cases) {
		scene.sandbox.reset();
		const { error } = await scene.send(parameters, {
			items: items({ mode: each.mode, source: each.source }),
		});
		expect({ what: each.what, error }).toEqual({ what: each.what, error: undefined });
		const page = await (await fetch(`${scene.sandbox.url}/`)).text();
		const bubble = /<div class="bubble[^"]*">([\s\S]*)<\/ol>/.exec(page)?.[1] ?? '';
		const seen = decode(bubble.replace(/<[^>]*>/g, ' '));
		const words = each.shown
			.join(' ')
			.replace(/\]\(https?:[^\s)]*\)+|@[\w.@]+|⟦\w*\|/g, ' ')
			.match(/[\p{L}\p{N}]{2,}/gu);
		const unseen = (words ?? []).filter((word) => !seen.includes(word));
		expect({ what: each.what, unseen }).toEqual({ what: each.what, unseen: [] });
	}
}, 120_000);

const decode = (text: string) =>
	text
		.replace(/&lt;/g, '<')
		.replace(/&gt;/g, '>')
		.replace(/&quot;/g, '"')
		.replace(/&#39;/g, "'")
		.replace(/&amp;/g, '&');

describe('long rich text', () => {
	const LINES = Array.from(
		{ length: 150 },
		(_, index) =>
			`- **[热搜第${index}条的标题很长](https://example.com/hot/${index}?from=n8n)** ${index} 万热度`,
	);
	const bodies = () => scene.sandbox.inbox.map(({ rawContent }) => rawContent);

	test('a list of 150 links, 13 kB of Markdown, is one message', async () => {
		const { error } = await scene.send(
			post({ postMode: 'markdown', postMarkdown: LINES.join('\n') }),
		);
		expect(error).toBeUndefined();
		expect(bodies()).toHaveLength(1);
		expect(bodies()[0]).toContain('热搜第149条');
	});

	test.each([
		['markdown', { postMarkdown: [...LINES, ...LINES, ...LINES].join('\n') }],
		['html', { postHtml: `<p>${'Words of a mail. '.repeat(100)}</p>`.repeat(40) }],
		[
			'builder',
			{
				postParagraphs: {
					paragraph: Array.from({ length: 40 }, () => ({
						elements: { element: [{ type: 'text', text: 'Words of a mail. '.repeat(100) }] },
					})),
				},
			},
		],
	] as [string, INodeParameters][])(
		'%s too long for a message: refused with advice, or sent in numbered parts',
		async (postMode, fields) => {
			const refused = await scene.send(post({ postMode, ...fields }));
			expect(refused.error?.message).toContain('is too large');
			expect(refused.error?.description).toContain('Split Long Text');
			expect(bodies()).toHaveLength(0);
			const { error } = await scene.send(
				post({ postMode, postTitle: 'T', ...fields, options: { splitLongText: true } }),
			);
			expect(error).toBeUndefined();
			const count = bodies().length;
			expect(count).toBeGreaterThan(1);
			for (const [index, body] of bodies().entries()) {
				expect(body).toContain(`(${index + 1}/${count})`);
			}
		},
	);
});

describe('text', () => {
	test.each([
		['<at id=ou_1></at> hi', '<at user_id="ou_1"></at> hi'],
		['<at user_id=all/> hi', '<at user_id="all"></at> hi'],
		['<at id="ou_1">Tom</at>', '<at user_id="ou_1">Tom</at>'],
		['<at email=a@b.cn></at> hi', '@a@b.cn hi'],
		['<at>x</at>', '<at>x</at>'],
	])('the mention in %s becomes native or is shown', async (text, expected) => {
		const { error } = await scene.send({ ...HELLO, text });
		expect(error).toBeUndefined();
		expect(JSON.parse(bodyOfOnly())).toEqual({ text: expected });
	});

	test('a date as the whole value is ISO 8601', async () => {
		const { error } = await scene.send({
			...HELLO,
			text: "={{ DateTime.fromISO('2026-05-01T09:00:00Z').setZone('utc') }}",
		});
		expect(error).toBeUndefined();
		expect(JSON.parse(bodyOfOnly())).toEqual({ text: '2026-05-01T09:00:00.000Z' });
	});

	test('a Date as title of rich text, and mentions in the text of elements', async () => {
		const { error } = await scene.send(
			post({
				postMode: 'builder',
				postTitle: '={{ new Date(0) }}',
				postParagraphs: {
					paragraph: [{ elements: { element: [{ type: 'text', text: 'Hi <at id=all></at>!' }] } }],
				},
			}),
		);
		expect(error).toBeUndefined();
		expect(JSON.parse(bodyOfOnly())).toEqual({
			post: {
				zh_cn: {
					title: '1970-01-01T00:00:00.000Z',
					content: [
						[
							{ tag: 'text', text: 'Hi ' },
							{ tag: 'at', user_id: 'all' },
							{ tag: 'text', text: '!' },
						],
					],
				},
			},
		});
	});

	test('HTML in it is sent as it is, with advice', async () => {
		const { error, output } = await scene.send({
			...HELLO,
			text: '<p>Hi</p>',
			options: { previewOnly: true },
		});
		expect(error).toBeUndefined();
		expect(JSON.stringify(output)).toContain('Compose As: HTML');
	});

	const bodyOfOnly = () => {
		expect(scene.sandbox.inbox).toHaveLength(1);
		return scene.sandbox.inbox[0]?.rawContent ?? '';
	};
});
