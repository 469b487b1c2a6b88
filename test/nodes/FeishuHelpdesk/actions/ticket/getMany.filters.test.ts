import type { INodeParameters } from 'n8n-workflow';
import { ticketFilters } from '../../../../../nodes/FeishuHelpdesk/actions/ticket/ticketFilters';
import { items, openScene, type Scene } from '../../../../support/scene';
import { asked, read } from '../reads';

let scene: Scene;
beforeAll(async () => {
	scene = await openScene();
});
beforeEach(() => {
	scene.sandbox.reset();
});
afterAll(() => scene.close());

const getMany = (filters: INodeParameters): INodeParameters => ({
	resource: 'ticket',
	operation: 'getMany',
	filters,
});
const PAGE = { page: ['1'], page_size: ['50'] };
const START = Date.UTC(2026, 0, 1);
const END = Date.UTC(2026, 5, 30);
const TIMES = { createTimeStart: '2026-01-01T00:00:00Z', createTimeEnd: '2026-06-30T00:00:00Z' };

const ODD = 'C++ & "50 %" 密码? #🚀/../=';

const ONE_BY_ONE: [INodeParameters, Record<string, string[]>][] = [
	[{ agentId: 'ou_agent_lin' }, { agent_id: ['ou_agent_lin'] }],
	[{ channel: 9 }, { channel: ['9'] }],
	[{ closedById: ' ou_agent_lin\n' }, { closed_by_id: ['ou_agent_lin'] }],
	[{ guestId: 'ou_guest_001' }, { guest_id: ['ou_guest_001'] }],
	[{ guestName: ODD }, { guest_name: [ODD] }],
	[{ score: 3 }, { score: ['3'] }],
	[{ solved: 1 }, { solved: ['1'] }],
	[{ type: 2 }, { type: ['2'] }],
	[{ statusList: [51] }, { status_list: ['51'] }],
	[{ statusList: [1, 50, 51] }, { status_list: ['1', '50', '51'] }],
	[{ statusList: '={{ "1, 51" }}' }, { status_list: ['1', '51'] }],
	[{ tags: 'VPN' }, { tags: ['VPN'] }],
	[{ tags: 'VPN, new & urgent\n🔥，打印机' }, { tags: ['VPN', 'new & urgent', '🔥', '打印机'] }],
	[{ tags: '={{ ["a, b", "c"] }}' }, { tags: ['a, b', 'c'] }],
	[{ ticketId: '6945345902185807891' }, { ticket_id: ['6945345902185807891'] }],
	[TIMES, { create_time_start: [String(START)], create_time_end: [String(END)] }],
	[
		{ updateTimeStart: START, updateTimeEnd: END },
		{ update_time_start: [String(START)], update_time_end: [String(END)] },
	],
	[{}, {}],
	[{ agentId: '', guestName: ' ', tags: ' ,\n', statusList: [], ticketId: '' }, {}],
	[{ createTimeStart: '', createTimeEnd: '', channel: '={{ null }}' }, {}],
	[{ guestName: '={{ 2026 }}' }, { guest_name: ['2026'] }],
];

describe('a filter of a list of tickets', () => {
	test.each(ONE_BY_ONE)('reaches Feishu exactly: %j', async (filters, query) => {
		await read(scene, getMany(filters));
		expect(asked(scene)).toEqual([['GET /tickets', { ...PAGE, ...query }]]);
	});

	test('works beside all others', async () => {
		const filters: INodeParameters = {
			agentId: 'ou_agent_lin',
			channel: 2,
			closedById: 'ou_agent_lin',
			...TIMES,
			guestId: 'ou_guest_001',
			guestName: '王',
			score: 1,
			solved: 2,
			type: 1,
			statusList: [2, 3],
			tags: 'a,b',
			ticketId: '1',
			updateTimeStart: START,
			updateTimeEnd: END,
		};
		await read(scene, getMany(filters));
		expect(asked(scene)).toEqual([
			[
				'GET /tickets',
				{
					...PAGE,
					agent_id: ['ou_agent_lin'],
					channel: ['2'],
					closed_by_id: ['ou_agent_lin'],
					create_time_start: [String(START)],
					create_time_end: [String(END)],
					guest_id: ['ou_guest_001'],
					guest_name: ['王'],
					score: ['1'],
					solved: ['2'],
					type: ['1'],
					status_list: ['2', '3'],
					tags: ['a', 'b'],
					ticket_id: ['1'],
					update_time_start: [String(START)],
					update_time_end: [String(END)],
				},
			],
		]);
		// No filter is left out above.
		expect(Object.keys(filters).sort()).toEqual(
			ticketFilters.field.options?.map(({ name }) => name).sort(),
		);
	});

	test('finds what it says: people, status, stage, tags and score', async () => {
		const { tickets } = scene.sandbox;
		const [tag] = tickets.flatMap(({ tags }) => tags);
		const cases: [INodeParameters, (ticket: (typeof tickets)[number]) => boolean][] = [
			[{ guestId: 'ou_guest_001' }, ({ guest }) => guest.id === 'ou_guest_001'],
			[{ statusList: [1, 2] }, ({ status }) => status === 1 || status === 2],
			[{ type: 1, score: 3 }, (ticket) => ticket.ticket_type === 1 && ticket.score === 3],
			[{ tags: tag?.name ?? '' }, ({ tags }) => tags.some(({ name }) => name === tag?.name)],
		];
		for (const [filters, fits] of cases) {
			const found = await read(scene, { ...getMany(filters), returnAll: true });
			expect(found.length).toBeGreaterThan(0);
			expect(found.map(({ ticket_id: id }) => id).sort()).toEqual(
				tickets
					.filter(fits)
					.map(({ ticket_id: id }) => id)
					.sort(),
			);
		}
	});

	test('is read anew for each item', async () => {
		await read(scene, getMany({ guestName: '={{ $json.name }}', tags: '={{ $json.tags }}' }), {
			items: items({ name: 'A', tags: ['x', 'y'] }, { name: 'B' }),
		});
		expect(asked(scene)).toEqual(
			expect.arrayContaining([
				['GET /tickets', { ...PAGE, guest_name: ['A'], tags: ['x', 'y'] }],
				['GET /tickets', { ...PAGE, guest_name: ['B'] }],
			]),
		);
		expect(asked(scene)).toHaveLength(2);
	});

	test.each([
		['agentId', 'agent_id'],
		['closedById', 'closed_by_id'],
		['guestId', 'guest_id'],
	])('takes a person from a list: %s', async (filter, query) => {
		const chosen = { __rl: true, mode: 'list', value: 'ou_agent_lin', cachedResultName: 'Lin' };
		await read(scene, getMany({ [filter]: chosen }));
		await read(scene, getMany({ [filter]: { __rl: true, mode: 'list', value: '' } }));
		expect(asked(scene)).toEqual([
			['GET /tickets', { ...PAGE, [query]: ['ou_agent_lin'] }],
			['GET /tickets', PAGE],
		]);
	});

	test.each(['create', 'update'] as const)(
		'after a moment alone means until now: %s',
		async (kind) => {
			const before = Date.now();
			await read(scene, getMany({ [`${kind}TimeStart`]: START }));
			const [[, query] = []] = asked(scene) as [string, Record<string, string[]>][];
			expect(query?.[`${kind}_time_start`]).toEqual([String(START)]);
			const end = Number(query?.[`${kind}_time_end`]?.[0]);
			expect(end).toBeGreaterThanOrEqual(before);
			expect(end).toBeLessThanOrEqual(Date.now());
		},
	);

	test('after a moment to come finds nothing, and is no error', async () => {
		const start = Date.now() + 86_400_000;
		await expect(read(scene, getMany({ createTimeStart: start }))).resolves.toEqual([]);
		expect(asked(scene)).toMatchObject([
			['GET /tickets', { create_time_start: [String(start)], create_time_end: [String(start)] }],
		]);
	});

	test.each(['create', 'update'] as const)(
		'before a moment alone begins before any helpdesk: %s',
		async (kind) => {
			await read(scene, getMany({ [`${kind}TimeEnd`]: END }));
			expect(asked(scene)).toMatchObject([
				[
					'GET /tickets',
					{
						[`${kind}_time_start`]: [String(Date.UTC(2016, 0, 1))],
						[`${kind}_time_end`]: [String(END)],
					},
				],
			]);
		},
	);

	test.each<[string, INodeParameters, string]>([
		[
			'dates in reverse',
			{ createTimeStart: '2026-01-02', createTimeEnd: '2026-01-01' },
			"'Created After' is later than 'Created Before'",
		],
		[
			'dates of the other pair in reverse',
			{ updateTimeStart: END, updateTimeEnd: START },
			"'Updated After' is later than 'Updated Before'",
		],
		[
			'a date that is none',
			{ ...TIMES, createTimeStart: 'soon' },
			"'Created After' is not a date: 'soon'",
		],
		['a status in words', { statusList: ['open'] }, "'Statuses' is not a whole number: 'open'"],
		['half a number', { channel: '={{ 1.5 }}' }, "'Channel' is not a whole number: '1.5'"],
		['two values for one', { channel: '={{ [2, 9] }}' }, "'Channel' takes one value, not 2"],
		['an object as a name', { guestName: '={{ {} }}' }, "'Guest Name' is an object, not text"],
		['a list as an ID', { agentId: '={{ ["a"] }}' }, "'Agent' is a list, not text"],
		[
			'an e-mail address, under which Feishu would find nobody, without a word',
			{ guestId: 'alice@example.com' },
			"'Guest' is an e-mail address, not an ID: 'alice@example.com'",
		],
		[
			'an ID of another kind',
			{ agentId: 'on_agent_lin' },
			"'Agent' holds a union_id, where Feishu takes open_ids only: 'on_agent_lin'",
		],
		[
			'the name of a person',
			{ closedById: 'Lin' },
			"'Closed By' holds a user_id, where Feishu takes open_ids only: 'Lin'",
		],
		['two people', { guestId: 'ou_a, ou_b' }, "'Guest' holds white space: 'ou_a, ou_b'"],
		['a chat', { guestId: 'oc_1' }, "'Guest' is the ID of a chat, not of a person: 'oc_1'"],
		['an object as a tag', { tags: '={{ [{}] }}' }, "'Tags' is an object, not text in entry 1"],
	])('is refused before asking: %s', async (_what, filters, message) => {
		const { error } = await scene.engine.run({ parameters: getMany(filters) });
		expect(error?.message).toBe(`${message} [item 0]`);
		expect(error?.description).toMatch(/\S{3}/);
		expect(scene.sandbox.requests).toEqual([]);
	});

	test('that is refused for one item stops all before the first request', async () => {
		const { error } = await scene.engine.run({
			parameters: getMany({ channel: '={{ $json.channel }}' }),
			items: items({ channel: 2 }, { channel: 'x' }),
		});
		expect(error?.message).toBe("'Channel' is not a whole number: 'x' [item 1]");
		expect(scene.sandbox.requests).toEqual([]);
	});

	test('lets the other items go on, if told so', async () => {
		const { output } = await scene.engine.run({
			parameters: { ...getMany({ channel: '={{ $json.channel }}' }), limit: 1 },
			items: items({ channel: 'x' }, { channel: 2 }),
			onError: 'continueErrorOutput',
		});
		expect(output.map((list) => list.map(({ pairedItem }) => pairedItem))).toEqual([
			[{ item: 1 }],
			[{ item: 0 }],
		]);
	});
});

describe('the choices of a filter', () => {
	test('have the numbers and words of Feishu', () => {
		const choices = Object.fromEntries(
			(ticketFilters.field.options ?? []).flatMap((field) =>
				'options' in field && field.options
					? [
							[
								field.name,
								field.options.map((option) =>
									'value' in option ? [option.value, option.name] : [],
								),
							],
						]
					: [],
			),
		) as object;
		expect(choices).toEqual({
			channel: [
				[2, 'QR Code'],
				[9, 'Open API'],
				[13, 'Search'],
				[14, 'Share'],
			],
			score: [
				[1, 'Dissatisfied'],
				[2, 'Average'],
				[3, 'Satisfied'],
			],
			solved: [
				[1, 'Unsolved'],
				[2, 'Solved'],
			],
			statusList: [
				[1, 'Created'],
				[2, 'Processing'],
				[3, 'Queued'],
				[4, 'Pending'],
				[5, 'Waiting for User'],
				[50, 'Closed by Bot'],
				[51, 'Closed by Agent'],
				[52, 'Closed by User'],
			],
			type: [
				[1, 'Bot'],
				[2, 'Human'],
			],
		});
	});
});
