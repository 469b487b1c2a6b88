import type { INodeParameters } from 'n8n-workflow';
import { openScene, receiver as byId, type Scene } from '../../../../support/scene';
import { asked, describeIds, describeLists, describeRefusals, read } from '../reads';
import { anyList, textLike } from '../../matchers';

let scene: Scene;
beforeAll(async () => {
	scene = await openScene();
});
beforeEach(() => {
	scene.sandbox.reset();
});
afterAll(() => scene.close());

const field = (operation: string, parameters: INodeParameters = {}): INodeParameters => ({
	resource: 'ticketField',
	operation,
	...parameters,
});
const byNumber = (number: string) => byId(`69483387284040909${number}`);

const LISTS = {
	'Custom Field: Get Many': field('getMany'),
	'Custom Field: Get Schema': field('getSchema'),
};
describeRefusals(() => scene, {
	'Custom Field: Get': field('get', { ticketFieldId: byNumber('04') }),
	...LISTS,
});
describeLists(() => scene, LISTS);
describeIds(() => scene, {
	'Custom Field: Get': {
		label: 'Custom Field',
		path: ['/ticket_customized_fields/', ''],
		of: (id) => field('get', { ticketFieldId: byId(id) }),
	},
});

describe('Custom Field: Get', () => {
	it('puts out the field flat, with each option of a nested dropdown by its path', async () => {
		const [found] = await read(scene, field('get', { ticketFieldId: byNumber('13') }));
		const tag = textLike(/^[0-9a-f-]{36}$/);
		expect(found).toEqual({
			id: '6948338728404090913',
			key_name: 'location',
			display_name: 'Building, floor and desk',
			field_type: 'dropdown_nested',
			required: false,
			visible: true,
			editable: true,
			description: '',
			position: 13,
			dropdown_allow_multiple: null,
			options: [
				{ path: 'Tower A', tag },
				{ path: 'Tower A / Floor 1', tag },
				{ path: 'Tower A / Floor 1 / Desk 101', tag },
				{ path: 'Tower A / Floor 1 / Desk 102', tag },
				{ path: 'Tower A / Floor 2', tag },
				{ path: 'Tower B', tag },
				{ path: 'Tower B / Floor 1', tag },
			],
		});
	});

	it('has no options for a field that is no dropdown', async () => {
		const [found] = await read(scene, field('get', { ticketFieldId: byNumber('11') }));
		expect(found).toMatchObject({
			display_name: 'Budget “2025/26” <€> & 50 % \\ 100%',
			description: 'Odd characters: \' " ` $',
			dropdown_allow_multiple: null,
			options: null,
		});
	});

	it('puts out what Feishu sent when not simplified', async () => {
		const parameters = field('get', { ticketFieldId: byNumber('05'), simplify: false });
		expect(await read(scene, parameters)).toMatchObject([
			{
				ticket_customized_field_id: '6948338728404090905',
				position: '5',
				dropdown_allow_multiple: true,
				dropdown_options: { children: anyList },
				created_by: { id: 'ou_agent_001' },
			},
		]);
	});
});

describe('Custom Field: Get Many', () => {
	it('puts out all fields in their order', async () => {
		const found = await read(scene, field('getMany', { returnAll: true }));
		expect(found.map(({ position }) => position)).toEqual([
			1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14,
		]);
		expect(asked(scene)).toEqual([['GET /ticket_customized_fields', { page_size: ['100'] }]]);
	});

	it('asks for no more than the limit', async () => {
		await read(scene, field('getMany', { limit: 3 }));
		expect(asked(scene)).toEqual([['GET /ticket_customized_fields', { page_size: ['3'] }]]);
	});

	it.each([
		[true, 12],
		[false, 2],
	])('filters by visible = %s, and sends no body', async (visible, count) => {
		const found = await read(scene, field('getMany', { filters: { visible } }));
		expect(found).toHaveLength(count);
		expect(found.every((each) => each.visible === visible)).toBe(true);
		expect(scene.sandbox.requests.at(-1)?.rawBody).toHaveLength(0);
	});

	it('counts only what the filter lets through towards the limit', async () => {
		const found = await read(scene, field('getMany', { filters: { visible: false }, limit: 2 }));
		expect(found.map(({ key_name: key }) => key)).toEqual(['internal_note', 'root_cause']);
	});
});

describe('Custom Field: Get Schema', () => {
	it('puts out the fields of users, then those of tickets', async () => {
		const found = await read(scene, field('getSchema'));
		expect(found.map(({ belongs_to: owner }) => owner)).toEqual([
			...Array<string>(4).fill('user'),
			...Array<string>(14).fill('ticket'),
		]);
		expect(found[1]).toEqual({
			belongs_to: 'user',
			id: '6948338728404091902',
			key_name: 'seat',
			display_name: '工位',
			field_type: 'string',
			required: false,
			visible: true,
			editable: true,
			description: '',
			position: 2,
			dropdown_allow_multiple: null,
			options: null,
		});
		expect(asked(scene)).toEqual([['GET /customized_fields', {}]]);
	});

	it('leaves out what guests do not see, if told so', async () => {
		const found = await read(scene, field('getSchema', { filters: { visibleOnly: true } }));
		expect(found).toHaveLength(15);
		expect(asked(scene)).toEqual([['GET /customized_fields', { visible_only: ['true'] }]]);
	});

	it('puts out what Feishu sent when not simplified', async () => {
		const [found] = await read(scene, field('getSchema', { simplify: false }));
		expect(found).toMatchObject({
			belongs_to: 'user',
			user_customized_field_id: '6948338728404091901',
			position: '1',
		});
	});
});
