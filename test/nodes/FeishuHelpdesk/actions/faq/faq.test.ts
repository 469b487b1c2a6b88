import fc from 'fast-check';
import type { INodeParameters } from 'n8n-workflow';
import { fileOf } from '../../../../support/binaryData';
import { items, openScene, receiver as byId, type Scene } from '../../../../support/scene';
import { asked, describeIds, describeLists, describeRefusals, itemsOf, read } from '../reads';
import { anyText, listWith, textLike } from '../../matchers';
import { readPicture } from '../../../../../sandbox/knowledge/pictures';

let scene: Scene;
beforeAll(async () => {
	scene = await openScene();
});
beforeEach(() => {
	scene.sandbox.reset();
});
afterAll(() => scene.close());

const faq = (operation: string, parameters: INodeParameters = {}): INodeParameters => ({
	resource: 'faq',
	operation,
	...parameters,
});
const KEY = 'img_v3_faq-vpn-client';

/** The first question that has the picture. */
async function withPicture(): Promise<string> {
	const [found] = await read(scene, faq('search', { query: 'connect to the VPN', limit: 1 }));
	scene.sandbox.reset();
	return found?.faq_id as string;
}

const GET = faq('get', { faqId: byId('6956395634652471000') });

describeRefusals(() => scene, {
	'FAQ: Get': GET,
	'FAQ: Get Many': faq('getMany'),
	'FAQ: Search': faq('search', { query: 'VPN' }),
});
describeLists(() => scene, {
	'FAQ: Get Many': faq('getMany'),
	'FAQ: Search': faq('search', { query: 'VPN' }),
});
describeIds(() => scene, {
	'FAQ: Get': {
		label: 'FAQ',
		path: ['/faqs/', ''],
		of: (id) => faq('get', { faqId: byId(id) }),
	},
	'FAQ: Download Image': {
		label: 'FAQ',
		path: ['/faqs/', `/image/${KEY}`],
		of: (id) => faq('downloadImage', { faqId: byId(id), imageKey: KEY }),
	},
});

describe('FAQ: Get', () => {
	it('puts out the question flat: plain answer, ISO times, names, keys of pictures', async () => {
		const faqId = await withPicture();
		const [found] = await read(scene, faq('get', { faqId: byId(faqId) }));
		expect(found).toEqual({
			faq_id: faqId,
			question: textLike('VPN'),
			answer: textLike(/\(https:\/\/\S+\)/),
			tags: listWith(anyText),
			category_names: ['Computers and phones', 'Network', 'VPN'],
			category_ids: ['6948728206392295445', '6948728206392295453', '6948728206392295454'],
			created_at: textLike(/^2024-\d\d-\d\dT\d\d:00:00\.000Z$/),
			updated_at: textLike(/^2024-\d\d-\d\dT\d\d:00:00\.000Z$/),
			expire_time: null,
			created_by: anyText,
			updated_by: anyText,
			image_keys: [KEY],
		});
	});

	it('puts out what Feishu sent when not simplified', async () => {
		const [found] = await read(scene, { ...GET, simplify: false });
		expect(found).toMatchObject({
			faq_id: '6956395634652471000',
			create_time: 1704157200,
			answer_richtext: listWith({ type: 'text', content: anyText }),
			create_user: { id: 'ou_agent_001' },
		});
	});

	it('reads several questions side by side, each for its own item', async () => {
		const ids = Array.from(
			{ length: 30 },
			(_none, n) => `6956395634652471${String(n).padStart(3, '0')}`,
		);
		const found = await itemsOf(scene, faq('get', { faqId: byId('={{ $json.id }}') }), {
			items: items(...ids.map((id) => ({ id }))),
		});
		expect(found.map(({ json }) => json.faq_id)).toEqual(ids);
		expect(found.map(({ pairedItem }) => pairedItem)).toEqual(ids.map((_id, item) => ({ item })));
		expect(asked(scene)).toHaveLength(30);
	});

	it('goes on after an unknown question, if told so', async () => {
		const found = await read(scene, faq('get', { faqId: byId('={{ $json.id }}') }), {
			items: items({ id: '1' }, { id: '6956395634652471000' }),
			onError: 'continueRegularOutput',
		});
		expect(found).toMatchObject([
			{ errorDetails: { code: 154004, delivery: 'notSent', retryable: false } },
			{ faq_id: '6956395634652471000' },
		]);
	});
});

describe('FAQ: Get Many', () => {
	it('reads all pages, the largest there are, each question once', async () => {
		const found = await read(scene, faq('getMany', { returnAll: true }));
		expect(found.length).toBeGreaterThan(100);
		expect(new Set(found.map(({ faq_id: id }) => id)).size).toBe(found.length);
		expect(asked(scene)).toEqual([
			['GET /faqs', { page_size: ['100'] }],
			['GET /faqs', { page_size: ['100'], page_token: [anyText] }],
		]);
	});

	it('asks for no more than the limit', async () => {
		expect(await read(scene, faq('getMany', { limit: 7 }))).toHaveLength(7);
		expect(asked(scene)).toEqual([['GET /faqs', { page_size: ['7'] }]]);
	});

	it('reads on where the limit is larger than a page', async () => {
		expect(await read(scene, faq('getMany', { limit: 101 }))).toHaveLength(101);
		expect(asked(scene)).toHaveLength(2);
	});

	it('passes the filters on, exactly', async () => {
		const search = 'C++ & "50 %" 密码? #🚀';
		const filters = { categoryId: ' 6948728206392295454 ', status: '0', search };
		await read(scene, faq('getMany', { filters }));
		expect(asked(scene)).toEqual([
			[
				'GET /faqs',
				{
					page_size: ['50'],
					category_id: ['6948728206392295454'],
					status: ['0'],
					search: [search],
				},
			],
		]);
	});

	it('leaves empty filters out', async () => {
		await read(scene, faq('getMany', { filters: { categoryId: '', search: ' ', status: '' } }));
		expect(asked(scene)).toEqual([['GET /faqs', { page_size: ['50'] }]]);
	});

	it('puts out deleted questions with their raw expiry', async () => {
		const filters = { status: '0' };
		const found = await read(scene, faq('getMany', { filters, simplify: false }));
		expect(found.length).toBeGreaterThan(0);
		expect(found.every(({ expire_time: end }) => typeof end === 'number')).toBe(true);
	});

	it('refuses a status that Feishu does not have', async () => {
		const parameters = faq('getMany', { filters: { status: '={{ "3" }}' } });
		const { error } = await scene.engine.run({ parameters });
		expect(error?.message).toContain("'Status' has the unknown value '3'");
		expect(asked(scene)).toEqual([]);
	});
});

describe('FAQ: Search', () => {
	it('sends plain words as they are', async () => {
		const found = await read(scene, faq('search', { query: 'reset my password', limit: 1 }));
		expect(found).toMatchObject([{ answer: textLike('https://') }]);
		expect(asked(scene)).toEqual([
			['GET /faqs/search', { query: ['reset my password'], page_size: ['1'] }],
		]);
	});

	it('finds Chinese', async () => {
		const found = await read(scene, faq('search', { query: '如何重置密码？', limit: 1 }));
		expect(found).toMatchObject([{ question: '如何重置密码？' }]);
		expect(asked(scene)).toEqual([
			['GET /faqs/search', { query: ['如何重置密码？'], page_size: ['1'] }],
		]);
	});

	it('sends text with % or + as base64 of UTF-8', async () => {
		await read(scene, faq('search', { query: 'C++ 50%', limit: 1 }));
		expect(asked(scene)).toEqual([
			['GET /faqs/search', { query: ['QysrIDUwJQ=='], base64: ['true'], page_size: ['1'] }],
		]);
	});

	it('ends where Feishu says so, although the last page has a token', async () => {
		expect(await read(scene, faq('search', { query: '809', returnAll: true }))).toHaveLength(2);
		expect(asked(scene)).toHaveLength(1);
	});

	it('puts out no items when nothing is found', async () => {
		expect(await read(scene, faq('search', { query: 'VPN payslip' }))).toEqual([]);
	});

	it.each(['={{ "" }}', ' \n ', '={{ null }}'])(
		'refuses the query "%s" before asking',
		async (query) => {
			const { error } = await scene.engine.run({ parameters: faq('search', { query }) });
			expect(error?.message).toContain("'Query' is empty");
			expect(asked(scene)).toEqual([]);
		},
	);

	it('lets every query arrive exactly, whatever characters it holds', async () => {
		const text = fc.oneof(
			fc.string({ unit: 'grapheme' }),
			fc.string({ unit: 'binary' }),
			fc.stringMatching(/^[A-Za-z0-9 +%=/&?#]{1,20}$/),
		);
		const queries = fc.array(
			text.filter((query) => query.trim() !== ''),
			{ minLength: 40, maxLength: 60 },
		);
		await fc.assert(
			fc.asyncProperty(queries, async (wanted) => {
				scene.sandbox.reset();
				await read(scene, faq('search', { query: '={{ $json.query }}', limit: 1 }), {
					items: items(...wanted.map((query) => ({ query }))),
				});
				const arrived = scene.sandbox.requests
					.filter(({ route }) => route.endsWith('/faqs/search'))
					.map(({ query: { query = '', base64 } }) =>
						base64 === 'true' ? Buffer.from(query, 'base64').toString() : query,
					);
				expect(arrived.sort()).toEqual([...wanted].sort());
			}),
			{ numRuns: 10 },
		);
	}, 60_000);
});

describe('FAQ: Download Image', () => {
	it('puts the exact bytes out, with name and type', async () => {
		const faqId = await withPicture();
		const [found] = await itemsOf(
			scene,
			faq('downloadImage', { faqId: byId(faqId), imageKey: ` ${KEY} `, outputField: 'picture' }),
		);
		expect(found?.json).toEqual({ faq_id: faqId, image_key: KEY });
		const { bytes, fileName, mimeType } = await fileOf(found, 'picture');
		expect(bytes.equals(readPicture('vpn-client').bytes)).toBe(true);
		expect({ fileName, mimeType }).toEqual({ fileName: `${KEY}.png`, mimeType: 'image/png' });
		expect(asked(scene)).toEqual([[`GET /faqs/${faqId}/image/${KEY}`, {}]]);
	});

	it('names both IDs when there is no such picture', async () => {
		const faqId = await withPicture();
		const { error } = await scene.engine.run({
			parameters: faq('downloadImage', { faqId: byId(faqId), imageKey: 'a/../b?c' }),
		});
		expect(error?.description).toContain(`'FAQ' is '${faqId}', 'Image Key' is 'a/../b?c'.`);
		expect(asked(scene)).toEqual([[`GET /faqs/${faqId}/image/a%2F..%2Fb%3Fc`, {}]]);
	});

	it.each([
		['', "'Image Key' is empty"],
		['..', "'Image Key' is not a key: '..'"],
		['a b', "'Image Key' is not a key: 'a b'"],
	])('refuses the key "%s" before asking', async (imageKey, message) => {
		const parameters = faq('downloadImage', { faqId: byId('1'), imageKey: `={{ '${imageKey}' }}` });
		const { error } = await scene.engine.run({ parameters });
		expect(error?.message).toContain(message);
		expect(asked(scene)).toEqual([]);
	});

	it('refuses an empty output field', async () => {
		const parameters = faq('downloadImage', {
			faqId: byId('1'),
			imageKey: KEY,
			outputField: '={{ "" }}',
		});
		const { error } = await scene.engine.run({ parameters });
		expect(error?.message).toContain("'Put Output File in Field' is empty");
	});
});
