import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { RecordedRequest } from '../../../../sandbox/server';
import { connectAccount } from '../../../support/account';
import { PNG } from '../../../support/images';
import { HELLO, openScene, receiver as byId, type Scene } from '../../../support/scene';
import { text } from '../../../support/values';
import { itemsOf, read } from './reads';

let scene: Scene;
beforeAll(async () => {
	scene = await openScene();
	await find();
});
beforeEach(() => {
	scene.sandbox.reset();
});
afterAll(() => scene.close());

/** Parameters, body and output may depend on what there is. */
const known = {
	ticket: '',
	picture: '',
	pictureMessage: '',
	event: '',
	faq: '',
	field: '',
	dropdown: '',
	skill: '',
};
const AGENT = 'ou_agent_003';
const CATEGORY = '6948728206392295454';
const KEY = 'img_v3_faq-vpn-client';

async function find(): Promise<void> {
	const { tickets } = scene.sandbox;
	known.ticket = tickets.find(({ status }) => status === 2)?.ticket_id ?? '';
	const post = tickets.find(({ messages }) => messages.some(({ msgType }) => msgType === 'post'));
	known.picture = post?.ticket_id ?? '';
	known.pictureMessage = post?.messages.find(({ msgType }) => msgType === 'post')?.id ?? '';
	const search = { resource: 'faq', operation: 'search', query: 'connect to the VPN', limit: 1 };
	known.faq = text((await read(scene, search))[0]?.faq_id);
	const fields = await read(scene, {
		resource: 'ticketField',
		operation: 'getMany',
		returnAll: true,
		simplify: false,
	});
	const idOf = (key: string) =>
		text(fields.find(({ key_name: name }) => name === key)?.ticket_customized_field_id);
	known.field = idOf('room');
	known.dropdown = idOf('urgency');
	const skills = await read(scene, { resource: 'agentSkill', operation: 'getMany' });
	known.skill = text(skills[1]?.id);
}

/** A draft, and how far it came. */
async function notification(...steps: ('submitApproval' | 'approve' | 'send')[]): Promise<string> {
	const resource = 'notification';
	const [draft] = await read(scene, { resource, operation: 'create', ...NOTICE });
	const id = text(draft?.notification_id);
	for (const step of steps) {
		if (step === 'approve') scene.sandbox.approveNotification('APPROVED', id);
		else await read(scene, { resource, operation: step, notificationId: byId(id), ...STEP });
	}
	return id;
}

const NOTICE: INodeParameters = {
	jobName: 'Maintenance',
	audience: 'people',
	userIds: 'ou_alice, ou_bob',
	cardMode: 'builder',
	cardTitle: 'Maintenance',
	cardMarkdown: 'On **Sunday**',
};
const STEP: INodeParameters = { reason: 'Downtime', sendAt: '2030-01-01T10:00:00Z' };
const AT = Date.parse('2030-01-01T10:00:00Z');

interface Endpoint {
	name: string;
	/** In the numbering of the reference. */
	number: number;
	parameters: INodeParameters | (() => INodeParameters | Promise<INodeParameters>);
	/** Method and path below `/open-apis/helpdesk/v1`. */
	route: string;
	query?: () => Record<string, string[]>;
	body?: () => unknown;
	output: () => IDataObject;
	token: 'app' | 'user';
	/** Feishu's own, last digits of 154…, and 155000 on every page. */
	errors: number[];
	/** Whether it may be repeated where Feishu had an internal error. */
	repeats: boolean;
	/** What the connected account must be. */
	role?: string;
}

const EDITORS = 'an agent, an administrator or the owner';
const MANAGERS = 'an administrator or the owner';
const NOTICES = [154000, 154001, 154003, 154004, 154005];
const noticed =
	(step: string, ...steps: Parameters<typeof notification>) =>
	async () => ({
		resource: 'notification',
		operation: step,
		notificationId: byId(await notification(...steps)),
		...STEP,
	});

/** All of the helpdesk; 41 and 42 are in trigger/endpoints.test.ts. */
const ENDPOINTS: Endpoint[] = [
	{
		...{ number: 1, name: 'message: send', token: 'app', repeats: false },
		parameters: HELLO,
		route: 'POST /message',
		query: () => ({ user_id_type: ['open_id'] }),
		body: () => ({
			receiver_id: 'ou_alice',
			receive_type: 'chat',
			msg_type: 'text',
			content: '{"text":"Hello"}',
		}),
		output: () => ({ receiver_id: 'ou_alice', msg_type: 'text' }),
		errors: [154001, 154003, 154004, 154005],
	},
	{
		...{ number: 2, name: 'ticketMessage: send', token: 'app', repeats: false },
		parameters: () => ({ ticketId: byId(known.ticket), messageType: 'text', text: 'Hi' }),
		route: 'POST /tickets/:ticket_id/messages',
		body: () => ({ msg_type: 'text', content: '{"text":"Hi"}' }),
		output: () => ({ ticket_id: known.ticket }),
		errors: [154001, 154003, 154401, 154403],
	},
	{
		...{ number: 3, name: 'ticketMessage: getMany', token: 'app', repeats: true },
		parameters: () => ({ ticketId: byId(known.ticket), limit: 1 }),
		route: 'GET /tickets/:ticket_id/messages',
		query: () => ({ page: ['1'], page_size: ['1'] }),
		output: () => ({ message_type: expect.any(String) as string }),
		errors: [154000, 154001, 154003],
	},
	{
		...{ number: 4, name: 'ticket: create', token: 'app', repeats: false },
		parameters: { guest: byId('ou_bob') },
		route: 'POST /start_service',
		body: () => ({ open_id: 'ou_bob', human_service: true }),
		output: () => ({ ticket_id: expect.stringMatching(/^\d+$/) as string }),
		errors: [154000, 154001, 154004, 154402],
	},
	{
		...{ number: 5, name: 'ticket: get', token: 'app', repeats: true },
		parameters: () => ({ ticketId: byId(known.ticket) }),
		route: 'GET /tickets/:ticket_id',
		output: () => ({ ticket_id: known.ticket }),
		errors: [154000, 154001, 154004],
	},
	{
		...{ number: 6, name: 'ticket: getMany', token: 'app', repeats: true },
		parameters: { limit: 1 },
		route: 'GET /tickets',
		query: () => ({ page: ['1'], page_size: ['1'] }),
		output: () => ({ ticket_id: expect.any(String) as string }),
		errors: [154000, 154001],
	},
	{
		...{ number: 7, name: 'ticket: update', token: 'user', repeats: true },
		parameters: () => ({
			ticketId: byId(known.ticket),
			updateFields: { status: '51', solved: '2', ticketType: '2', channel: '9' },
		}),
		route: 'PUT /tickets/:ticket_id',
		body: () => ({ status: 51, solved: 2, ticket_type: 2, channel: 9 }),
		output: () => ({ ticket_id: known.ticket, updated: true }),
		errors: [154000, 154003, 154004],
		role: 'an agent with rights on the ticket, an administrator or the owner',
	},
	{
		...{ number: 8, name: 'ticket: downloadImage', token: 'app', repeats: true },
		parameters: () => ({
			...{ ticketId: byId(known.picture), messageId: known.pictureMessage, imageIndex: 0 },
		}),
		route: 'GET /ticket_images',
		query: () => ({
			ticket_id: [known.picture],
			msg_id: [known.pictureMessage],
			index: ['0'],
		}),
		output: () => ({}),
		errors: [154003, 154404],
	},
	{
		...{ number: 9, name: 'ticket: answerQuery', token: 'app', repeats: false },
		parameters: () => {
			const id = scene.sandbox.startConversation('ou_alice', 'How?');
			const found = scene.sandbox.tickets.find(({ ticket_id: ticket }) => ticket === id);
			known.event = found?.messages.at(-1)?.eventId ?? '';
			return { ticketId: byId(id), eventId: known.event };
		},
		route: 'POST /tickets/:ticket_id/answer_user_query',
		body: () => ({ event_id: known.event }),
		output: () => ({}),
		errors: [154000, 154003, 154004],
	},
	{
		...{ number: 10, name: 'ticketField: getSchema', token: 'app', repeats: true },
		parameters: {},
		route: 'GET /customized_fields',
		output: () => ({ key_name: expect.any(String) as string }),
		errors: [154001, 154004],
	},
	{
		...{ number: 11, name: 'ticketField: getMany', token: 'app', repeats: true },
		parameters: { limit: 1 },
		route: 'GET /ticket_customized_fields',
		query: () => ({ page_size: ['1'] }),
		output: () => ({ key_name: expect.any(String) as string }),
		errors: [154000, 154001, 154003],
	},
	{
		...{ number: 12, name: 'ticketField: get', token: 'app', repeats: true },
		parameters: () => ({ ticketFieldId: byId(known.field) }),
		route: 'GET /ticket_customized_fields/:id',
		output: () => ({ key_name: 'room' }),
		errors: [154000, 154001, 154003],
	},
	{
		...{ number: 13, name: 'ticketField: create', token: 'user', repeats: false },
		parameters: { keyName: 'floor', displayName: 'Floor', fieldType: 'string' },
		route: 'POST /ticket_customized_fields',
		body: () => ({
			...{ key_name: 'floor', display_name: 'Floor', field_type: 'string', position: '1' },
			...{ description: 'Floor', visible: true, required: false },
		}),
		output: () => ({
			ticket_customized_field_id: expect.stringMatching(/^\d+$/) as string,
			key_name: 'floor',
			created: true,
		}),
		errors: [154000, 154001, 154003],
		role: MANAGERS,
	},
	{
		...{ number: 14, name: 'ticketField: update', token: 'user', repeats: true },
		parameters: () => ({
			ticketFieldId: byId(known.field),
			updateFields: { displayName: 'Room', position: '4', visible: false, required: true },
		}),
		route: 'PATCH /ticket_customized_fields/:id',
		body: () => ({ display_name: 'Room', position: '4', visible: false, required: true }),
		output: () => ({ ticket_customized_field_id: known.field, updated: true }),
		errors: [154000, 154001, 154003],
		role: MANAGERS,
	},
	{
		...{ number: 15, name: 'ticketField: delete', token: 'user', repeats: true },
		parameters: () => ({ ticketFieldId: byId(known.field) }),
		route: 'DELETE /ticket_customized_fields/:id',
		output: () => ({ ticket_customized_field_id: known.field, deleted: true }),
		errors: [154000, 154001, 154003],
		role: MANAGERS,
	},
	{
		...{ number: 16, name: 'faq: getMany', token: 'app', repeats: true },
		parameters: { limit: 1 },
		route: 'GET /faqs',
		query: () => ({ page_size: ['1'] }),
		output: () => ({ question: expect.any(String) as string }),
		errors: [154004],
	},
	{
		...{ number: 17, name: 'faq: search', token: 'app', repeats: true },
		parameters: { query: 'VPN', limit: 1 },
		route: 'GET /faqs/search',
		query: () => ({ query: ['VPN'], page_size: ['1'] }),
		output: () => ({ question: expect.stringContaining('VPN') as string }),
		errors: [154000, 154001],
	},
	{
		...{ number: 18, name: 'faq: get', token: 'app', repeats: true },
		parameters: () => ({ faqId: byId(known.faq) }),
		route: 'GET /faqs/:id',
		output: () => ({ faq_id: known.faq }),
		errors: [154004],
	},
	{
		...{ number: 19, name: 'faq: downloadImage', token: 'app', repeats: true },
		parameters: () => ({ faqId: byId(known.faq), imageKey: KEY }),
		route: 'GET /faqs/:id/image/:image_key',
		output: () => ({}),
		errors: [154000, 154003, 154004],
	},
	{
		...{ number: 20, name: 'faq: create', token: 'user', repeats: false },
		parameters: {
			question: 'How do I print?',
			answerMode: 'text',
			answerText: 'With a printer.',
			additionalFields: {
				categoryId: byId(CATEGORY),
				tags: 'Printing, Paper',
			},
		},
		route: 'POST /faqs',
		body: () => ({
			faq: {
				question: 'How do I print?',
				answer: 'With a printer.',
				category_id: CATEGORY,
				tags: ['Printing', 'Paper'],
			},
		}),
		output: () => ({
			faq_id: expect.stringMatching(/^\d+$/) as string,
			question: 'How do I print?',
		}),
		errors: [154000],
		role: EDITORS,
	},
	{
		...{ number: 21, name: 'faq: update', token: 'user', repeats: true },
		parameters: () => ({
			faqId: byId(known.faq),
			answerMode: 'text',
			answerText: 'A',
			updateFields: { question: 'Q?' },
		}),
		route: 'PATCH /faqs/:id',
		body: () => ({ faq: { question: 'Q?', answer: 'A' } }),
		output: () => ({ faq_id: known.faq, updated: true }),
		errors: [154000, 154003, 154004],
		role: EDITORS,
	},
	{
		...{ number: 22, name: 'faq: delete', token: 'user', repeats: true },
		parameters: () => ({ faqId: byId(known.faq) }),
		route: 'DELETE /faqs/:id',
		output: () => ({ faq_id: known.faq, deleted: true }),
		errors: [154004],
		role: EDITORS,
	},
	{
		...{ number: 23, name: 'category: getMany', token: 'app', repeats: true },
		parameters: { limit: 1 },
		route: 'GET /categories',
		output: () => ({ name: expect.any(String) as string }),
		errors: [154001],
	},
	{
		...{ number: 24, name: 'category: get', token: 'app', repeats: true },
		parameters: { categoryId: byId(CATEGORY) },
		route: 'GET /categories/:id',
		output: () => ({ category_id: CATEGORY }),
		errors: [154001, 154004],
	},
	{
		...{ number: 25, name: 'category: create', token: 'user', repeats: false },
		parameters: { name: 'Printing', additionalFields: { language: 'en_us' } },
		route: 'POST /categories',
		body: () => ({ name: 'Printing', parent_id: '0', language: 'en_us' }),
		output: () => ({ category_id: expect.any(String) as string, name: 'Printing' }),
		errors: [154000, 154001, 154003, 154004],
		role: EDITORS,
	},
	{
		...{ number: 26, name: 'category: update', token: 'user', repeats: true },
		parameters: { categoryId: byId(CATEGORY), updateFields: { name: 'Remote work' } },
		route: 'PATCH /categories/:id',
		body: () => ({ name: 'Remote work' }),
		output: () => ({ category_id: CATEGORY, updated: true }),
		errors: [154000, 154001, 154003],
		role: EDITORS,
	},
	{
		...{ number: 27, name: 'category: delete', token: 'user', repeats: true },
		parameters: { categoryId: byId(CATEGORY) },
		route: 'DELETE /categories/:id',
		output: () => ({ category_id: CATEGORY, deleted: true }),
		errors: [154000, 154001, 154003],
		role: EDITORS,
	},
	{
		...{ number: 28, name: 'agent: getEmails', token: 'app', repeats: true },
		parameters: {},
		route: 'GET /agent_emails',
		output: () => ({ email: expect.stringContaining('@') as string }),
		errors: [154001, 154004],
	},
	{
		...{ number: 29, name: 'agent: updateStatus', token: 'user', repeats: true },
		parameters: { agentId: byId(AGENT), status: 2 },
		route: 'PATCH /agents/:agent_id',
		body: () => ({ status: 2 }),
		output: () => ({ agent_id: AGENT, status: 2, updated: true }),
		errors: [150001],
	},
	{
		...{ number: 30, name: 'agentSchedule: create', token: 'user', repeats: false },
		parameters: {
			agentId: byId(AGENT),
			schedule: { day: [{ weekday: 9, startTime: '00:00', endTime: '24:00' }] },
		},
		route: 'POST /agent_schedules',
		body: () => ({
			agent_schedules: [
				{
					agent_id: AGENT,
					schedule: [{ start_time: '00:00', end_time: '24:00', weekday: 9 }],
				},
			],
		}),
		output: () => ({ agent_id: AGENT, created: true }),
		errors: [154000, 154003],
		role: MANAGERS,
	},
	{
		...{ number: 31, name: 'agentSchedule: getMany', token: 'app', repeats: true },
		parameters: {},
		route: 'GET /agent_schedules',
		query: () => ({ status: ['1', '2', '3'] }),
		output: () => ({ agent: expect.anything() as object }),
		errors: [154000, 154003],
	},
	{
		...{ number: 32, name: 'agentSchedule: get', token: 'app', repeats: true },
		parameters: { agentId: byId(AGENT) },
		route: 'GET /agents/:agent_id/schedules',
		output: () => ({ agent: expect.anything() as object }),
		errors: [154000, 154003],
	},
	{
		...{ number: 33, name: 'agentSchedule: update', token: 'user', repeats: true },
		parameters: () => ({ agentId: byId(AGENT), agentSkillIds: [known.skill] }),
		route: 'PATCH /agents/:agent_id/schedules',
		body: () => ({ agent_schedule: { agent_skill_ids: [known.skill] } }),
		output: () => ({ agent_id: AGENT, updated: true }),
		errors: [154000, 154003],
		role: MANAGERS,
	},
	{
		...{ number: 34, name: 'agentSchedule: delete', token: 'user', repeats: true },
		parameters: { agentId: byId(AGENT) },
		route: 'DELETE /agents/:agent_id/schedules',
		output: () => ({ agent_id: AGENT, deleted: true }),
		errors: [154000, 154003],
		role: MANAGERS,
	},
	{
		...{ number: 35, name: 'agentSkill: getMany', token: 'app', repeats: true },
		parameters: {},
		route: 'GET /agent_skills',
		output: () => ({ id: expect.any(String) as string }),
		errors: [154000, 154001, 154003],
	},
	{
		...{ number: 36, name: 'agentSkill: get', token: 'app', repeats: true },
		parameters: () => ({ agentSkillId: byId(known.skill) }),
		route: 'GET /agent_skills/:agent_skill_id',
		output: () => ({ id: known.skill }),
		errors: [154000, 154003],
	},
	{
		...{ number: 37, name: 'agentSkill: create', token: 'user', repeats: false },
		parameters: {
			name: 'Printers',
			rules: {
				rule: [{ id: '3', selectedOperator: 5, operand: '{"content":"Berlin"}', category: 3 }],
			},
			agentIds: [AGENT],
		},
		route: 'POST /agent_skills',
		body: () => ({
			name: 'Printers',
			rules: [{ id: '3', selected_operator: 5, operand: { content: 'Berlin' }, category: 3 }],
			agent_ids: [AGENT],
		}),
		output: () => ({ agent_skill_id: expect.stringMatching(/^\d+$/) as string }),
		errors: [154000, 154003],
		role: MANAGERS,
	},
	{
		...{ number: 38, name: 'agentSkill: update', token: 'user', repeats: true },
		parameters: () => ({
			agentSkillId: byId(known.skill),
			updateFields: { name: 'Printers', agentIds: [AGENT], agentMode: 'replace' },
		}),
		route: 'PATCH /agent_skills/:agent_skill_id',
		body: () => ({ agent_skill: { name: 'Printers', agent_ids: [AGENT] } }),
		output: () => ({ agent_skill_id: known.skill, updated: true }),
		errors: [154000, 154003],
		role: MANAGERS,
	},
	{
		...{ number: 39, name: 'agentSkill: delete', token: 'user', repeats: true },
		parameters: () => ({ agentSkillId: byId(known.skill) }),
		route: 'DELETE /agent_skills/:agent_skill_id',
		output: () => ({ agent_skill_id: known.skill, deleted: true }),
		errors: [154000, 154003],
		role: MANAGERS,
	},
	{
		...{ number: 40, name: 'agentSkill: getRules', token: 'app', repeats: true },
		parameters: {},
		route: 'GET /agent_skill_rules',
		output: () => ({ id: expect.any(String) as string }),
		errors: [154000, 154003],
	},
	{
		...{ number: 43, name: 'notification: create', token: 'user', repeats: false },
		parameters: NOTICE,
		route: 'POST /notifications',
		query: () => ({ user_id_type: ['open_id'] }),
		body: () => ({
			job_name: 'Maintenance',
			push_content: expect.stringContaining('On **Sunday**') as string,
			push_type: 0,
			push_scope_type: 2,
			user_list: [{ user_id: 'ou_alice' }, { user_id: 'ou_bob' }],
		}),
		output: () => ({ notification_id: expect.stringMatching(/^\d+$/) as string, status: 0 }),
		errors: NOTICES,
		role: EDITORS,
	},
	{
		...{ number: 44, name: 'notification: get', token: 'user', repeats: true },
		parameters: noticed('get'),
		route: 'GET /notifications/:notification_id',
		output: () => ({
			job_name: 'Maintenance',
			status: 0,
			approval_app_link: expect.stringContaining('https://') as string,
		}),
		errors: NOTICES,
		role: EDITORS,
	},
	{
		...{ number: 45, name: 'notification: update', token: 'user', repeats: true },
		parameters: async () => ({
			notificationId: byId(await notification()),
			updateFields: { jobName: 'Sunday' },
		}),
		route: 'PATCH /notifications/:notification_id',
		query: () => ({ user_id_type: ['open_id'] }),
		body: () => ({
			job_name: 'Sunday',
			push_content: expect.stringContaining('On **Sunday**') as string,
			push_type: 0,
			push_scope_type: 2,
			user_list: [{ user_id: 'ou_alice' }, { user_id: 'ou_bob' }],
		}),
		output: () => ({ notification_id: expect.any(String) as string, updated: true }),
		errors: NOTICES,
		role: EDITORS,
	},
	{
		...{ number: 46, name: 'notification: preview', token: 'user', repeats: false },
		parameters: noticed('preview'),
		route: 'POST /notifications/:notification_id/preview',
		output: () => ({ previewed: true }),
		errors: NOTICES,
		role: EDITORS,
	},
	{
		...{ number: 47, name: 'notification: submitApproval', token: 'user', repeats: false },
		parameters: noticed('submitApproval'),
		route: 'POST /notifications/:notification_id/submit_approve',
		body: () => ({ reason: 'Downtime' }),
		output: () => ({ submitted: true }),
		errors: NOTICES,
		role: EDITORS,
	},
	{
		...{ number: 48, name: 'notification: cancelApproval', token: 'user', repeats: false },
		parameters: async () => {
			connectAs(AGENT);
			return await noticed('cancelApproval', 'submitApproval')();
		},
		route: 'POST /notifications/:notification_id/cancel_approve',
		output: () => ({ cancelled: true }),
		errors: NOTICES,
		role: EDITORS,
	},
	{
		...{ number: 49, name: 'notification: send', token: 'user', repeats: false },
		parameters: noticed('send', 'submitApproval', 'approve'),
		route: 'POST /notifications/:notification_id/execute_send',
		body: () => ({ send_at: String(AT) }),
		output: () => ({ scheduled: true, send_at: '2030-01-01T10:00:00.000Z' }),
		errors: NOTICES,
		role: EDITORS,
	},
	{
		...{ number: 50, name: 'notification: cancel', token: 'user', repeats: false },
		parameters: async () => ({
			...(await noticed('cancel', 'submitApproval', 'approve', 'send')()),
			recall: true,
		}),
		route: 'POST /notifications/:notification_id/cancel_send',
		body: () => ({ is_recall: true }),
		output: () => ({ cancelled: true, recalled: true }),
		errors: NOTICES,
		role: EDITORS,
	},
];

let account = '';
function connectAs(openId?: string): void {
	account = connectAccount(scene, {
		...(openId !== undefined && { openId }),
		...(account !== '' && { id: account }),
	});
}

const routeOf = ({ route }: Endpoint): string => route.replace(' ', ' /helpdesk/v1');
const askedOf = (endpoint: Endpoint): RecordedRequest[] =>
	scene.sandbox.requests.filter(
		({ method, path }) => endpoint.route.startsWith(`${method} `) && patternOf(endpoint).test(path),
	);
const patternOf = ({ route }: Endpoint): RegExp =>
	new RegExp(`^/open-apis/helpdesk/v1${route.replace(/^\w+ /, '').replace(/:\w+/g, '[^/]+')}$`);

async function prepared({ name, parameters }: Endpoint): Promise<INodeParameters> {
	const [resource, operation] = name.split(': ');
	connectAs();
	const own = typeof parameters === 'function' ? await parameters() : parameters;
	return { resource, operation, ...own };
}

test('each endpoint of the helpdesk is here once; subscribing is the trigger’s', () => {
	const numbers = ENDPOINTS.map(({ number }) => number);
	const all = Array.from({ length: 50 }, (_, index) => index + 1);
	expect(numbers).toEqual(all.filter((number) => number !== 41 && number !== 42));
	expect(ENDPOINTS.filter(({ token }) => token === 'user')).toHaveLength(25);
});

describe.each(ENDPOINTS)('$number $name', (endpoint) => {
	const { query, body, output, token, errors, repeats, role } = endpoint;

	it(`asks ${endpoint.route} with the token of the ${token}, once`, async () => {
		const parameters = await prepared(endpoint);
		const before = askedOf(endpoint).length;
		const binary = { data: { data: PNG.toString('base64'), mimeType: 'image/png' } };
		const [item] = await itemsOf(scene, parameters, { items: [{ json: {}, binary }] });
		expect(item?.json).toMatchObject(output());
		const [request, ...others] = askedOf(endpoint).slice(before);
		expect(others).toEqual([]);
		const { authorization, 'x-lark-helpdesk-authorization': helpdesk } = request?.headers ?? {};
		expect(authorization).toMatch(token === 'user' ? /^Bearer eyJ/ : /^Bearer t-/);
		expect(helpdesk).toMatch(/^[\w+/]+=*$/);
		if (body) {
			expect(request?.headers['content-type']).toBe('application/json; charset=utf-8');
			expect(JSON.parse(String(request?.rawBody))).toEqual(body());
		} else expect(String(request?.rawBody)).toBe('');
		expect(request?.queries).toEqual(query?.() ?? {});
	});

	it.each(errors)('says what to do about %i, asked once', async (code) => {
		const parameters = await prepared(endpoint);
		const before = askedOf(endpoint).length;
		const status = { 154001: 401, 154003: 403, 154004: 404, 154005: 405 }[code] ?? 400;
		scene.sandbox.fault({ kind: 'answer', route: routeOf(endpoint), status, code, msg: 'no' });
		const { error } = await scene.engine.run({ parameters });
		expect(error?.message).toMatch(new RegExp(`\\[${code}\\]$`));
		expect(error?.description).toMatch(/Log ID: \S/);
		expect(askedOf(endpoint).slice(before)).toHaveLength(1);
		if (code === 154003 && role !== undefined) {
			expect(error?.message).toContain(`The connected account must be ${role}`);
		}
	});

	it(`${repeats ? 'asks again' : 'is not asked again'} after an internal error`, async () => {
		const parameters = await prepared(endpoint);
		const before = askedOf(endpoint).length;
		const fault = { kind: 'answer', status: 500, code: 155000, msg: 'Internal error' } as const;
		scene.sandbox.fault({ ...fault, route: routeOf(endpoint) });
		const { error } = await scene.engine.run({ parameters });
		expect(error?.message ?? '').toMatch(repeats ? /^$/ : /\[155000\]$/);
		expect(askedOf(endpoint).slice(before)).toHaveLength(repeats ? 2 : 1);
	});
});
