import type { INodeParameters } from 'n8n-workflow';
import { openScene, receiver as byId, type Scene } from '../../../../support/scene';
import { asked, describeIds, describeLists, describeRefusals, read } from '../reads';

let scene: Scene;
beforeAll(async () => {
	scene = await openScene();
});
beforeEach(() => {
	scene.sandbox.reset();
});
afterAll(() => scene.close());

const category = (operation: string, parameters: INodeParameters = {}): INodeParameters => ({
	resource: 'category',
	operation,
	...parameters,
});

describeRefusals(() => scene, {
	'Category: Get': category('get', { categoryId: byId('6948728206392295454') }),
	'Category: Get Many': category('getMany'),
});
describeLists(() => scene, {
	'Category: Get Many, flat': category('getMany'),
	'Category: Get Many, as a tree': category('getMany', { structure: 'tree' }),
});
describeIds(() => scene, {
	'Category: Get': {
		label: 'Category',
		path: ['/categories/', ''],
		of: (id) => category('get', { categoryId: byId(id) }),
	},
});

describe('Category: Get', () => {
	it('puts out what Feishu sent', async () => {
		expect(await read(scene, category('get', { categoryId: byId('6948728206392295454') }))).toEqual(
			[
				{
					category_id: '6948728206392295454',
					id: '6948728206392295454',
					name: 'VPN',
					helpdesk_id: scene.sandbox.credentials.helpdeskId,
					language: 'en_us',
				},
			],
		);
	});
});

describe('Category: Get Many', () => {
	it('puts out one item per category, depth first, with its path', async () => {
		const found = await read(scene, category('getMany', { returnAll: true }));
		expect(found).toHaveLength(34);
		expect(found.slice(0, 4)).toMatchObject([
			{ path: 'Accounts and passwords', depth: 0, parent_id: '0' },
			{
				path: 'Accounts and passwords / Sign-in',
				depth: 1,
				parent_id: '6948728206392295444',
				category_id: '6948728206392295450',
			},
			{ path: 'Accounts and passwords / Sign-in / Two-factor authentication', depth: 2 },
			{ path: 'Accounts and passwords / Sign-in / Passwords', depth: 2 },
		]);
		expect(found.every(({ category_id: id }) => /^\d{19}$/.test(id as string))).toBe(true);
		expect(found.some((each) => 'children' in each)).toBe(false);
		expect(asked(scene)).toEqual([['GET /categories', {}]]);
	});

	it('puts out one item per category at the top, with children as Feishu sent them', async () => {
		const parameters = category('getMany', { structure: 'tree', returnAll: true });
		const found = await read(scene, parameters);
		expect(found.map(({ name }) => name)).toEqual([
			'Accounts and passwords',
			'Computers and phones',
			'Human resources',
			'Finance',
			'账号与密码',
			'电脑与手机',
			'人力资源',
			'财务',
		]);
		expect(found[1]).toMatchObject({
			children: [{ name: 'Network', children: [{ name: 'VPN' }, { name: 'Wi-Fi' }] }, {}, {}],
		});
	});

	it.each([
		[{ lang: 'zh_cn' }, { lang: ['zh_cn'] }],
		[{ orderBy: 'updatedDesc' }, { order_by: ['1'], asc: ['false'] }],
		[
			{ orderBy: 'updatedAsc', lang: 'en_us' },
			{ lang: ['en_us'], order_by: ['1'], asc: ['true'] },
		],
		[{ lang: '', orderBy: '' }, {}],
	])('filters by %j', async (filters, query) => {
		const found = await read(scene, category('getMany', { filters }));
		expect(found.length).toBeGreaterThan(8);
		expect(asked(scene)).toEqual([['GET /categories', query]]);
	});

	it('refuses an order that Feishu does not have', async () => {
		const parameters = category('getMany', { filters: { orderBy: '={{ "name" }}' } });
		const { error } = await scene.engine.run({ parameters });
		expect(error?.message).toContain("'Order By' has the unknown value 'name'");
		expect(asked(scene)).toEqual([]);
	});
});
