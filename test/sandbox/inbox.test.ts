import { markdownProblem } from '../../sandbox/content/cardMarkdown';
import { startSandbox, type Sandbox } from '../../sandbox/server';
import { PNG, send, sendContent, upload } from './client';

let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox();
});
afterEach(() => {
	sandbox.reset();
});
afterAll(() => sandbox.close());

async function page(path = '/'): Promise<string> {
	return (await fetch(sandbox.url + path)).text();
}

/** The page without the parts that are the sandbox's own. */
async function drawn(msgType: string, inner: unknown): Promise<string> {
	expect(await sendContent(sandbox, msgType, inner)).toMatchObject({ code: 0 });
	const html = await page();
	return /<div class="bubble[^"]*">([\s\S]*)<\/ol>/.exec(html)?.[1] ?? '';
}

describe('the page', () => {
	it('says what to do when nothing was delivered', async () => {
		const html = await page();
		expect(html).toContain('No messages yet');
		expect(html).toContain(sandbox.credentials.helpdeskToken);
		expect(html).toContain(sandbox.url);
	});

	it('lists conversations and opens one of them', async () => {
		await send(sandbox, { body: { content: '{"text":"for Anna"}' } });
		await send(sandbox, { body: { receiver_id: 'ou_ben', receive_type: 'user' } });
		const all = await page('/inbox');
		expect(all).toContain('Service group');
		expect(all).toContain('Private chat');
		const one = await page('/?with=user%3Aou_ben');
		expect(one.match(/<li class="message"/g)).toHaveLength(1);
	});

	it('shows the latest 200 of many', async () => {
		for (let i = 0; i < 205; i += 1) await send(sandbox);
		const html = await page();
		expect(html.match(/<li class="message"/g)).toHaveLength(200);
		expect(html).toContain('5 earlier messages');
	});

	it('hears of changes without a reload', async () => {
		const stop = new AbortController();
		const response = await fetch(`${sandbox.url}/changes`, { signal: stop.signal });
		const reader = response.body?.getReader();
		await reader?.read();
		const next = reader?.read();
		await send(sandbox);
		const chunk = await next;
		expect(Buffer.from(chunk?.value ?? []).toString()).toContain('event: change');
		stop.abort();
	});

	it('serves what it needs, and images by key only', async () => {
		const key = (await upload(sandbox)).data?.image_key ?? '';
		const image = await fetch(`${sandbox.url}/images/${key}`);
		expect(image.headers.get('content-type')).toBe('image/png');
		expect(Buffer.from(await image.arrayBuffer()).equals(PNG)).toBe(true);
		expect((await fetch(`${sandbox.url}/images/img_v3_stranger`)).status).toBe(404);
		expect((await fetch(`${sandbox.url}/static/inbox.css`)).status).toBe(200);
		expect((await fetch(`${sandbox.url}/static/inbox.js`)).status).toBe(200);
	});

	it('forbids the browser anything that is not its own', async () => {
		const policy = (await fetch(sandbox.url)).headers.get('content-security-policy');
		expect(policy).toContain("default-src 'none'");
		expect(policy).toContain("script-src 'self'");
		expect(policy).not.toContain('unsafe');
	});
});

describe('text', () => {
	it('draws mentions, links and styles', async () => {
		const text = '<b>a<i>b</i></b> <at user_id="ou_x">Tom</at> [c](https://example.com/(1))';
		const html = await drawn('text', { text });
		expect(html).toContain('<b>a<i>b</i></b>');
		expect(html).toContain('@Tom</span>');
		expect(html).toContain('href="https://example.com/(1)"');
	});

	it('shows unbalanced and unknown tags literally', async () => {
		const html = await drawn('text', { text: '<b>a <h1>b</h1> </u>' });
		expect(html).toContain('&lt;b&gt;a &lt;h1&gt;b&lt;/h1&gt; &lt;/u&gt;');
	});

	it('draws the longest and deepest text at once', async () => {
		const start = performance.now();
		await drawn('text', { text: '<b><i>[a](['.repeat(12_000) });
		await drawn('text', { text: `${'<b>'.repeat(15_000)}x${'</b>'.repeat(15_000)}` });
		expect(performance.now() - start).toBeLessThan(3000);
	});
});

describe('post', () => {
	it('draws nodes, markdown, and a switch of languages', async () => {
		const html = await drawn('post', {
			post: {
				en_us: {
					title: 'Title',
					content: [
						[{ tag: 'text', text: 'bold', style: ['bold', 'lineThrough'] }],
						[{ tag: 'emotion', emoji_type: 'THUMBSUP' }],
						[{ tag: 'code_block', text: 'if (a < b)', language: 'C' }],
						[{ tag: 'md', text: '1. ~one~\n> **two**\n---\n```js\n<x>\n```' }],
					],
				},
				zh_cn: { content: [[{ tag: 'text', text: '中文' }]] },
			},
		});
		expect(html).toContain('<h3>Title</h3>');
		expect(html).toContain('<s><b>bold</b></s>');
		expect(html).toContain('👍');
		expect(html).toContain('if (a &lt; b)');
		expect(html).toContain('<u>one</u>');
		expect(html).toContain('<blockquote><b>two</b></blockquote>');
		expect(html).toContain('<code>&lt;x&gt;</code>');
		expect(html).toContain('简体中文');
		expect(html.match(/type="radio"/g)).toHaveLength(2);
	});
});

describe('card', () => {
	it('draws header, fields, buttons and note', async () => {
		const html = await drawn('interactive', {
			header: { template: 'carmine', title: { tag: 'plain_text', content: 'Title' } },
			elements: [
				{ tag: 'div', fields: [{ is_short: true, text: { tag: 'lark_md', content: '**a**' } }] },
				{ tag: 'markdown', content: '<font color="red">r</font> <at id=ou_x>Tom</at> :OK:' },
				{
					tag: 'action',
					actions: [
						{
							tag: 'button',
							type: 'danger',
							text: { tag: 'plain_text', content: 'Delete' },
							url: 'https://example.com/',
						},
					],
				},
				{ tag: 'note', elements: [{ tag: 'plain_text', content: '**as is**' }] },
			],
		});
		expect(html).toContain('card-carmine');
		expect(html).toContain('<b>a</b>');
		expect(html).toContain('<span class="font-red">r</span>');
		expect(html).toContain('@Tom');
		expect(html).toContain('👌');
		expect(html).toMatch(/class="button danger"\s+href="https:\/\/example\.com\/"/);
		expect(html).toContain('**as is**');
	});

	it('draws a character that is given by its number, and takes it for no markup', async () => {
		const html = await drawn('interactive', {
			elements: [{ tag: 'markdown', content: '&#42;&#42;A&#42;&#42; &#60;b&#62;' }],
		});
		expect(html).toContain('**A** &lt;b&gt;');
	});

	it('names a template and its variables', async () => {
		const data = { template_id: 'AAq1', template_variable: { who: '<Anna>' } };
		const html = await drawn('interactive', { type: 'template', data });
		expect(html).toContain('AAq1');
		expect(html).toContain('&lt;Anna&gt;');
	});
});

describe('hostile content', () => {
	const evil = [
		'<script>alert(1)</script>',
		'<img src=x onerror=alert(1)>',
		'"><svg onload=alert(1)>',
		'[x](javascript:alert(1))',
		'[x](data:text/html,<script>alert(1)</script>)',
		'<at user_id="ou_x" onclick="alert(1)">x</at>',
		'<at id=ou_x onclick=alert(1)>x</at>',
		'<a href="javascript:alert(1)">x</a>',
		'<font color="red;background:url(//e)">x</font>',
		'![x](https://evil.example/pixel.png)',
		'</pre></textarea><style>*{display:none}</style>',
		"' autofocus onfocus='alert(1)",
	].join('\n');

	// Images by address and such links are refused in a card before anybody draws them.
	const evilInCard = evil
		.split('\n')
		.filter((line) => markdownProblem(line, false) === undefined)
		.join('\n');

	it('in a card is refused where it is an image by address or a link of another scheme', async () => {
		for (const content of evil.split('\n')) {
			const refused = markdownProblem(content, false) !== undefined;
			const answer = await sendContent(sandbox, 'interactive', {
				elements: [{ tag: 'markdown', content }],
			});
			expect(answer.code).toBe(refused ? 154000 : 0);
		}
		expect(evilInCard.split('\n').length).toBeLessThan(evil.split('\n').length);
		expect(evilInCard.split('\n').length).toBeGreaterThan(5);
	});

	const cases: [string, string, unknown][] = [
		['text', 'text', { text: evil }],
		[
			'post',
			'post',
			{
				post: {
					zh_cn: {
						title: evil,
						content: [
							[
								{ tag: 'text', text: evil },
								{ tag: 'a', text: evil, href: 'https://example.com/"onclick="alert(1)' },
								{ tag: 'at', user_id: evil, user_name: evil },
								{ tag: 'emotion', emoji_type: evil },
							],
							[{ tag: 'code_block', text: evil, language: evil }],
							[{ tag: 'md', text: evil }],
						],
					},
				},
			},
		],
		[
			'card',
			'interactive',
			{
				header: { title: { tag: 'plain_text', content: evil } },
				elements: [
					{ tag: 'markdown', content: evilInCard },
					{ tag: 'div', text: { tag: 'lark_md', content: evilInCard } },
					{ tag: 'note', elements: [{ tag: 'plain_text', content: evil }] },
				],
			},
		],
		[
			'template',
			'interactive',
			{ type: 'template', data: { template_id: evil, template_variable: { [evil]: evil } } },
		],
	];

	it.each(cases)('in a %s never becomes active markup', async (_case, msgType, inner) => {
		const html = await drawn(msgType, inner);
		const tags = html.match(/<[a-z][^>]*>/gi) ?? [];
		const allowed =
			/^<(a|b|blockquote|code|div|h3|hr|i|li|ol|p|pre|s|span|strong|svg|path|rect|circle|table|tbody|td|th|time|tr|u)[\s>]/;
		expect(tags.filter((tag) => !allowed.test(tag))).toEqual([]);
		expect(tags.filter((tag) => /\s(on\w+|style)\s*=/i.test(stripValues(tag)))).toEqual([]);
		expect(html).not.toMatch(/(href|src)="\s*(javascript|data|vbscript):/i);
		expect(html).not.toMatch(/<img[^>]+src="(?!\/images\/)/);
	});

	it('in a receiver never becomes active markup either', async () => {
		await send(sandbox, { query: '?user_id_type=user_id', body: { receiver_id: 'on"><x>' } });
		expect(sandbox.inbox).toHaveLength(0);
		expect(await page(`/?with=${encodeURIComponent('"><script>alert(1)</script>')}`)).not.toContain(
			'<script>alert',
		);
	});

	it('a script in an image stays an image', async () => {
		const bytes = Buffer.concat([PNG, Buffer.from('<script>alert(1)</script>')]);
		const key = (await upload(sandbox, bytes, '"onload="alert(1).html')).data?.image_key ?? '';
		const html = await drawn('image', { image_key: key });
		expect(html).toContain('alt="&quot;onload=&quot;alert(1).html"');
		const image = await fetch(`${sandbox.url}/images/${key}`);
		expect(image.headers.get('content-type')).toBe('image/png');
		expect(image.headers.get('x-content-type-options')).toBe('nosniff');
	});
});

/** A tag with the values of its attributes emptied, so that only names are left to look at. */
function stripValues(tag: string): string {
	return tag.replace(/"[^"]*"/g, '""');
}
