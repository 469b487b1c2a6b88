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

const ticketField = (operation: string, parameters: INodeParameters = {}): INodeParameters => ({
	resource: 'ticketField',
	operation,
	...parameters,
});
const all = () => read(scene, ticketField('getMany', { returnAll: true, simplify: false }));
const byKey = async (key: string) => (await all()).find(({ key_name: name }) => name === key) ?? {};
const idOf = async (key: string) => text((await byKey(key)).ticket_customized_field_id);
const rows = (...option: INodeParameters[]): INodeParameters => ({ option });
const run = (parameters: INodeParameters) => scene.engine.run({ parameters });
const NEW = { keyName: 'floor', displayName: 'Floor' };

describeNamed(() => scene, {
	'Custom Field: Update': {
		label: 'Custom Field',
		path: ['/ticket_customized_fields/', ''],
		of: (id) => ticketField('update', { ticketFieldId: byId(id), updateFields: { visible: true } }),
	},
});

test('finds the ID that a creation does not answer with, by the key', async () => {
	const [made] = await read(scene, ticketField('create', { ...NEW, fieldType: 'multiline' }));
	expect(made).toMatchObject({ key_name: 'floor', field_type: 'multiline', created: true });
	expect(made?.ticket_customized_field_id).toBe(await idOf('floor'));
});

test('creates a dropdown of rows, whose tags are the names unless they are given', async () => {
	const options = rows({ displayName: 'Süd', tag: '' }, { displayName: '北', tag: 'n-1' });
	const more = { dropdownAllowMultiple: true, required: true, description: 'Where', position: '3' };
	const parameters = { ...NEW, fieldType: 'dropdown', dropdownOptions: options };
	await read(scene, ticketField('create', { ...parameters, additionalFields: more }));
	expect(written(scene)[0]?.[1]).toEqual({
		...{ key_name: 'floor', display_name: 'Floor', field_type: 'dropdown', position: '3' },
		...{ description: 'Where', visible: true, required: true, dropdown_allow_multiple: true },
		dropdown_options: {
			children: [
				{ tag: 'Süd', display_name: 'Süd' },
				{ tag: 'n-1', display_name: '北' },
			],
		},
	});
});

test('creates a nested dropdown of JSON', async () => {
	const json = '{"children":[{"display_name":"A","children":[{"display_name":"B","tag":"b"}]}]}';
	const parameters = { ...NEW, fieldType: 'dropdown_nested', dropdownOptionsJson: json };
	await read(scene, ticketField('create', parameters));
	expect(written(scene)[0]?.[1]).toMatchObject({
		dropdown_options: {
			children: [{ tag: 'A', display_name: 'A', children: [{ tag: 'b', display_name: 'B' }] }],
		},
	});
});

test('options that stay keep the tags that tickets store', async () => {
	const before = (await byKey('urgency')).dropdown_options as {
		children: { tag: string; display_name: string }[];
	};
	const tagOf = (name: string) =>
		before.children.find(({ display_name: known }) => known === name)?.tag;
	const id = await idOf('urgency');
	scene.sandbox.reset();
	const dropdownOptions = rows({ displayName: 'High', tag: '' }, { displayName: 'Never', tag: '' });
	await read(
		scene,
		ticketField('update', { ticketFieldId: byId(id), updateFields: { dropdownOptions } }),
	);
	expect(tagOf('High')).not.toBe('High');
	expect(written(scene)[0]?.[1]).toEqual({
		dropdown_options: {
			children: [
				{ tag: tagOf('High'), display_name: 'High' },
				{ tag: 'Never', display_name: 'Never' },
			],
		},
	});
});

test('writes no options where the old ones could not be read', async () => {
	const id = await idOf('urgency');
	scene.sandbox.reset();
	const route = 'GET /helpdesk/v1/ticket_customized_fields/:id';
	scene.sandbox.fault({ kind: 'answer', status: 200, code: 0, msg: 'ok', route });
	const dropdownOptions = rows({ displayName: 'High', tag: '' });
	const { error } = await run(
		ticketField('update', { ticketFieldId: byId(id), updateFields: { dropdownOptions } }),
	);
	expect(error?.message).toContain('lacks the custom field');
	expect(written(scene)).toEqual([]);
});

test('deletes a field, and says so', async () => {
	const id = await idOf('room');
	expect(await read(scene, ticketField('delete', { ticketFieldId: byId(id) }))).toEqual([
		{ ticket_customized_field_id: id, deleted: true },
	]);
	expect(await byKey('room')).toEqual({});
});

const deep = { children: [{ display_name: 'a', children: [] as object[] }] };
deep.children[0]?.children.push({
	display_name: 'b',
	children: [{ display_name: 'c', children: [{ display_name: 'd' }] }],
});

test.each<[INodeParameters, string]>([
	[{ ...NEW, keyName: '={{ " " }}' }, "'Key Name' is empty"],
	[{ ...NEW, displayName: '={{ "" }}' }, "'Display Name' is empty"],
	[{ ...NEW, fieldType: '={{ "date" }}' }, "'Field Type' has the unknown value 'date'"],
	[{ ...NEW, fieldType: 'dropdown' }, "'Dropdown Options' is empty"],
	[
		{ ...NEW, fieldType: 'dropdown', dropdownOptions: rows({ displayName: ' ', tag: 'x' }) },
		"'Dropdown Options' has no name in option 1",
	],
	[{ ...NEW, fieldType: 'dropdown_nested' }, "'Dropdown Options (JSON)' is empty"],
	[
		{ ...NEW, fieldType: 'dropdown_nested', dropdownOptionsJson: '{"children":[{"tag":"x"}]}' },
		"'Dropdown Options (JSON)' has no name",
	],
	[
		{ ...NEW, fieldType: 'dropdown_nested', dropdownOptionsJson: JSON.stringify(deep) },
		'has more than 3 levels',
	],
	[{ ...NEW, fieldType: 'dropdown_nested', dropdownOptionsJson: '{' }, "'Dropdown Options (JSON)'"],
	[{ ...NEW, additionalFields: { position: 'first' } }, "'Position' is no whole number"],
])('refuses %j before asking', async (parameters, words) => {
	const { error } = await run(ticketField('create', parameters));
	expect(error?.message).toContain(words);
	expect(sent(scene)).toEqual([]);
});

test.each<[INodeParameters, string]>([
	[{}, "'Update Fields' has no field"],
	[{ displayName: '' }, "'Display Name' is empty"],
	[{ position: '' }, "'Position' is no whole number"],
	[{ visible: '={{ "maybe" }}' }, "'Visible'"],
])('refuses to update %j before asking', async (updateFields, words) => {
	const { error } = await run(ticketField('update', { ticketFieldId: byId('7'), updateFields }));
	expect(error?.message).toContain(words);
	expect(sent(scene)).toEqual([]);
});
