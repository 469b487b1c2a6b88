import type { INodeParameters } from 'n8n-workflow';
import { RESOURCES } from '../../../../nodes/FeishuHelpdesk/actions/index';
import { LOG_ID, openAnsweringScene, type AnsweringScene } from '../../../support/answeringServer';
import { PNG } from '../../../support/images';
import { receiver as byId } from '../../../support/scene';

let scene: AnsweringScene;
beforeAll(async () => {
	scene = await openAnsweringScene();
});
beforeEach(() => {
	scene.asked.length = 0;
});
afterAll(() => scene.close());

/** What an operation needs, and what an answer of code 0 may lack. */
interface Case {
	parameters: INodeParameters;
	/** In words; `undefined` where an answer without it is none that lacks something. */
	lacks?: string;
	/** The object in `data` that holds it. */
	within?: string;
	/** Set where it was sent then, as far as anybody knows. */
	sends?: true;
}

const TEXT = { messageType: 'text', text: 'Hi' };
const MESSAGE = { lacks: 'the ID of the message', sends: true } as const;
const LIST = { returnAll: true };
const TICKET = { ticketId: byId('7') };
const HOURS = { day: [{ weekday: 1, startTime: '09:00', endTime: '18:00' }] };

/** Of every operation; one that is added has to say what its answer must hold. */
const CASES: Record<string, Case> = {
	'message: send': { parameters: { receiver: byId('ou_a'), ...TEXT }, ...MESSAGE },
	'message: sendAndWait': {
		parameters: { receiver: byId('ou_a'), message: 'Hi?' },
		...MESSAGE,
	},
	'ticket: create': {
		parameters: { guest: byId('ou_a') },
		lacks: 'the ID of the ticket',
		sends: true,
	},
	'ticket: get': { parameters: { ticketId: byId('7') }, lacks: 'the ticket', within: 'ticket' },
	'ticket: getMany': { parameters: LIST },
	'ticket: answerQuery': { parameters: { ticketId: byId('7'), eventId: 'e1' } },
	'ticket: downloadImage': {
		parameters: { ticketId: byId('7'), messageId: '1' },
		lacks: 'the picture',
	},
	'ticketMessage: send': { parameters: { ticketId: byId('7'), ...TEXT }, ...MESSAGE },
	'ticketMessage: getMany': { parameters: { ticketId: byId('7'), ...LIST } },
	'ticketField: get': { parameters: { ticketFieldId: byId('7') }, lacks: 'the custom field' },
	'ticketField: getMany': { parameters: LIST },
	'ticketField: getSchema': { parameters: LIST },
	'faq: get': { parameters: { faqId: byId('7') }, lacks: 'the FAQ', within: 'faq' },
	'faq: getMany': { parameters: LIST },
	'faq: search': { parameters: { query: 'vpn', ...LIST } },
	'faq: downloadImage': {
		parameters: { faqId: byId('7'), imageKey: 'img_1' },
		lacks: 'the picture',
	},
	'category: get': {
		parameters: { categoryId: byId('7') },
		lacks: 'the category',
		within: 'category',
	},
	'category: getMany': { parameters: LIST },
	'agent: getEmails': { parameters: LIST },
	'agentSchedule: get': {
		parameters: { agentId: byId('ou_a') },
		lacks: 'the schedule',
		within: 'agent_schedule',
	},
	'agentSchedule: getMany': { parameters: LIST },
	'agentSkill: get': {
		parameters: { agentSkillId: byId('7') },
		lacks: 'the skill',
		within: 'agent_skill',
	},
	'agentSkill: getMany': { parameters: LIST },
	'agentSkill: getRules': { parameters: LIST },
	'image: upload': { parameters: {}, lacks: 'the key of the image' },
	'ticket: update': { parameters: { ...TICKET, updateFields: { status: '2' } } },
	'ticketField: create': { parameters: { keyName: 'a', displayName: 'A', fieldType: 'string' } },
	'ticketField: update': {
		parameters: { ticketFieldId: byId('7'), updateFields: { visible: true } },
	},
	'ticketField: delete': { parameters: { ticketFieldId: byId('7') } },
	'faq: create': {
		parameters: { question: 'Q', answerMode: 'text', answerText: 'A' },
		...{ lacks: 'the FAQ', within: 'faq', sends: true },
	},
	'faq: update': {
		parameters: { faqId: byId('7'), updateFields: { tags: 'a' } },
		...{ lacks: 'the FAQ', within: 'faq' },
	},
	'faq: delete': { parameters: { faqId: byId('7') } },
	'category: create': {
		parameters: { name: 'A' },
		...{ lacks: 'the category', within: 'category', sends: true },
	},
	'category: update': { parameters: { categoryId: byId('7'), updateFields: { name: 'A' } } },
	'category: delete': { parameters: { categoryId: byId('7') } },
	'agent: updateStatus': { parameters: { agentId: byId('ou_a'), status: 1 } },
	'agentSchedule: create': { parameters: { agentId: byId('ou_a'), schedule: HOURS } },
	'agentSchedule: update': { parameters: { agentId: byId('ou_a'), schedule: HOURS } },
	'agentSchedule: delete': { parameters: { agentId: byId('ou_a') } },
	'agentSkill: create': { parameters: { name: 'A' }, lacks: 'the ID of the skill', sends: true },
	'agentSkill: update': {
		parameters: { agentSkillId: byId('7'), updateFields: { agentIds: ['ou_a'] } },
		...{ lacks: 'the skill', within: 'agent_skill' },
	},
	'agentSkill: delete': { parameters: { agentSkillId: byId('7') } },
	'notification: create': {
		parameters: {
			...{ jobName: 'A', audience: 'everyone', cardMode: 'builder', cardMarkdown: 'A' },
		},
		...{ lacks: 'the ID of the notification', sends: true },
	},
	'notification: get': {
		parameters: { notificationId: byId('7') },
		...{ lacks: 'the notification', within: 'notification' },
	},
	'notification: update': {
		parameters: { notificationId: byId('7'), updateFields: { jobName: 'B' } },
		...{ lacks: 'the notification', within: 'notification' },
	},
	'notification: preview': { parameters: { notificationId: byId('7') } },
	'notification: submitApproval': { parameters: { notificationId: byId('7'), reason: 'Why' } },
	'notification: cancelApproval': { parameters: { notificationId: byId('7') } },
	'notification: send': {
		parameters: { notificationId: byId('7'), sendAt: '2030-01-01T10:00:00Z' },
	},
	'notification: cancel': { parameters: { notificationId: byId('7') } },
	'user: getConnected': { parameters: {}, lacks: 'the account' },
	'user: lookUp': { parameters: { emails: 'a@example.com' }, lacks: 'the list of people' },
};

const NAMES = Object.entries(RESOURCES).flatMap(([resource, { operations }]) =>
	Object.keys(operations).map((operation) => `${resource}: ${operation}`),
);

async function run(name: string, parameters: INodeParameters, data: unknown) {
	scene.answers = () => ({ data });
	const [resource, operation] = name.split(': ');
	const binary = {
		data: { data: PNG.toString('base64'), mimeType: 'image/png', fileName: 'a.png' },
	};
	const { output, error } = await scene.engine.run({
		items: [{ json: {}, binary }],
		parameters: { resource, operation, ...parameters },
		onError: 'continueRegularOutput',
	});
	expect(error).toBeUndefined();
	return output.flat().map(({ json }) => json);
}

test('every operation says what its answer must hold', () => {
	expect(Object.keys(CASES).sort()).toEqual([...NAMES].sort());
});

const THINGS = Object.entries(CASES).flatMap(([name, { lacks, within, ...rest }]) =>
	lacks === undefined
		? []
		: [
				undefined,
				null,
				{},
				[],
				'',
				{ other: 1 },
				...(within === undefined ? [] : [null, {}, [], 'x', { id: '' }, { other: 1 }]).map(
					(thing) => ({
						[String(within)]: thing,
					}),
				),
			].map((data) => ({ name, lacks, data, shown: JSON.stringify(data), ...rest })),
);

test.each(THINGS)(
	'$name says that it lacks $lacks, where code 0 comes with $shown',
	async ({ name, parameters, lacks, data, sends = false }) => {
		const [item, ...others] = await run(name, parameters, data);
		expect(others).toEqual([]);
		expect(item).toMatchObject({
			error: `Feishu's answer lacks ${lacks} [0]`,
			errorDetails: {
				code: 0,
				logId: LOG_ID,
				httpStatus: 200,
				retryable: !sends,
				delivery: sends ? 'unknown' : 'notSent',
				hint: expect.stringMatching(
					sends ? /It is not known whether .* in Feishu before/ : /log ID/,
				) as string,
			},
		});
		expect(scene.asked).toHaveLength(1);
	},
);

test('a conversation without its ID is none', async () => {
	const parameters = { guest: byId('ou_a'), humanService: false };
	const [item] = await run('ticket: create', parameters, { ticket_id: '7' });
	expect(item?.error).toBe("Feishu's answer lacks the ID of the chat [0]");
});

test.each(['sendPrivately', 'replyInTicket'])(
	'a message without an ID is not sent once more to get around a ticket: %s',
	async (onOpenTicket) => {
		const parameters = { receiver: byId('ou_a'), ...TEXT, options: { onOpenTicket } };
		await run('message: send', { ...parameters, receiveType: 'chat' }, {});
		expect(scene.asked).toHaveLength(1);
	},
);
