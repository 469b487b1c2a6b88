import fc from 'fast-check';
import type { INodeParameters } from 'n8n-workflow';
import { connectAccount } from '../../../../support/account';
import { items, openScene, receiver as byId, type Scene } from '../../../../support/scene';
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

const FIRST = (): string => scene.sandbox.tickets[0]?.ticket_id ?? '';
const update = (updateFields: INodeParameters | string, more: INodeParameters = {}) => ({
	resource: 'ticket',
	operation: 'update',
	ticketId: byId(FIRST()),
	updateFields,
	...more,
});
const run = (parameters: INodeParameters, input: object = {}) =>
	scene.engine.run({ parameters, ...input });
const tagsOf = (id = FIRST()) =>
	scene.sandbox.tickets
		.find(({ ticket_id: ticket }) => ticket === id)
		?.tags.map(({ name }) => name);
const withTags = (...names: string[]) =>
	read(scene, update({ tagNames: names, tagMode: 'replace' } as INodeParameters));

describeNamed(() => scene, {
	'Ticket: Update': {
		label: 'Ticket',
		path: ['/tickets/', ''],
		of: (id) => update({ status: '2' }, { ticketId: byId(id) }),
		code: 154004,
	},
});

test('closes a ticket as solved, with a comment', async () => {
	const comment = 'Done in JIRA-7: "fixed" <b>&\n换好了 🎉';
	const [item] = await read(scene, update({ status: '51', solved: '2', comment }));
	expect(item).toEqual({ ticket_id: FIRST(), updated: true });
	expect(written(scene)).toEqual([[`PUT /tickets/${FIRST()}`, { status: 51, solved: 2, comment }]]);
	expect(scene.sandbox.tickets[0]).toMatchObject({
		...{ status: 51, solve: 2, comments: { content: comment, user_name: 'Anna Becker' } },
	});
});

test('takes numbers that an expression yields, and leaves out what was not added', async () => {
	await read(scene, update({ status: '={{ 50 }}' }));
	expect(written(scene)).toEqual([[`PUT /tickets/${FIRST()}`, { status: 50 }]]);
});

test.each([
	[{ status: '={{ 52 }}' }, "'Status' has the unknown value"],
	[{ status: '={{ "closed" }}' }, "'Status' has the unknown value 'closed'"],
	[{ solved: '={{ 3 }}' }, "'Solved' has the unknown value"],
	[{ tagNames: '={{ { a: 1 } }}' }, "'Tags'"],
	[{ comment: '={{ [1] }}' }, "'Comment' is"],
	[{}, "'Update Fields' has no field"],
	[{ comment: ' ' }, "'Update Fields' has no field"],
	[{ tagNames: '' }, "'Update Fields' has no field"],
	[{ tagMode: 'replace' }, "'Update Fields' has no field"],
])('refuses %j before asking', async (updateFields: INodeParameters, words) => {
	const { error } = await run(update(updateFields));
	expect(error?.message).toContain(words);
	expect(sent(scene)).toEqual([]);
});

test('one bad item stops the node before the first ticket changes', async () => {
	const parameters = update({ status: '={{ $json.status }}' });
	const input = { items: items({ status: 2 }, { status: 'gone' }) };
	const { error } = await run(parameters, input);
	expect(error?.message).toContain("'Status' has the unknown value 'gone'");
	expect(error?.context).toMatchObject({ itemIndex: 1 });
	expect(sent(scene)).toEqual([]);
});

describe('tags', () => {
	it('are added to those that the ticket has', async () => {
		await withTags('old', 'VPN');
		await read(scene, update({ tagNames: 'VPN, 紧急；new tag' }));
		expect(tagsOf()).toEqual(['old', 'VPN', '紧急', 'new tag']);
		expect(sent(scene).map(([place]) => place)).toEqual([
			`PUT /tickets/${FIRST()}`,
			`GET /tickets/${FIRST()}`,
			`PUT /tickets/${FIRST()}`,
		]);
	});

	it('replace those that the ticket has, without reading', async () => {
		await withTags('old');
		await withTags('new');
		expect(tagsOf()).toEqual(['new']);
		expect(sent(scene).filter(([place]) => place.startsWith('GET'))).toEqual([]);
	});

	it('are all removed where none replaces them', async () => {
		await withTags('old');
		await read(scene, update({ tagNames: '', tagMode: 'replace' }));
		expect(tagsOf()).toEqual([]);
	});

	it('of many items are all there, also for the same ticket', async () => {
		const tags = Array.from({ length: 12 }, (_, index) => ({ tag: `t${index}` }));
		const { error } = await run(update({ tagNames: '={{ $json.tag }}' }), {
			items: items(...tags),
		});
		expect(error).toBeUndefined();
		expect(tagsOf()).toEqual(expect.arrayContaining(tags.map(({ tag }) => tag)));
	});

	it.each([
		['is refused', { kind: 'answer', status: 400, code: 154000, msg: 'no' }, '[154000]'],
		['is empty', { kind: 'answer', status: 200, code: 0, msg: 'ok' }, 'lacks the ticket'],
	] as const)('write nothing where the reading %s', async (_how, fault, words) => {
		scene.sandbox.fault({ ...fault, route: 'GET /helpdesk/v1/tickets/:ticket_id' });
		const { error } = await run(update({ tagNames: 'VPN' }));
		expect(error?.message).toContain(words);
		expect(written(scene)).toEqual([]);
	});

	it('keep any characters', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.array(
					fc.string({ minLength: 1 }).filter((tag) => tag.trim() === tag),
					{ minLength: 1 },
				),
				async (tags) => {
					const input = { items: items({ tags }) };
					const parameters = update({ tagNames: '={{ $json.tags }}', tagMode: 'replace' });
					expect((await run(parameters, input)).error).toBeUndefined();
					expect(tagsOf()).toEqual(tags);
				},
			),
			{ numRuns: 20 },
		);
	});
});

describe('after an unknown end', () => {
	it('sets whole values again', async () => {
		scene.sandbox.fault({
			kind: 'resetAfterDelivery',
			route: 'PUT /helpdesk/v1/tickets/:ticket_id',
		});
		const { error } = await run(update({ status: '2' }));
		expect(error).toBeUndefined();
		expect(written(scene)).toHaveLength(2);
	});

	it('does not write a comment twice', async () => {
		scene.sandbox.fault({
			kind: 'resetAfterDelivery',
			route: 'PUT /helpdesk/v1/tickets/:ticket_id',
		});
		const { error } = await run(update({ status: '2', comment: 'Hi' }));
		expect(error?.message).toBeDefined();
		expect(written(scene)).toHaveLength(1);
	});
});

describe('custom fields', () => {
	const mapped = (value: unknown) => ({
		customizedFields: { mappingMode: 'defineBelow', value } as INodeParameters,
	});
	const fields = () =>
		read(scene, {
			...{ resource: 'ticketField', operation: 'getMany', returnAll: true, simplify: false },
		});
	const idOf = async (key: string) => {
		const found = (await fields()).find(({ key_name: name }) => name === key);
		return text(found?.ticket_customized_field_id);
	};

	it('are offered by name, dropdowns with their options', async () => {
		const { fields: columns } = await scene.engine.resourceMapping({
			method: 'getTicketFields',
			parameters: update({}),
		});
		expect(columns.find(({ displayName }) => displayName === 'Asset number')).toMatchObject({
			type: 'string',
			required: false,
		});
		expect(columns.find(({ displayName }) => displayName === 'Urgency')).toMatchObject({
			type: 'options',
			options: ['Low', 'Normal', 'High', 'Critical (work stops)'].map((name) => ({
				name,
				value: name,
			})),
		});
	});

	it('are sent by ID and key', async () => {
		const [asset, urgency] = [await idOf('asset_number'), await idOf('urgency')];
		scene.sandbox.reset();
		const parameters = update({}, mapped({ [asset]: '={{ $json.asset }}', [urgency]: 'High' }));
		const { error } = await run(parameters, { items: items({ asset: 'NB-7 "é"' }) });
		expect(error).toBeUndefined();
		expect(written(scene)).toEqual([
			[
				`PUT /tickets/${FIRST()}`,
				{
					customized_fields: [
						{ id: asset, value: 'NB-7 "é"', key_name: 'asset_number' },
						{ id: urgency, value: 'High', key_name: 'urgency' },
					],
				},
			],
		]);
		expect(scene.sandbox.tickets[0]?.customized_fields).toEqual(
			expect.arrayContaining([expect.objectContaining({ id: asset, value: 'NB-7 "é"' })]),
		);
	});

	it('leave out those that were added without a value', async () => {
		const { error } = await run(update({}, mapped({ '7': null })));
		expect(error?.message).toContain("'Update Fields' has no field");
	});

	it('stay as they are where an expression finds nothing', async () => {
		const values = mapped({ '7': '={{ $json.missing }}', '8': '={{ null }}' });
		await read(scene, update({ status: '2' }, values));
		expect(written(scene)).toEqual([[`PUT /tickets/${FIRST()}`, { status: 2 }]]);
	});

	it('are emptied by empty text', async () => {
		const asset = await idOf('asset_number');
		scene.sandbox.reset();
		await read(scene, update({}, mapped({ [asset]: '={{ "" }}' })));
		expect(written(scene)).toEqual([
			[
				`PUT /tickets/${FIRST()}`,
				{ customized_fields: [{ id: asset, value: '', key_name: 'asset_number' }] },
			],
		]);
	});

	it('take no structures', async () => {
		const { error } = await run(update({}, mapped({ '7': '={{ [1, 2] }}' })));
		expect(error?.message).toContain("'Custom Fields'");
		expect(sent(scene)).toEqual([]);
	});
});

test('the role that an account lacks is named', async () => {
	const other = await openScene();
	connectAccount(other, { openId: 'ou_alice' });
	const ticket = byId(other.sandbox.tickets[0]?.ticket_id ?? '');
	const { error } = await other.engine.run({
		parameters: { ...update({ status: '2' }), ticketId: ticket },
	});
	await other.close();
	expect(error?.message).toMatch(/\[154003\]$/);
	expect(error?.message).toContain('an agent with rights on the ticket');
});
