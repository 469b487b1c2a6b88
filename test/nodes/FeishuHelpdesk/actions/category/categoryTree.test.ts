import { flattenCategories } from '../../../../../nodes/FeishuHelpdesk/actions/category/categoryTree';

describe('flattenCategories', () => {
	it('fills in the ID and the parent that children lack', () => {
		const children = [{ id: '2', name: 'B' }];
		expect(flattenCategories([{ category_id: '1', name: 'A', children }])).toEqual([
			{ category_id: '1', name: 'A', parent_id: '0', path: 'A', depth: 0 },
			{ category_id: '2', id: '2', name: 'B', parent_id: '1', path: 'A / B', depth: 1 },
		]);
	});

	it('keeps IDs and parents that Feishu names', () => {
		expect(
			flattenCategories([{ category_id: '1', id: '9', name: 'A', parent_id: '7' }]),
		).toMatchObject([{ category_id: '1', id: '9', parent_id: '7' }]);
	});

	it('goes through deep and wide trees', () => {
		let tree: { id: string; name: string; children?: object[] } = { id: '0', name: 'n0' };
		for (let n = 1; n <= 200; n += 1) tree = { id: String(n), name: `n${n}`, children: [tree] };
		const wide = Array.from({ length: 5_000 }, (_none, n) => ({ id: `w${n}`, name: '宽' }));
		const found = flattenCategories([JSON.parse(JSON.stringify(tree)), ...wide]);
		expect(found).toHaveLength(5_201);
		expect(found[200]).toMatchObject({ category_id: '0', depth: 200, parent_id: '1' });
	});

	it('has nothing to lay out for an empty list', () => {
		expect(flattenCategories([])).toEqual([]);
	});
});
