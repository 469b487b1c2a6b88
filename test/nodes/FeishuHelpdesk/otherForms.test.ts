import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { OTHER_FORMS, type OtherForm } from '../../../sandbox/server';
import { connectAccount } from '../../support/account';
import {
	byEmail,
	HELLO,
	openScene,
	receiver as byId,
	ROUTES,
	type Scene,
} from '../../support/scene';
import { text } from '../../support/values';
import { read } from './actions/reads';
import { itemsOf, openStage, settled } from './trigger/stage';

/** What a message of the inbox says. */
const contents = ({ sandbox }: Scene): unknown[] =>
	sandbox.inbox.map(({ rawContent }) => JSON.parse(rawContent) as unknown);

const send = (scene: Scene, parameters: INodeParameters): Promise<IDataObject[]> =>
	read(scene, { resource: 'message', operation: 'send', ...HELLO, ...parameters });

const post = (more: INodeParameters): INodeParameters => ({ messageType: 'post', ...more });
const card = (more: INodeParameters): INodeParameters => ({ messageType: 'interactive', ...more });
const ticketOf = ({ sandbox }: Scene): string => text(sandbox.tickets[0]?.ticket_id);
const ticket = (scene: Scene, operation: string, more: INodeParameters): Promise<IDataObject[]> =>
	read(scene, { resource: 'ticket', operation, ticketId: byId(ticketOf(scene)), ...more });
const skill = async (scene: Scene, operand: string): Promise<IDataObject[]> =>
	read(scene, {
		resource: 'agentSkill',
		operation: 'create',
		name: 'Berlin',
		rules: { rule: [{ id: '3', selectedOperator: 5, operand, category: 3 }] },
		agentIds: 'ou_agent_003',
	});

/** Where a picture is, as the item says. */
const FROM_ITEM = { ticketId: byId('={{ $json.id }}'), messageId: '={{ $json.messageId }}' };

/**
 * What docs/doubtful-facts.md says that users can do, in a Feishu that has the other form; `undefined` where
 * it says that there is nothing.
 */
const WORKS: Readonly<Record<OtherForm, ((scene: Scene) => Promise<void>) | undefined>> = {
	'post-wrapper': async (scene) => {
		const options = { postFormat: 'unwrapped' };
		await send(scene, post({ postMode: 'markdown', postMarkdown: '**Hi**', options }));
		expect(contents(scene)).toEqual([{ zh_cn: expect.any(Object) as unknown }]);
	},
	'post-elements': async (scene) => {
		await send(scene, post({ postMode: 'markdown', postMarkdown: '**Hi**\n\n[a](https://a.cn)' }));
		expect(contents(scene)).toHaveLength(1);
	},
	'post-md': async (scene) => {
		await send(scene, post({ postMode: 'markdown', postMarkdown: '- one\n- **two**' }));
		expect(contents(scene)).toHaveLength(1);
	},
	'app-image': undefined,
	'link-schemes': async (scene) => {
		await send(scene, post({ postMode: 'markdown', postMarkdown: '[a](https://a.cn)' }));
		expect(contents(scene)).toHaveLength(1);
	},
	'card-template': async (scene) => {
		const cardJson = '{"elements":[{"tag":"hr"}]}';
		await send(scene, card({ cardMode: 'json', cardJson }));
		expect(contents(scene)).toEqual([{ elements: [{ tag: 'hr' }] }]);
	},
	'card-callback': async (scene) => {
		const cardButtons = { button: [{ text: 'Open', url: 'https://a.cn' }] };
		await send(scene, card({ cardMode: 'builder', cardTitle: 'Ticket', cardButtons }));
		expect(contents(scene)).toHaveLength(1);
	},
	'size-limits': async (scene) => {
		const long = 'word '.repeat(8000);
		await expect(send(scene, { text: long })).rejects.toThrow(/\[154000\]/);
		await send(scene, { text: 'short' });
		expect(contents(scene)).toEqual([{ text: 'short' }]);
	},
	'open-ticket-code': async (scene) => {
		scene.sandbox.openTicket('ou_alice');
		const [item] = await send(scene, { options: { onOpenTicket: 'sendPrivately' } });
		expect(item).toMatchObject({ receive_type: 'user', fallback: true });
	},
	'contact-lookup': async (scene) => {
		await expect(send(scene, { receiver: byEmail('nobody@example.com') })).rejects.toThrow(
			/nobody@example\.com/,
		);
		await send(scene, { receiver: byEmail('alice@example.com') });
		expect(contents(scene)).toHaveLength(1);
	},
	'ticket-message-content': async (scene) => {
		const id = ticketOf(scene);
		scene.sandbox.startConversation('ou_alice', 'Help');
		const open = scene.sandbox.tickets.find(({ status }) => status < 50)?.ticket_id ?? id;
		const parameters = { resource: 'ticketMessage', operation: 'send', ticketId: byId(open) };
		const [item] = await read(scene, { ...parameters, messageType: 'text', text: 'Hello' });
		expect(item?.['message_id']).toMatch(/^om_/);
	},
	'ticket-image-id': async (scene) => {
		const pictures = scene.sandbox.tickets.flatMap(({ ticket_id: id, messages }) =>
			messages
				.filter(({ msgType }) => msgType === 'image')
				.map(({ messageId }) => ({ id, messageId })),
		);
		const { output } = await scene.engine.run({
			parameters: { resource: 'ticket', operation: 'downloadImage', ...FROM_ITEM },
			items: pictures.map((json) => ({ json })),
			onError: 'continueRegularOutput',
		});
		// One of them was deleted.
		const found = (output[0] ?? []).filter(({ binary }) => binary !== undefined);
		expect(found.length).toBeGreaterThan(0);
	},
	'ticket-message-times': async (scene) => {
		const list = { resource: 'ticketMessage', operation: 'getMany', returnAll: true };
		const found = await read(scene, { ...list, ticketId: byId(ticketOf(scene)) });
		expect(found.length).toBeGreaterThan(0);
	},
	'ticket-order': async (scene) => {
		scene.sandbox.seedTickets(10_050);
		const count = scene.sandbox.tickets.length;
		const list = { resource: 'ticket', operation: 'getMany', returnAll: true, simplify: false };
		const ids = (await read(scene, list)).map(({ ticket_id: id }) => id);
		expect(new Set(ids).size).toBe(count);
		expect(ids).toHaveLength(count);
	},
	'event-subscription': undefined,
	'event-signature': undefined,
	'long-connection': undefined,
	'text-literals': async (scene) => {
		const literal = '[x](y) <b>';
		await send(scene, { text: literal });
		const element = [{ type: 'text', text: literal }];
		const postParagraphs = { paragraph: [{ elements: { element } }] };
		await send(scene, post({ postMode: 'builder', postParagraphs }));
		expect(contents(scene)).toEqual([
			{ text: literal },
			{ post: { zh_cn: { title: '', content: [[{ tag: 'text', text: literal }]] } } },
		]);
	},
	'card-emphasis': async (scene) => {
		await send(scene, card({ cardMode: 'builder', cardMarkdown: '**注意：** 请' }));
		expect(JSON.stringify(contents(scene))).toContain('**注意：** 请');
	},
	lark: async (scene) => {
		await send(scene, {});
		expect(contents(scene)).toEqual([{ text: 'Hello' }]);
	},
	'helpdesk-header': undefined,
	'token-status': async (scene) => {
		await send(scene, {});
		scene.sandbox.revokeTokens();
		await send(scene, {});
		expect(contents(scene)).toHaveLength(2);
		expect(scene.sandbox.count(ROUTES.token)).toBe(2);
	},
	'rate-limit-headers': async (scene) => {
		const limited = { kind: 'answer', status: 429, code: 99991400, msg: 'limit' } as const;
		scene.sandbox.fault({ ...limited, route: ROUTES.message });
		await send(scene, {});
		expect(contents(scene)).toHaveLength(1);
	},
	'faq-answer': async (scene) => {
		const search = { resource: 'faq', operation: 'search', query: 'VPN', limit: 1 };
		const [found] = await read(scene, search);
		const faqId = byId(text(found?.['faq_id']));
		const get = { resource: 'faq', operation: 'get', faqId, simplify: false };
		const [before] = await read(scene, get);
		const updateFields = { question: 'New?' };
		await read(scene, { resource: 'faq', operation: 'update', faqId, updateFields });
		const [after] = await read(scene, get);
		expect(before?.['answer_richtext']).toBeDefined();
		expect(after).toMatchObject({ question: 'New?', answer_richtext: before?.['answer_richtext'] });
	},
	'ticket-tags': async (scene) => {
		const tagNames = ['one'] as unknown as string;
		await ticket(scene, 'update', { updateFields: { tagNames, tagMode: 'add' } });
		await ticket(scene, 'update', { updateFields: { tagNames: 'two', tagMode: 'add' } });
		const names = scene.sandbox.tickets[0]?.tags.map(({ name }) => name);
		expect(names).toEqual(expect.arrayContaining(['one', 'two']));
	},
	'ticket-kept-tags': async (scene) => {
		const updateFields = { tagNames: 'one', tagMode: 'add', comment: 'Hi' };
		await ticket(scene, 'update', { updateFields });
		expect(scene.sandbox.tickets[0]?.tags.map(({ name }) => name)).toContain('one');
	},
	'dropdown-format': async (scene) => {
		const fields = {
			resource: 'ticketField',
			operation: 'getMany',
			returnAll: true,
			simplify: false,
		};
		const field = (await read(scene, fields)).find((one) => one['key_name'] === 'urgency');
		const [option] = (field?.['dropdown_options'] as IDataObject)['children'] as IDataObject[];
		const value = {
			[text(field?.['ticket_customized_field_id'])]: `={{ '${text(option?.['tag'])}' }}`,
		};
		const customizedFields = { mappingMode: 'defineBelow', value } as INodeParameters;
		await ticket(scene, 'update', { updateFields: {}, customizedFields });
		expect(scene.sandbox.tickets[0]?.customized_fields.map((one) => one.value)).toContain(
			option?.['tag'],
		);
	},
	'skill-operand': async (scene) => {
		await expect(skill(scene, '{"content":"Berlin"}')).rejects.toThrow(/\[154000\]/);
		const [made] = await skill(scene, JSON.stringify('{"content":"Berlin"}'));
		expect(made?.['agent_skill_id']).toMatch(/^\d+$/);
	},
	'category-children': undefined,
	'department-ids': async (scene) => {
		const [found] = await scene.engine.loadOptions({ method: 'searchDepartments' });
		expect(found?.value).toMatch(/^od_/);
	},
};

test('every doubtful fact has its row', () => {
	expect(Object.keys(WORKS)).toEqual(Object.keys(OTHER_FORMS));
});

const works = Object.entries(WORKS).flatMap(([form, work]) =>
	work ? [[form as OtherForm, work] as const] : [],
);

test.each(works)('in the other form of %s, what the page promises works', async (form, work) => {
	const scene = await openScene({ otherForms: [form] });
	try {
		connectAccount(scene);
		await work(scene);
	} finally {
		await scene.close();
	}
});

test.each<OtherForm>(['event-subscription', 'event-signature', 'long-connection'])(
	'in the other form of %s, messages in tickets start workflows',
	async (form) => {
		const stage = await openStage(undefined, { otherForms: [form] });
		try {
			const trigger = await stage.listening({ events: ['ticket_message.created_v1'] });
			// What comes again with a signature of its own is the same event.
			stage.sandbox.pushFault({ kind: 'duplicate' });
			stage.sandbox.startConversation('ou_alice', 'Help!');
			await settled(stage);
			expect(itemsOf(trigger, 'ticket_message.created_v1')).toHaveLength(1);
		} finally {
			await stage.close();
		}
	},
);
