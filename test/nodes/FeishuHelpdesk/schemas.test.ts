import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { RESOURCES } from '../../../nodes/FeishuHelpdesk/actions';
import { connectAccount } from '../../support/account';
import { PNG } from '../../support/images';
import { schemaOf } from '../../support/outputSchema';
import {
	byEmail,
	byMobile,
	HELLO,
	items,
	openScene,
	receiver as byId,
	type Scene,
} from '../../support/scene';
import { text } from '../../support/values';
import { answersOf, openAsking } from './actions/message/asking';
import { itemsOf } from './actions/reads';

/** Where n8n looks for them, for version 1 of the node. */
const FOLDER = resolve(__dirname, '../../../nodes/FeishuHelpdesk/__schema__/v1.0.0');

let scene: Scene;
beforeAll(async () => {
	scene = await openScene();
	connectAccount(scene);
});
afterAll(() => scene.close());

interface Run {
	parameters: INodeParameters;
	items?: INodeExecutionData[];
}

const one = (parameters: INodeParameters): Run[] => [{ parameters }];
/** IDs of what a list of the sandbox has; as parameters of an operation that asks by one of them. */
async function each(
	resource: string,
	from: string,
	field: string,
	idOf: (json: INodeExecutionData['json']) => unknown = ({ id }) => id,
): Promise<Run[]> {
	const found = await itemsOf(scene, { resource, operation: from, returnAll: true });
	const ids = found.slice(0, 60).map(({ json }) => ({ id: text(idOf(json)) }));
	return [{ parameters: { [field]: byId('={{ $json.id }}') }, items: items(...ids) }];
}
const tickets = (): Run[] => {
	const ids = scene.sandbox.tickets.slice(0, 60).map(({ ticket_id: id }) => ({ id }));
	return [{ parameters: { ticketId: byId('={{ $json.id }}') }, items: items(...ids) }];
};

const firstTicket = () => scene.sandbox.tickets[0]?.ticket_id ?? '';
const at = (resource: string, operation: string): INodeParameters => ({ resource, operation });
const AT = '2030-01-01T10:00:00Z';
const AGENT = { agentId: byId('ou_agent_003') };
const HOURS = { day: [{ weekday: 1, startTime: '09:00', endTime: '18:00' }] };
const OPTIONS = { option: [{ displayName: 'A', tag: '' }] };
const NOTICE: INodeParameters = {
	...{
		jobName: 'A',
		audience: 'people',
		userIds: 'ou_alice',
		cardMode: 'builder',
		cardMarkdown: 'A',
	},
	additionalFields: { sendAt: AT },
};
/** The last of a list, so that it may be deleted. */
async function last(resource: string, field: string, key = 'id'): Promise<INodeParameters> {
	const found = await itemsOf(scene, { ...at(resource, 'getMany'), returnAll: true });
	return { [field]: byId(text(found.at(-1)?.json[key])) };
}
async function draftId(more: INodeParameters = {}): Promise<string> {
	const [made] = await itemsOf(scene, { ...at('notification', 'create'), ...NOTICE, ...more });
	return text(made?.json.notification_id);
}
const draft = async (more?: INodeParameters): Promise<INodeParameters> => ({
	notificationId: byId(await draftId(more)),
});
async function approved(): Promise<INodeParameters> {
	const id = await draftId();
	scene.sandbox.approveNotification('APPROVED', id);
	return { notificationId: byId(id) };
}

/** What to run of each operation, so that each key of its output has a value once. */
const RUNS: Record<string, () => Run[] | Promise<Run[]>> = {
	'message/send': () => one(HELLO),
	'ticket/answerQuery': () => {
		const id = scene.sandbox.startConversation('ou_alice', 'How do I reset my password?');
		const ticket = scene.sandbox.tickets.find(({ ticket_id: ticketId }) => ticketId === id);
		return one({ ticketId: byId(id), eventId: ticket?.messages.at(-1)?.eventId ?? '' });
	},
	'ticket/create': () => one({ guest: byId('ou_bob') }),
	'ticket/downloadImage': () => {
		for (const { ticket_id: id, messages } of scene.sandbox.tickets) {
			const post = messages.find(({ msgType }) => msgType === 'post');
			if (post) return one({ ticketId: byId(id), messageId: post.id, imageIndex: 0 });
		}
		return [];
	},
	'ticket/get': tickets,
	'ticket/getMany': () => one({ returnAll: true }),
	'ticketMessage/getMany': tickets,
	'ticketMessage/send': () => {
		const open = scene.sandbox.tickets.find(({ status }) => status === 2);
		return one({ ticketId: byId(open?.ticket_id ?? ''), messageType: 'text', text: 'Hello' });
	},
	'faq/downloadImage': async () => {
		const faqs = await itemsOf(scene, { resource: 'faq', operation: 'getMany', returnAll: true });
		const { faq_id: id, image_keys: keys } =
			faqs.find(({ json }) => Array.isArray(json.image_keys) && json.image_keys.length > 0)?.json ??
			{};
		return one({ faqId: byId(text(id)), imageKey: Array.isArray(keys) ? text(keys[0]) : '' });
	},
	'faq/get': () => each('faq', 'getMany', 'faqId', ({ faq_id: id }) => id),
	'faq/getMany': () => one({ returnAll: true }),
	'faq/search': () => ['VPN', 'password', 'printer'].map((query) => ({ parameters: { query } })),
	'category/get': () => each('category', 'getMany', 'categoryId', (json) => json.category_id),
	'category/getMany': () => one({ returnAll: true }),
	'ticketField/get': () => each('ticketField', 'getMany', 'ticketFieldId'),
	'ticketField/getMany': () => one({ returnAll: true }),
	'ticketField/getSchema': () => one({}),
	'agent/getEmails': () => one({}),
	'agentSchedule/get': () =>
		each('agentSchedule', 'getMany', 'agentId', ({ agent }) =>
			text(Reflect.get(Object(agent) as object, 'id')),
		),
	'agentSchedule/getMany': () => one({ returnAll: true }),
	'agentSkill/get': () => each('agentSkill', 'getMany', 'agentSkillId'),
	'agentSkill/getMany': () => one({ returnAll: true }),
	'agentSkill/getRules': () => one({ returnAll: true }),
	'image/upload': () => {
		const data = { data: PNG.toString('base64'), mimeType: 'image/png', fileName: 'a.png' };
		return [{ parameters: {}, items: [{ json: {}, binary: { data } }] }];
	},
	'user/getConnected': () => one({}),
	'ticket/update': () => one({ ticketId: byId(firstTicket()), updateFields: { status: '2' } }),
	'ticketField/create': () =>
		one({ keyName: 'a', displayName: 'A', fieldType: 'dropdown', dropdownOptions: OPTIONS }),
	'ticketField/update': async () =>
		one({ ...(await last('ticketField', 'ticketFieldId')), updateFields: { visible: true } }),
	'ticketField/delete': async () => one(await last('ticketField', 'ticketFieldId')),
	'faq/create': () =>
		['text', 'markdown'].map((answerMode) => ({
			parameters: {
				...{
					question: 'Q?',
					answerMode,
					answerText: 'A',
					answerMarkdown: '[A](https://a.example)',
				},
				additionalFields: { tags: 'b', categoryId: byId('6948728206392295454') },
			},
		})),
	'faq/update': async () =>
		one({ ...(await last('faq', 'faqId', 'faq_id')), updateFields: { tags: 'a' } }),
	'faq/delete': async () => one(await last('faq', 'faqId', 'faq_id')),
	'category/create': () => one({ name: 'A' }),
	'category/update': async () =>
		one({ ...(await last('category', 'categoryId', 'category_id')), updateFields: { name: 'B' } }),
	'category/delete': async () => one(await last('category', 'categoryId', 'category_id')),
	'agent/updateStatus': () => one({ ...AGENT, status: 1 }),
	'agentSchedule/create': () => one({ ...AGENT, schedule: HOURS }),
	'agentSchedule/update': () => one({ ...AGENT, schedule: HOURS }),
	'agentSchedule/delete': () => one(AGENT),
	'agentSkill/create': () => one({ name: 'A' }),
	'agentSkill/update': async () =>
		one({ ...(await last('agentSkill', 'agentSkillId')), updateFields: { name: 'B' } }),
	'agentSkill/delete': async () => one(await last('agentSkill', 'agentSkillId')),
	'notification/create': () => one(NOTICE),
	'notification/get': async () => [
		...one(await draft()),
		...one(await draft({ audience: 'departments', departmentIds: ['od-1'] })),
		...one(await draft({ audience: 'chats', chatIds: 'oc_1' })),
		...one(await draft({ audience: 'newJoiners', departmentIds: ['od-1'] })),
	],
	'notification/update': async () => one({ ...(await draft()), updateFields: { jobName: 'B' } }),
	'notification/preview': async () => one(await draft()),
	'notification/submitApproval': async () => one({ ...(await draft()), reason: 'Why' }),
	'notification/cancelApproval': async () => {
		connectAccount(scene, { openId: 'ou_agent_003' });
		const id = await draft();
		await itemsOf(scene, { ...id, ...at('notification', 'submitApproval'), reason: 'Why' });
		return one(id);
	},
	'notification/send': async () => one({ ...(await approved()), sendAt: AT }),
	'notification/cancel': async () => {
		const id = await approved();
		await itemsOf(scene, { ...id, ...at('notification', 'send'), sendAt: AT });
		return one(id);
	},
	'user/lookUp': () => one({ lookUpBy: 'email', emails: 'alice@example.com, eve@example.com' }),
};

/** What comes out once somebody answered, or nobody did: not what the operation is given when it is run. */
const ANSWERED: Record<string, () => Promise<unknown[]>> = {
	'message/sendAndWait': async () => {
		const asking = await openAsking();
		try {
			const found: unknown[] = [];
			const asked: [INodeParameters, Record<string, string>?][] = [
				[{ receiver: byEmail('alice@example.com') }, { comment: 'A' }],
				[{ receiver: byMobile('138 0000 0002'), responseType: 'freeText' }, { 'field-0': 'A' }],
				[{}],
			];
			for (const [parameters, form] of asked) {
				const { waiting, cards } = await asking.ask(parameters);
				if (form) await waiting.visit(cards[0]?.[0]?.url ?? '', { form });
				else await waiting.expire();
				await waiting.idle();
				found.push(...answersOf(waiting).map((data) => ({ data })));
			}
			return found;
		} finally {
			await asking.close();
		}
	},
};

const operations = Object.entries(RESOURCES).flatMap(([resource, { operations: its }]) =>
	Object.keys(its).map((operation) => `${resource}/${operation}`),
);

test('there is a schema for each operation, and no other', () => {
	const files = (readdirSync(FOLDER, { recursive: true }) as string[])
		.filter((file) => file.endsWith('.json'))
		.map((file) => file.replace('.json', ''));
	expect(files.sort()).toEqual([...operations].sort());
});

test.each(operations)('%s puts out what its schema says, and nothing else', async (name) => {
	const [resource = '', operation = ''] = name.split('/');
	const found: unknown[] = (await ANSWERED[name]?.()) ?? [];
	const runs = (await RUNS[name]?.()) ?? [];
	expect([...found, ...runs]).not.toEqual([]);
	for (const { parameters, items: input } of runs) {
		const put = { items: input ?? items({}) };
		const output = await itemsOf(scene, { ...parameters, resource, operation }, put);
		found.push(...output.map(({ json }) => json));
	}
	const schema = schemaOf(found);
	const file = resolve(FOLDER, `${name}.json`);
	if (process.env.WRITE_SCHEMAS === '1') {
		mkdirSync(dirname(file), { recursive: true });
		writeFileSync(file, `${JSON.stringify(schema, null, '\t')}\n`);
	}
	expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(schema);
});
