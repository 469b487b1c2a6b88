import { z } from 'zod/v4';

import { startSandbox, type Sandbox } from '../../sandbox/server';
import { helpdeskHeaders } from './client';
import { codesWithoutAccess, NO_ACCESS, read, readData } from './reading';

let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox();
});
afterAll(() => sandbox.close());

const node = z.discriminatedUnion('type', [
	z.strictObject({ type: z.literal('text'), content: z.string() }),
	z.strictObject({ type: z.literal('hyperlink'), text: z.string(), url: z.url() }),
	z.strictObject({
		type: z.literal('img'),
		src: z.url(),
		key: z.string(),
		width: z.string().regex(/^\d+$/),
		height: z.string().regex(/^\d+$/),
	}),
]);
const user = z.strictObject({
	id: z.string().startsWith('ou_'),
	avatar_url: z.url(),
	name: z.string(),
	department: z.string(),
	city: z.string(),
	country: z.string(),
});
const seconds = z.int().min(1e9).max(1e10);
const faq = z.strictObject({
	faq_id: z.string().regex(/^\d{19}$/),
	id: z.string(),
	helpdesk_id: z.string(),
	question: z.string(),
	answer: z.string(),
	answer_richtext: z.array(node),
	create_time: seconds,
	update_time: seconds,
	expire_time: seconds.optional(),
	categories: z.array(z.looseObject({ category_id: z.string(), name: z.string() })).min(1),
	tags: z.array(z.string()),
	create_user: user,
	update_user: user,
});
const page = z.strictObject({
	has_more: z.boolean(),
	page_token: z.string(),
	page_size: z.int(),
	total: z.int(),
	items: z.array(faq),
});

type Faq = z.infer<typeof faq>;
type Page = z.infer<typeof page>;

const list = (query = ''): Promise<Page> => readData(sandbox, `/faqs${query}`, page);
const search = (words: string, more = ''): Promise<Page> =>
	readData(sandbox, `/faqs/search?query=${encodeURIComponent(words)}${more}`, page);
const questions = ({ items }: Page): string[] => items.map(({ question }) => question);

async function all(query = ''): Promise<Faq[]> {
	const found: Faq[] = [];
	for (let token = ''; ; ) {
		const { items, has_more, page_token } = await list(
			`?page_size=100&page_token=${token}${query}`,
		);
		found.push(...items);
		if (!has_more) return found;
		token = page_token;
	}
}

describe('GET /helpdesk/v1/faqs', () => {
	it('returns 20 at a time, and a token while there are more', async () => {
		const first = await list();
		expect(first).toMatchObject({ has_more: true, page_size: 20 });
		expect(first.items).toHaveLength(20);
		expect(first.total).toBeGreaterThanOrEqual(120);
		const second = await list(`?page_token=${first.page_token}`);
		expect(second.items[0]?.id).not.toBe(first.items[0]?.id);
	});

	it('returns each FAQ once over all pages, and an empty token at the end', async () => {
		const found = await all();
		const { total } = await list();
		expect(new Set(found.map(({ id }) => id)).size).toBe(total);
		expect(found).toHaveLength(total);
		expect(await list(`?page_token=${found.at(-1)?.id ?? ''}`)).toMatchObject({
			has_more: false,
			page_token: '',
			items: [],
		});
	});

	it('returns the same data in every sandbox', async () => {
		const other = await startSandbox();
		expect(await readData(other, '/faqs', page)).toEqual(await list());
		await other.close();
	});

	it('holds English and Chinese, links, pictures and line breaks', async () => {
		const found = await all();
		const categories = new Set(found.flatMap((one) => one.categories.map(({ name }) => name)));
		expect([...categories]).toEqual(expect.arrayContaining(['VPN', 'Time off', '差旅与报销']));
		const nodes = found.flatMap((one) => one.answer_richtext);
		expect(new Set(nodes.map(({ type }) => type))).toEqual(new Set(['text', 'hyperlink', 'img']));
		expect(nodes).toContainEqual({ type: 'text', content: '' });
		expect(new Set(found.map(({ question }) => question)).size).toBe(found.length);
	});

	it('writes a rich answer as plain text, too', async () => {
		const { items } = await search('reset my password');
		expect(items[0]?.answer).toContain('password page (https://it.example.com/password)');
		expect(items[0]?.answer).toContain('\nThe new password');
	});

	it('filters by category, with what is below it', async () => {
		const top = await all('&category_id=6948728206392295445');
		const vpn = await all('&category_id=6948728206392295454');
		expect(top.length).toBeGreaterThan(vpn.length);
		expect(vpn.map((one) => one.categories.map(({ name }) => name))[0]).toEqual([
			'Computers and phones',
			'Network',
			'VPN',
		]);
		expect(await list('?category_id=1')).toMatchObject({ total: 0, items: [], has_more: false });
	});

	it.each([
		['0', 'How do I refill the fax machine?', true],
		['2', '如何连接旧版 VPN？', false],
	])('with status %s shows what was deleted', async (status, question, expires) => {
		const deleted = await list(`?status=${status}`);
		expect(questions(deleted)).toContain(question);
		expect(questions(await list('?page_size=100'))).not.toContain(question);
		expect(deleted.items.every((one) => (one.expire_time !== undefined) === expires)).toBe(true);
	});

	it.each([
		['part of a question', 'WHAT IS THE WI-FI', 'What is the Wi-Fi password for guests?'],
		['a tag', 'yubikey', 'Can I use a hardware key instead of my phone?'],
		["an author's name", 'zoë o’brien', 'When does my password expire?'],
	])('finds %s', async (_case, text, question) => {
		expect(questions(await list(`?page_size=100&search=${encodeURIComponent(text)}`))).toContain(
			question,
		);
	});

	it.each([
		['?page_size=0', 'page_size'],
		['?page_size=101', 'page_size'],
		['?page_size=ten', 'page_size'],
		['?status=3', 'status'],
		['?status=1&status=2', 'status'],
	])('refuses %s and names the field', async (query, field) => {
		const answer = await read(sandbox, `/faqs${query}`);
		expect(answer).toMatchObject({ status: 400, code: 99992402 });
		expect(answer.error?.field_violations?.[0]?.field).toBe(field);
	});

	it('refuses a token of another list', async () => {
		const answer = await read(sandbox, '/faqs?status=0&page_token=6956395634652471000');
		expect(answer).toMatchObject({ status: 400, code: 154000 });
	});
});

describe('GET /helpdesk/v1/faqs/search', () => {
	it.each([
		['whatever the case', 'vPn ERROR 809', 'VPN error 809: what does it mean?'],
		['words in any order', 'laptop new', 'How do I order a new laptop?'],
		['a Chinese sentence', '密码重置？', '如何重置密码？'],
		['full-width letters', 'ＶＰＮ 809', 'VPN 报错 809 是什么意思？'],
		['a word of the answer', 'FIDO2', 'Can I use a hardware key instead of my phone?'],
		['a word of a tag', '没有权限', '单点登录提示“没有权限”怎么办？'],
		['C++', 'C++', 'How do I install software such as C++ tools or Node.js?'],
		['signs only', "% & ' ( ) * + ? [ \\ ] ^", 'Which characters may my password contain?'],
	])('finds %s', async (_case, words, question) => {
		expect(questions(await search(words, '&page_size=100'))).toContain(question);
	});

	it('finds only what has all words', async () => {
		expect(await search('VPN payslip')).toMatchObject({ total: 0, items: [], page_token: '' });
		expect((await search('🚀')).items).toEqual([]);
		expect((await search('x'.repeat(5000))).items).toEqual([]);
	});

	it('finds nothing deleted', async () => {
		expect(questions(await search('fax machine'))).toEqual([]);
	});

	it('names a token beside has_more: false, so that only has_more can end a loop', async () => {
		const found = await search('809');
		expect(found).toMatchObject({ has_more: false, total: 2 });
		expect(found.page_token).not.toBe('');
		expect((await search('809', `&page_token=${found.page_token}`)).items).toEqual([]);
	});

	it('takes base64 of UTF-8', async () => {
		const encoded = Buffer.from('如何重置密码').toString('base64');
		expect(questions(await search(encoded, '&base64=true'))).toContain('如何重置密码？');
		expect(questions(await search(encoded))).toEqual([]);
	});

	it.each([
		['no base64', '密码'],
		['bytes that are no UTF-8', '/////w=='],
		['a plus sign that was not encoded and became a space', 'YT 8'],
	])('refuses %s as base64', async (_case, words) => {
		const path = `/faqs/search?base64=true&query=${encodeURIComponent(words)}`;
		expect(await read(sandbox, path)).toMatchObject({ status: 400, code: 154000 });
	});

	it.each(['', '?query=', '?query=%20', '?query=a&base64=yes', '?query=a&page_size=101'])(
		'refuses "%s"',
		async (query) => {
			const answer = await read(sandbox, `/faqs/search${query}`);
			expect(answer).toMatchObject({ status: 400, code: 99992402 });
		},
	);
});

describe('GET /helpdesk/v1/faqs/:id', () => {
	it('returns the FAQ as the list does', async () => {
		const [first] = (await list()).items;
		const single = z.strictObject({ faq: faq });
		expect(await readData(sandbox, `/faqs/${first?.id ?? ''}`, single)).toEqual({ faq: first });
	});

	it.each(['1', 'search1', '%E5%AF%86', '6956395634652479999'])('does not know %s', async (id) => {
		expect(await read(sandbox, `/faqs/${id}`)).toMatchObject({ status: 404, code: 154004 });
	});

	it('does not know what was deleted', async () => {
		const [deleted] = (await list('?status=0')).items;
		expect(await read(sandbox, `/faqs/${deleted?.id ?? ''}`)).toMatchObject({ code: 154004 });
	});
});

describe('GET /helpdesk/v1/faqs/:id/image/:image_key', () => {
	async function withPicture(): Promise<{ id: string; key: string; width: string }> {
		const [found] = (await search('connect to the VPN')).items;
		const picture = found?.answer_richtext.find((one) => one.type === 'img');
		return { id: found?.id ?? '', key: picture?.key ?? '', width: picture?.width ?? '' };
	}

	it('returns the bytes of the picture, not JSON', async () => {
		const { id, key, width } = await withPicture();
		const url = `${sandbox.url}/open-apis/helpdesk/v1/faqs/${id}/image/${key}`;
		const response = await fetch(url, { headers: await helpdeskHeaders(sandbox) });
		expect(response.status).toBe(200);
		expect(response.headers.get('Content-Type')).toBe('image/png');
		expect(response.headers.get('X-Tt-Logid')).toMatch(/^\d{14}/);
		const bytes = Buffer.from(await response.arrayBuffer());
		expect(bytes.readUInt32BE(16)).toBe(Number(width));
	});

	it.each([
		['an unknown picture', (id: string) => `${id}/image/img_v3_unknown`],
		['a picture of another FAQ', (_id: string, key: string) => `6956395634652471000/image/${key}`],
		['an unknown FAQ', (_id: string, key: string) => `1/image/${key}`],
	])('refuses %s with JSON', async (_case, pathOf) => {
		const { id, key } = await withPicture();
		const answer = await read(sandbox, `/faqs/${pathOf(id, key)}`);
		expect(answer).toMatchObject({ status: 404, code: 154004 });
		expect(answer.error?.log_id).toBe(answer.headers.get('X-Tt-Logid'));
	});
});

it.each(['/faqs', '/faqs/search?query=a', '/faqs/1', '/faqs/1/image/a'])(
	'GET %s needs the token, the helpdesk and the scope',
	async (path) => {
		expect(await codesWithoutAccess(sandbox, path)).toEqual(NO_ACCESS);
	},
);
