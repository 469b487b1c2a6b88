import { z } from 'zod/v4';

import { startSandbox, type Sandbox } from '../../sandbox/server';
import { codesWithoutAccess, NO_ACCESS, read, readData } from './reading';

let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox();
});
afterAll(() => sandbox.close());

const shown = {
	id: z.string().regex(/^\d{19}$/),
	name: z.string(),
	parent_id: z.string(),
	helpdesk_id: z.string(),
	language: z.string(),
};
// Strict: below the top there is no category_id.
const leaf = z.strictObject(shown);
const middle = z.strictObject({ ...shown, children: z.array(leaf).optional() });
const top = z.strictObject({
	...shown,
	category_id: z.string(),
	children: z.array(middle).optional(),
});
const answer = z.strictObject({ categories: z.array(top) });

const list = async (query = ''): Promise<z.infer<typeof top>[]> =>
	(await readData(sandbox, `/categories${query}`, answer)).categories;
const names = (categories: readonly { name: string }[]): string[] =>
	categories.map(({ name }) => name);

describe('GET /helpdesk/v1/categories', () => {
	it('returns a tree of three levels', async () => {
		const categories = await list();
		expect(categories).toContainEqual(
			expect.objectContaining({
				category_id: '6948728206392295445',
				id: '6948728206392295445',
				name: 'Computers and phones',
				parent_id: '0',
			}),
		);
		const network = categories[1]?.children?.[0];
		expect(network).toMatchObject({ name: 'Network', parent_id: '6948728206392295445' });
		expect(names(network?.children ?? [])).toEqual(['VPN', 'Wi-Fi']);
	});

	it('returns one language, or all', async () => {
		expect(names(await list('?lang=en_us'))).toEqual([
			'Accounts and passwords',
			'Computers and phones',
			'Human resources',
			'Finance',
		]);
		expect(names(await list('?lang=zh_cn'))).toEqual([
			'账号与密码',
			'电脑与手机',
			'人力资源',
			'财务',
		]);
		expect(await list()).toHaveLength(8);
		expect(await list('?lang=ja_jp')).toEqual([]);
	});

	it('sorts every level by time of change, both ways', async () => {
		const falling = await list('?order_by=1&lang=en_us');
		const rising = await list('?order_by=1&asc=true&lang=en_us');
		expect(names(falling)).toEqual(names(rising).reverse());
		expect(names(falling)).not.toEqual(names(await list('?lang=en_us')));
		const below = (tree: typeof rising): string[] =>
			names(tree.find(({ name }) => name === 'Computers and phones')?.children ?? []);
		expect(below(falling)).toEqual(below(rising).reverse());
		expect(await list('?order_by=1&asc=false&lang=en_us')).toEqual(falling);
	});

	it.each(['?order_by=2', '?asc=1', '?asc=TRUE', '?lang=en_us&lang=zh_cn'])(
		'refuses %s',
		async (query) => {
			const refused = await read(sandbox, `/categories${query}`);
			expect(refused).toMatchObject({ status: 400, code: 99992402 });
		},
	);
});

describe('GET /helpdesk/v1/categories/:id', () => {
	it('returns the category as data itself, without its place in the tree', async () => {
		expect((await read(sandbox, '/categories/6948728206392295454')).data).toEqual({
			category_id: '6948728206392295454',
			id: '6948728206392295454',
			name: 'VPN',
			helpdesk_id: sandbox.credentials.helpdeskId,
			language: 'en_us',
		});
	});

	it.each(['0', '1', '6948728206392295000', '%20'])('does not know "%s"', async (id) => {
		expect(await read(sandbox, `/categories/${id}`)).toMatchObject({ status: 404, code: 154004 });
	});
});

it.each(['/categories', '/categories/1'])(
	'GET %s needs the token, the helpdesk and the scope',
	async (path) => {
		expect(await codesWithoutAccess(sandbox, path)).toEqual(NO_ACCESS);
	},
);
