import { startSandbox, type Sandbox } from '../../sandbox/server';
import { sendContent, upload } from './client';

let sandbox: Sandbox;
let imageKey: string;

beforeAll(async () => {
	sandbox = await startSandbox();
	imageKey = (await upload(sandbox)).data?.image_key ?? '';
});
afterEach(() => {
	sandbox.reset();
});
afterAll(() => sandbox.close());

/** A post in English with these paragraphs. */
function post(...content: unknown[]): object {
	return { post: { en_us: { title: 'Title', content } } };
}

/** A card with these elements. */
function card(...elements: unknown[]): object {
	return { header: { title: { tag: 'plain_text', content: 'Title' } }, elements };
}

async function expectRefusal(msgType: string, inner: unknown, reason: RegExp): Promise<void> {
	const answer = await sendContent(sandbox, msgType, inner);
	expect(answer).toMatchObject({ status: 400, code: 154000 });
	expect(answer.msg).toMatch(reason);
	expect(sandbox.inbox).toHaveLength(0);
}

describe('text', () => {
	it.each([
		['empty', { text: '' }, /empty/],
		['without text', {}, /text/],
		['with another field', { text: 'a', title: 'b' }, /title/],
		['a bare string', 'Hello', /object/],
	])('is refused: %s', async (_case, inner, reason) => {
		await expectRefusal('text', inner, reason);
	});
});

describe('image', () => {
	it('takes a key this app got', async () => {
		expect(await sendContent(sandbox, 'image', { image_key: imageKey })).toMatchObject({ code: 0 });
	});

	it('refuses any other key', async () => {
		await expectRefusal('image', { image_key: 'img_v3_stranger' }, /img_v3_stranger/);
	});
});

describe('post', () => {
	it('takes every documented node', async () => {
		const inner = post(
			[
				{ tag: 'text', text: 'a', un_escape: true, style: ['bold', 'sparkling'] },
				{ tag: 'a', text: 'b', href: 'https://example.com/?a=b#c', style: ['italic'] },
				{ tag: 'at', user_id: 'ou_x', user_name: 'X' },
				{ tag: 'at', user_id: 'all' },
				{ tag: 'emotion', emoji_type: 'OK' },
			],
			[{ tag: 'img', image_key: imageKey }],
			[{ tag: 'media', file_key: 'file_v3_x', image_key: imageKey }],
			[{ tag: 'hr' }],
			[{ tag: 'code_block', language: 'GO', text: 'x' }],
			[{ tag: 'md', text: '**x**' }],
			[],
		);
		expect(await sendContent(sandbox, 'post', inner)).toMatchObject({ code: 0 });
		expect(sandbox.inbox[0]?.content).toEqual(inner);
	});

	it.each([
		['no language', { post: {} }, /language/],
		['an unknown language', { post: { de_de: { content: [[]] } } }, /de_de/],
		['no content', { post: { zh_cn: { title: 'a' } } }, /content/],
		['nothing but empty paragraphs', post([], []), /empty/],
		['an unknown tag', post([{ tag: 'video' }]), /0\.0\.tag/],
		['a link without text', post([{ tag: 'a', href: 'https://example.com' }]), /text/],
		['an illegal link', post([{ tag: 'a', text: 'a', href: 'javascript:a' }]), /illegal URL/],
		['a mention of nobody', post([{ tag: 'at' }]), /user_id/],
		['an unknown image', post([{ tag: 'img', image_key: 'img_x' }]), /img_x/],
		['an unknown attribute', post([{ tag: 'text', text: 'a', color: 'red' }]), /color/],
	])('is refused: %s', async (_case, inner, reason) => {
		await expectRefusal('post', inner, reason);
	});

	it('an image stands alone in its paragraph', async () => {
		const inner = post([
			{ tag: 'text', text: 'a' },
			{ tag: 'img', image_key: imageKey },
		]);
		await expectRefusal('post', inner, /alone/);
	});

	it('needs the outer post object, unless the sandbox is told otherwise', async () => {
		const inner = { zh_cn: { content: [[{ tag: 'text', text: 'a' }]] } };
		await expectRefusal('post', inner, /post/);
		const lenient = await startSandbox({ acceptUnwrappedPost: true });
		expect(await sendContent(lenient, 'post', inner)).toMatchObject({ code: 0 });
		expect(await sendContent(lenient, 'post', { post: inner })).toMatchObject({ code: 0 });
		await lenient.close();
	});
});

describe('interactive', () => {
	const text = { tag: 'plain_text', content: 'a' };

	it('takes card JSON 1.0', async () => {
		const inner = card(
			{ tag: 'markdown', content: '**a**' },
			{ tag: 'div', text: { tag: 'lark_md', content: 'a' }, fields: [{ is_short: true, text }] },
			{ tag: 'hr' },
			{ tag: 'img', img_key: imageKey, alt: text },
			{ tag: 'action', actions: [{ tag: 'button', text, url: 'https://example.com' }] },
			{ tag: 'note', elements: [text, { tag: 'img', img_key: imageKey, alt: text }] },
			{ tag: 'column_set', columns: [{ tag: 'column', elements: [{ tag: 'hr' }] }] },
		);
		expect(await sendContent(sandbox, 'interactive', inner)).toMatchObject({ code: 0 });
		expect(sandbox.inbox[0]?.content).toEqual(inner);
	});

	it('takes elements by language, and a template', async () => {
		const i18n = { i18n_elements: { zh_cn: [{ tag: 'hr' }], en_us: [{ tag: 'hr' }] } };
		expect(await sendContent(sandbox, 'interactive', i18n)).toMatchObject({ code: 0 });
		const template = {
			type: 'template',
			data: { template_id: 'AAq1', template_variable: { a: 1 } },
		};
		expect(await sendContent(sandbox, 'interactive', template)).toMatchObject({ code: 0 });
	});

	it.each([
		['JSON 2.0 by its schema', { schema: '2.0', elements: [{ tag: 'hr' }] }, /2\.0/],
		['JSON 2.0 by its body', { body: { elements: [] } }, /2\.0/],
		['a card entity', { type: 'card', data: { card_id: '1' } }, /entities/],
		['the wrapper of custom bots', { card: card({ tag: 'hr' }) }, /wrapped/],
		['a template without id', { type: 'template', data: {} }, /template_id/],
		['no elements', {}, /elements/],
		['empty elements', card(), /at least one/],
		['an unknown element', card({ tag: 'button', text }), /elements\.0\.tag/],
		[
			'an unknown colour',
			{ header: { title: text, template: 'pink' }, elements: [{ tag: 'hr' }] },
			/template/,
		],
		['an image without alt', card({ tag: 'img', img_key: 'img_x' }), /alt/],
		['an unknown image', card({ tag: 'img', img_key: 'img_x', alt: text }), /img_x/],
		[
			'an illegal link',
			card({ tag: 'action', actions: [{ tag: 'button', text, url: 'nowhere' }] }),
			/illegal URL/,
		],
	])('is refused: %s', async (_case, inner, reason) => {
		await expectRefusal('interactive', inner, reason);
	});
});
