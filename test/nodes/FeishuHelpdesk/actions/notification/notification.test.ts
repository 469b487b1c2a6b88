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

const notification = (operation: string, parameters: INodeParameters = {}): INodeParameters => ({
	resource: 'notification',
	operation,
	...parameters,
});
const NEW: INodeParameters = {
	...{ jobName: 'Maintenance', audience: 'people', userIds: 'ou_alice' },
	...{ cardMode: 'builder', cardTitle: '维护', cardMarkdown: '**Sunday** "10:00" 🎉' },
};
const run = (parameters: INodeParameters, input: object = {}) =>
	scene.engine.run({ parameters, ...input });
const step = (id: string, operation: string, more: INodeParameters = {}) =>
	notification(operation, { notificationId: byId(id), ...more });
const draft = async (more: INodeParameters = {}) => {
	const [made] = await read(scene, notification('create', { ...NEW, ...more }));
	return text(made?.notification_id);
};
const bodies = () => written(scene).map(([, body]) => body as Record<string, unknown>);
const AT = '2030-01-01T10:00:00Z';

describeNamed(() => scene, {
	'Notification: Get': {
		label: 'Notification',
		path: ['/notifications/', ''],
		of: (id) => step(id, 'get'),
		code: 154004,
	},
	'Notification: Preview': {
		label: 'Notification',
		path: ['/notifications/', '/preview'],
		of: (id) => step(id, 'preview'),
		code: 154004,
	},
});

test('sends the card of the builder as text', async () => {
	await draft();
	const card = JSON.parse(String(bodies()[0]?.push_content)) as object;
	expect(JSON.stringify(card)).toContain('维护');
	expect(JSON.stringify(card)).toContain(JSON.stringify('**Sunday** "10:00" 🎉').slice(1, -1));
});

test.each<[string, INodeParameters, object]>([
	['everyone', {}, { push_type: 0, push_scope_type: 0 }],
	[
		'people',
		{ userIds: 'ou_a, ou_b' },
		{ push_scope_type: 2, user_list: [{ user_id: 'ou_a' }, { user_id: 'ou_b' }] },
	],
	[
		'departments',
		{ departmentIds: ['od-1', 'od-2'] },
		{ push_scope_type: 2, department_list: [{ department_id: 'od-1' }, { department_id: 'od-2' }] },
	],
	['chats', { chatIds: 'oc_1' }, { push_scope_type: 1, chat_list: [{ chat_id: 'oc_1' }] }],
	['newJoiners', {}, { push_type: 1, push_scope_type: 3, new_staff_scope_type: 0 }],
	[
		'newJoiners',
		{ departmentIds: ['od-1'] },
		{ new_staff_scope_type: 1, new_staff_scope_department_list: [{ department_id: 'od-1' }] },
	],
])('is for %s %j', async (audience, lists, body) => {
	await draft({ userIds: '', audience, ...lists });
	expect(bodies()[0]).toMatchObject(body);
});

test('departments are chosen from a list, all pages of it', async () => {
	const options = await scene.engine.loadOptions({ method: 'searchDepartments' });
	expect(options.length).toBeGreaterThan(60);
	expect(options).toContainEqual(expect.objectContaining({ name: '人力资源部' }));
});

test('an update keeps what it does not change', async () => {
	const id = await draft();
	const [before] = await read(scene, step(id, 'get'));
	const [done] = await read(scene, step(id, 'update', { updateFields: { sendAt: AT } }));
	expect(done).toEqual({ notification_id: id, updated: true });
	expect(bodies().at(-1)).toEqual({
		job_name: 'Maintenance',
		push_content: before?.push_content,
		push_type: 0,
		push_scope_type: 2,
		user_list: [{ user_id: 'ou_alice' }],
		send_at: String(Date.parse(AT)),
	});
});

test('an update of the audience clears whom it was for before', async () => {
	const id = await draft();
	await read(scene, step(id, 'update', { audience: 'everyone' }));
	const [after] = await read(scene, step(id, 'get'));
	expect(after).toMatchObject({ push_scope_type: 0, user_list: [], job_name: 'Maintenance' });
});

test('an update writes nothing where the draft could not be read', async () => {
	const id = await draft();
	const route = 'GET /helpdesk/v1/notifications/:notification_id';
	scene.sandbox.fault({ kind: 'answer', status: 200, code: 0, msg: 'ok', route });
	const { error } = await run(step(id, 'update', { updateFields: { jobName: 'B' } }));
	expect(error?.message).toContain('lacks the notification');
	expect(written(scene)).toHaveLength(1);
});

test('goes from the draft to the recall', async () => {
	const id = await draft();
	expect(await read(scene, step(id, 'preview'))).toEqual([
		{ notification_id: id, previewed: true },
	]);
	expect(await read(scene, step(id, 'submitApproval', { reason: 'Why' }))).toEqual([
		{ notification_id: id, submitted: true },
	]);
	expect(await read(scene, step(id, 'send', { sendAt: AT }))).toEqual([
		{ notification_id: id, scheduled: true, send_at: '2030-01-01T10:00:00.000Z' },
	]);
	expect(await read(scene, step(id, 'cancel', { recall: true }))).toEqual([
		{ notification_id: id, cancelled: true, recalled: true },
	]);
});

test.each<[string, INodeParameters]>([
	['send', { sendAt: AT }],
	['cancel', {}],
	['cancelApproval', {}],
])('a draft takes no %s', async (operation, more) => {
	const id = await draft();
	const { error } = await run(step(id, operation, more));
	expect(error?.message).toMatch(/\[15400\d\]$/);
});

test('many drafts go one after another', async () => {
	const input = { items: items({ n: 'a' }, { n: 'b' }, { n: 'c' }) };
	const out = await read(
		scene,
		notification('create', { ...NEW, jobName: '={{ $json.n }}' }),
		input,
	);
	expect(out).toHaveLength(3);
	expect(bodies().map(({ job_name: name }) => name)).toEqual(['a', 'b', 'c']);
});

test('without the helpdesk app the request for approval fails, with a link', async () => {
	const other = await openScene({ hasHelpdeskApp: false });
	connectAccount(other);
	const [made] = await read(other, notification('create', NEW));
	const id = text(made?.notification_id);
	const ask = () => other.engine.run({ parameters: step(id, 'submitApproval', { reason: 'Why' }) });
	const known = (await ask()).error;
	const route = 'GET /helpdesk/v1/notifications/:notification_id';
	other.sandbox.fault({ kind: 'answer', status: 404, code: 154004, msg: 'no', route });
	const unknown = (await ask()).error;
	await other.close();
	expect(known?.message).toContain('lacks the helpdesk app');
	expect(known?.description).toContain('https://applink.feishu.cn/');
	expect(unknown?.description).toContain('https://app.feishu.cn/app/cli_9f9f8825d53b900d');
});

test.each<[INodeParameters, string]>([
	[notification('create', { ...NEW, jobName: '={{ "" }}' }), "'Job Name' is empty"],
	[notification('create', { ...NEW, userIds: '' }), "'User IDs' is empty"],
	[notification('create', { ...NEW, audience: 'chats' }), "'Chat IDs' is empty"],
	[
		notification('create', { ...NEW, audience: 'departments' }),
		"'Department Names or IDs' is empty",
	],
	[
		notification('create', { ...NEW, audience: '={{ "keep" }}' }),
		"'Audience' has the unknown value",
	],
	[
		notification('create', { ...NEW, additionalFields: { sendAt: '={{ "soon" }}' } }),
		"'Send At' is",
	],
	[step('7', 'update'), "'Update Fields' has no field"],
	[step('7', 'submitApproval', { reason: '={{ " " }}' }), "'Reason' is empty"],
	[step('7', 'send', { sendAt: '={{ "" }}' }), "'Send At' is empty"],
	[step('7', 'cancel', { recall: '={{ "maybe" }}' }), "'Recall'"],
])('refuses %j before asking', async (parameters, words) => {
	const { error } = await run(parameters);
	expect(error?.message).toContain(words);
	expect(sent(scene)).toEqual([]);
});
