import type { INodeParameters } from 'n8n-workflow';
import type { Fault } from '../../../../../sandbox/server';
import {
	byEmail,
	byMobile,
	items,
	openScene,
	receiver as byId,
	ROUTES,
	type Scene,
} from '../../../../support/scene';
import { text } from '../../../../support/values';
import { itemsOf, read } from '../reads';

let scene: Scene;
beforeAll(async () => {
	scene = await openScene();
});
beforeEach(() => {
	scene.sandbox.reset();
});
afterAll(() => scene.close());

const START = 'POST /helpdesk/v1/start_service';
const create = (parameters: INodeParameters = {}): INodeParameters => ({
	resource: 'ticket',
	operation: 'create',
	guest: byId('ou_alice'),
	...parameters,
});
const started = () =>
	scene.sandbox.requests
		.filter(({ route }) => route === START)
		.map(({ rawBody }) => JSON.parse(String(rawBody)) as Record<string, unknown>);
const ticketsOf = (guest: string) =>
	scene.sandbox.tickets.filter((ticket) => ticket.guest.id === guest);

describe('Ticket: Create', () => {
	test('is the documented request, and puts out the ticket', async () => {
		const [item] = await itemsOf(scene, create());
		const [ticket] = ticketsOf('ou_alice');
		expect(item).toEqual({
			json: { ticket_id: ticket?.ticket_id, chat_id: ticket?.chat_id, guest_id: 'ou_alice' },
			pairedItem: { item: 0 },
		});
		const [request] = scene.sandbox.requests.filter(({ route }) => route !== ROUTES.token);
		expect(request).toMatchObject({
			method: 'POST',
			path: '/open-apis/helpdesk/v1/start_service',
			query: {},
		});
		expect(request?.headers['content-type']).toBe('application/json; charset=utf-8');
		expect(started()).toEqual([{ open_id: 'ou_alice', human_service: true }]);
	});

	test.each<[string, INodeParameters, object]>([
		['e-mail', byEmail(' alice@example.com '), { email: 'alice@example.com' }],
		['mobile', byMobile('+86 138-0000-0001'), { mobile: '+8613800000001' }],
		['a person of the list', { __rl: true, mode: 'list', value: 'ou_alice' }, {}],
	])('finds the guest by %s', async (_how, guest, address) => {
		const [found] = await read(scene, create({ guest }));
		expect(found).toMatchObject({ guest_id: 'ou_alice', ...address });
		expect(started()).toEqual([{ open_id: 'ou_alice', human_service: true }]);
	});

	test('without human service begins a conversation with the bot, which has no ID', async () => {
		const [found] = await read(scene, create({ humanService: false, appointedAgents: 'ou_x' }));
		expect(found).toEqual({
			ticket_id: null,
			chat_id: ticketsOf('ou_alice')[0]?.chat_id,
			guest_id: 'ou_alice',
		});
		expect(started()).toEqual([{ open_id: 'ou_alice', human_service: false }]);
	});

	test('appoints an agent who was chosen from the list', async () => {
		const appointedAgents = { __rl: true, mode: 'list', value: 'ou_agent_002' };
		await read(scene, create({ appointedAgents }));
		expect(started()).toMatchObject([{ appointed_agents: ['ou_agent_002'] }]);
	});

	test.each<[string, INodeParameters[string]]>([
		['IDs in the field', { __rl: true, mode: 'id', value: 'ou_agent_002, ou_agent_003' }],
		['text', ' ou_agent_002, ou_agent_003\n'],
		['a list', '={{ ["ou_agent_002", "ou_agent_003"] }}'],
	])('appoints the agents of %s', async (_how, appointedAgents) => {
		await read(scene, create({ appointedAgents }));
		expect(started()).toEqual([
			{
				open_id: 'ou_alice',
				human_service: true,
				appointed_agents: ['ou_agent_002', 'ou_agent_003'],
			},
		]);
		expect(ticketsOf('ou_alice')[0]?.agents.map(({ id }) => id)).toEqual([
			'ou_agent_002',
			'ou_agent_003',
		]);
	});

	test('of an agent whom the helpdesk lacks names guest and agent, and asks once', async () => {
		const parameters = create({ appointedAgents: 'ou_agent_002, ou_nobody' });
		const { error } = await scene.engine.run({ parameters });
		expect(error?.message).toMatch(/\[154004\]$/);
		expect(error?.description).toContain(
			"'Guest' is 'ou_alice', 'Assign to Agents' is 'ou_agent_002', 'Assign to Agents' is 'ou_nobody'.",
		);
		expect(started()).toHaveLength(1);
	});

	test.each([
		'From the form "A&B" <1>\n第二行 🚀 \\ {{ x }}',
		'x'.repeat(1024),
		' leading and trailing ',
	])('passes the note on exactly: %j', async (note) => {
		await read(scene, create({ customizedInfo: '={{ $json.note }}' }), { items: items({ note }) });
		expect(started()).toMatchObject([{ customized_info: note }]);
		expect(ticketsOf('ou_alice')[0]?.customized_info).toBe(note);
	});

	test('lets a note of 1024 emoji go to Feishu, which counts characters', async () => {
		const note = '🚀'.repeat(1024);
		await scene.engine.run({
			parameters: create({ customizedInfo: '={{ $json.note }}' }),
			items: items({ note }),
		});
		expect(started()).toMatchObject([{ customized_info: note }]);
	});

	test.each([
		['letters', 'x'],
		['emoji', '🚀'],
	])('refuses a note of 1025 %s', async (_what, character) => {
		const { error } = await scene.engine.run({
			parameters: create({ customizedInfo: '={{ $json.note }}' }),
			items: items({ note: character.repeat(1025) }),
		});
		expect(error?.message).toBe("'Source Note' has 1025 characters [item 0]");
		expect(error?.description).toBe('Feishu takes up to 1024. Shorten it.');
		expect(scene.sandbox.requests).toEqual([]);
	});

	test.each<[string, INodeParameters, string, string]>([
		[
			'a union_id',
			{ guest: byId('on_alice') },
			"'Guest' is a union_id, where Feishu takes an open_id only",
			'an e-mail address, a mobile number or an ID that begins with ou_',
		],
		[
			'a user_id',
			{ guest: byId('alice') },
			"'Guest' is a user_id, where Feishu takes an open_id only",
			'Choose the person from the list',
		],
		[
			'a union_id of an agent',
			{ appointedAgents: 'ou_agent_001, on_agent_003' },
			"'Assign to Agents' holds a union_id, where Feishu takes open_ids only: 'on_agent_003'",
			'Agent Schedule: Get Many',
		],
		[
			'a chat',
			{ guest: byId('={{ "oc_1" }}') },
			"'Guest' is the ID of a chat, not of a person: 'oc_1'",
			'',
		],
		[
			'several guests',
			{ guest: byId('ou_alice, ou_bob') },
			"'Guest' names several people",
			'A ticket has one guest.',
		],
		[
			'several guests by e-mail',
			{ guest: byEmail('alice@example.com\nbob@example.com') },
			"'Guest' names several people",
			'A ticket has one guest.',
		],
		['nobody', { guest: byId('={{ " " }}') }, "'Guest' is empty", 'Choose a person'],
		['no e-mail', { guest: byEmail('={{ "x" }}') }, "'Guest' is not an e-mail address: 'x'", ''],
	])('refuses %s before asking', async (_what, parameters, message, advice) => {
		const { error } = await scene.engine.run({ parameters: create(parameters) });
		expect(error?.message).toBe(`${message} [item 0]`);
		expect(error?.description).toContain(advice);
		expect(error?.description).not.toContain("'User ID Type'");
		expect(scene.sandbox.requests).toEqual([]);
	});

	test('for an e-mail that Feishu does not know opens nothing', async () => {
		const parameters = create({ guest: byEmail('nobody@example.com') });
		const { error } = await scene.engine.run({ parameters });
		expect(error?.message).toContain("Feishu does not know: 'nobody@example.com'");
		expect(started()).toEqual([]);
	});

	test('for a person who may not see the helpdesk says where to change that', async () => {
		const { error } = await scene.engine.run({ parameters: create({ guest: byId('ou_ivan') }) });
		expect(error?.message).toBe('The helpdesk is not visible to this person [154402]');
		expect(started()).toHaveLength(1);
	});

	test('twice for one person goes in turn and ends in one ticket', async () => {
		const found = await read(scene, create({ guest: byEmail('={{ $json.mail }}') }), {
			items: items({ mail: 'alice@example.com' }, { mail: 'ALICE@example.com' }),
		});
		expect(found[0]?.ticket_id).toBe(found[1]?.ticket_id);
		expect(ticketsOf('ou_alice')).toHaveLength(1);
		expect(started()).toHaveLength(2);
		expect(scene.sandbox.count(ROUTES.lookUp)).toBe(1);
	});

	test.each<[string, Fault]>([
		['reset after it was taken', { kind: 'resetAfterDelivery' }],
		['answered by 500', { kind: 'answerAfterDelivery', status: 500, code: 155000 }],
		['answered by a proxy', { kind: 'answerAfterDelivery', status: 502, html: true }],
	])('is not repeated when it was lost: %s', async (_how, fault) => {
		scene.sandbox.fault({ ...fault, route: START });
		const { output } = await scene.engine.run({
			parameters: create(),
			onError: 'continueRegularOutput',
		});
		expect(output[0]?.[0]?.json.errorDetails).toMatchObject({ delivery: 'unknown' });
		expect(started()).toHaveLength(1);
		expect(ticketsOf('ou_alice')).toHaveLength(1);
	});

	test('is found afterwards, by its ID and in the list of its guest', async () => {
		const [created] = await read(scene, create({ customizedInfo: 'From the form' }));
		const [got] = await read(scene, {
			resource: 'ticket',
			operation: 'get',
			ticketId: byId(text(created?.ticket_id)),
		});
		expect(got).toMatchObject({
			ticket_id: created?.ticket_id,
			status_name: 'processing',
			stage_name: 'human',
			guest_name: 'Alice Chen',
		});
		const listed = await read(scene, {
			resource: 'ticket',
			operation: 'getMany',
			filters: { guestId: 'ou_alice', statusList: [1, 2, 3, 4, 5] },
		});
		// The list holds no tags, by Feishu's page.
		expect(listed).toEqual([{ ...got, tags: [] }]);
	});
});
