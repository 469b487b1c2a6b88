import type { INodeParameters } from 'n8n-workflow';
import { connectAccount } from '../../../../support/account';
import { openScene, receiver as byId, type Scene } from '../../../../support/scene';
import { text } from '../../../../support/values';
import { read } from '../reads';
import { describeNamed, sent, written } from '../writes';

let scene: Scene;
beforeAll(async () => {
	scene = await openScene();
	connectAccount(scene);
});
beforeEach(() => {
	scene.sandbox.reset();
});
afterAll(() => scene.close());

const ID = '6948728206392295454';
const category = (operation: string, parameters: INodeParameters = {}): INodeParameters => ({
	resource: 'category',
	operation,
	...parameters,
});
const fromList = (value: string): INodeParameters => ({ __rl: true, mode: 'list', value });
const all = () => read(scene, category('getMany', { returnAll: true }));

describeNamed(() => scene, {
	'Category: Update': {
		label: 'Category',
		path: ['/categories/', ''],
		of: (id) => category('update', { categoryId: byId(id), updateFields: { name: 'N' } }),
		code: 154004,
	},
});

test('creates a category at the top, or below the one that was chosen', async () => {
	const [top] = await read(scene, category('create', { name: ' 打印 & "Print" ' }));
	const below = { name: 'Toner', parentId: fromList(text(top?.category_id)) };
	await read(scene, category('create', { ...below, additionalFields: { language: 'ja_jp' } }));
	expect(written(scene)).toEqual([
		['POST /categories', { name: '打印 & "Print"', parent_id: '0' }],
		['POST /categories', { name: 'Toner', parent_id: top?.category_id, language: 'ja_jp' }],
	]);
	expect(await all()).toEqual(
		expect.arrayContaining([expect.objectContaining({ path: '打印 & "Print" / Toner', depth: 1 })]),
	);
});

test('renames a category, moves it, or moves it to the top', async () => {
	const of = (updateFields: INodeParameters) =>
		read(scene, category('update', { categoryId: byId(ID), updateFields }));
	expect(await of({ name: 'Remote' })).toEqual([{ category_id: ID, updated: true }]);
	await of({ parentId: byId('6948728206392295444') });
	await of({ parentId: fromList('') });
	expect(written(scene).map(([, body]) => body)).toEqual([
		{ name: 'Remote' },
		{ parent_id: '6948728206392295444' },
		{ parent_id: '0' },
	]);
});

test('deletes a category, and says so', async () => {
	expect(await read(scene, category('delete', { categoryId: byId(ID) }))).toEqual([
		{ category_id: ID, deleted: true },
	]);
	expect((await all()).some(({ category_id: id }) => id === ID)).toBe(false);
});

test('a deletion that got through though its answer was lost counts as done', async () => {
	scene.sandbox.fault({ kind: 'resetAfterDelivery', route: 'DELETE /helpdesk/v1/categories/:id' });
	expect(await read(scene, category('delete', { categoryId: byId(ID) }))).toEqual([
		{ category_id: ID, deleted: true },
	]);
	expect(written(scene)).toHaveLength(2);
});

test.each([
	[category('create', { name: '={{ " " }}' }), "'Name' is empty"],
	[category('create', { name: 'A', parentId: byId('={{ [1, 2] }}') }), "'Parent Category'"],
	[
		category('create', { name: 'A', additionalFields: { language: '={{ "fr" }}' } }),
		"'Language' has the unknown value 'fr'",
	],
	[category('update', { categoryId: byId(ID), updateFields: {} }), "'Update Fields' has no field"],
	[category('update', { categoryId: byId(ID), updateFields: { name: '' } }), "'Name' is empty"],
])('refuses %j before asking', async (parameters, words) => {
	const { error } = await scene.engine.run({ parameters });
	expect(error?.message).toContain(words);
	expect(sent(scene)).toEqual([]);
});
