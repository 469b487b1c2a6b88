import type { INodeParameters } from 'n8n-workflow';
import { missingScope, rateLimit429, type Fault } from '../../../../../sandbox/server';
import {
	byEmail,
	byMobile,
	HELLO,
	items,
	openScene,
	receiver,
	ROUTES,
	type Scene,
} from '../../../../support/scene';
import { until } from '../../../../support/until';

let scene: Scene;
beforeAll(async () => {
	scene = await openScene();
});
beforeEach(() => {
	scene.sandbox.reset();
});
afterAll(() => scene.close());

const EACH: INodeParameters = { ...HELLO, text: '={{ $json.text ?? "Hello" }}' };
const TO_EMAIL: INodeParameters = { ...EACH, receiver: byEmail('={{ $json.to }}') };
const GO_ON = { onError: 'continueRegularOutput' } as const;

const lookUps = () => scene.sandbox.count(ROUTES.lookUp);
const messages = () => scene.sandbox.count(ROUTES.message);
const delivered = () => scene.sandbox.inbox.map(({ receiverId }) => receiverId);
const lookUpBodies = () =>
	scene.sandbox.requests
		.filter(({ route }) => route === ROUTES.lookUp)
		.map(({ rawBody }) => JSON.parse(String(rawBody)) as { emails?: string[]; mobiles?: string[] });
const onLookUp = (fault: Fault, times = 1) => {
	scene.sandbox.fault({ ...fault, times, route: ROUTES.lookUp });
};

describe('look-ups', () => {
	test('120 items with 60 addresses: 2 look-ups, 120 messages, in order for each person', async () => {
		const people = scene.sandbox.addPeople(60);
		scene.sandbox.fault({ kind: 'latency', minMs: 0, maxMs: 10, times: Infinity });
		const list = items(
			...Array.from({ length: 120 }, (_, n) => ({
				to: people[n % 60]?.email ?? '',
				text: `Text ${n}`,
			})),
		);
		const { output, error } = await scene.send(TO_EMAIL, { items: list });
		expect(error).toBeUndefined();
		expect([lookUps(), messages()]).toEqual([2, 120]);
		expect(lookUpBodies().map(({ emails }) => emails?.length)).toEqual([50, 10]);
		expect(output[0]?.map(({ json }) => [json.receiver_id, json.email])).toEqual(
			list.map(({ json }, n) => [people[n % 60]?.openId, json.to]),
		);
		for (const { openId } of people) {
			const numbers = scene.sandbox.inbox
				.filter(({ receiverId }) => receiverId === openId)
				.map(({ rawContent }) => Number(/\d+/.exec(rawContent)?.[0]));
			expect(numbers).toHaveLength(2);
			expect(numbers[0]).toBeLessThan(numbers[1] ?? 0);
		}
	});

	test('1,000 addresses: 20 look-ups, everybody once', async () => {
		const people = scene.sandbox.addPeople(1000);
		const { error } = await scene.send(TO_EMAIL, {
			items: items(...people.map(({ email }) => ({ to: email }))),
		});
		expect(error).toBeUndefined();
		expect([lookUps(), messages()]).toEqual([20, 1000]);
		expect(delivered().sort()).toEqual(people.map(({ openId }) => openId).sort());
	}, 60_000);

	test('e-mails and mobiles share requests', async () => {
		const people = scene.sandbox.addPeople(100);
		const { error } = await scene.send(
			{ ...EACH, receiver: '={{ $json.receiver }}' },
			{
				items: items(
					...people.map(({ email, mobile }, n) => ({
						receiver: n % 2 ? byMobile(mobile) : byEmail(email),
					})),
				),
			},
		);
		expect(error).toBeUndefined();
		expect([lookUps(), messages()]).toEqual([1, 100]);
		expect(lookUpBodies()[0]?.emails).toHaveLength(50);
		expect(lookUpBodies()[0]?.mobiles).toHaveLength(50);
		expect(delivered().sort()).toEqual(people.map(({ openId }) => openId).sort());
	});

	test('are not made for people known by ID, nor for no items', async () => {
		await scene.send(HELLO);
		await scene.send(TO_EMAIL, { items: [] });
		expect(lookUps()).toBe(0);
	});

	test('find an address in capitals, and a number with and without +86', async () => {
		const { error } = await scene.send(
			{ ...EACH, receiver: '={{ $json.receiver }}' },
			{
				items: items(
					{ receiver: byEmail('ALICE@Example.com') },
					{ receiver: byEmail('alice@example.com') },
					{ receiver: byMobile('138 0000 0002') },
					{ receiver: byMobile('+86-138-0000-0002') },
				),
			},
		);
		expect(error).toBeUndefined();
		expect(lookUps()).toBe(1);
		expect(delivered().sort()).toEqual(['ou_alice', 'ou_alice', 'ou_bob', 'ou_bob']);
	});

	test.each([
		['union_id', 'on_alice'],
		['user_id', 'alice'],
		['open_id', 'ou_alice'],
	])('yield a %s where the option says so', async (userIdType, id) => {
		const { output } = await scene.send({
			...HELLO,
			receiver: byEmail('alice@example.com'),
			options: { userIdType },
		});
		expect(output[0]?.[0]?.json).toMatchObject({ receiver_id: id, email: 'alice@example.com' });
		for (const { path, query } of scene.sandbox.requests) {
			if (!path.includes('token')) expect(query).toEqual({ user_id_type: userIdType });
		}
		expect(delivered()).toEqual([id]);
	});

	test('an item by e-mail and one by ID of the same person keep their order', async () => {
		const alternating = Array.from({ length: 20 }, (_, n) => ({
			receiver: n % 2 ? receiver('ou_alice') : byEmail('alice@example.com'),
			text: `Text ${n}`,
		}));
		scene.sandbox.fault({ kind: 'latency', minMs: 0, maxMs: 10, times: Infinity });
		await scene.send(
			{ ...EACH, receiver: '={{ $json.receiver }}' },
			{ items: items(...alternating) },
		);
		expect(scene.sandbox.inbox.map(({ rawContent }) => rawContent)).toEqual(
			alternating.map(({ text }) => JSON.stringify({ text })),
		);
	});
});

describe('an address that leads to nobody', () => {
	const someGood = () => scene.sandbox.addPeople(9).map(({ email }) => ({ to: email }));

	test('stops everything before the first message, and is named', async () => {
		const list = someGood();
		list.splice(4, 0, { to: 'nobody@example.com' });
		const { error } = await scene.send(TO_EMAIL, { items: items(...list) });
		expect(error?.message).toBe(
			"'Receiver' is an e-mail address that Feishu does not know: 'nobody@example.com' [item 4]",
		);
		expect(error?.description).toContain('Of 10 items: 0 sent, 1 failed, 9 not tried.');
		expect(messages()).toBe(0);
	});

	test('fails alone with an error output', async () => {
		const list = someGood();
		list.splice(4, 0, { to: 'nobody@example.com' });
		const { output } = await scene.send(TO_EMAIL, {
			items: items(...list),
			onError: 'continueErrorOutput',
		});
		expect(output.map((each) => each.length)).toEqual([9, 1]);
		expect(output[1]?.[0]?.pairedItem).toEqual({ item: 4 });
		expect(output[1]?.[0]?.json).toMatchObject({
			errorDetails: { delivery: 'notSent', retryable: false },
		});
		expect(delivered()).toHaveLength(9);
	});

	test.each<[string, INodeParameters, string, RegExp]>([
		[
			'of somebody who left the company',
			byEmail('={{ "eve@example.com" }}'),
			"'Receiver' belongs to a person who has left the company: 'eve@example.com'",
			/Choose another person/,
		],
		[
			"outside the app's contact range",
			byEmail('={{ "frank@example.com" }}'),
			"'Receiver' is an e-mail address that Feishu does not know: 'frank@example.com'",
			/outside the app's contact range: .*'Data Permissions'/,
		],
		[
			'that is a company mailbox',
			byEmail('={{ "grace@corp.example.com" }}'),
			"'Receiver' is an e-mail address that Feishu does not know: 'grace@corp.example.com'",
			/A company mailbox of Feishu Mail can't be looked up/,
		],
		[
			'by mobile',
			byMobile('={{ "+6580000000" }}'),
			"'Receiver' is a mobile number that Feishu does not know: '+6580000000'",
			/with \+ and the country code outside mainland China/,
		],
		[
			'by mobile, of somebody who left',
			byMobile('={{ 13800000005 }}'),
			"'Receiver' belongs to a person who has left the company: '13800000005'",
			/Choose another person/,
		],
	])('%s says so', async (_what, to, message, hint) => {
		const { error } = await scene.send({ ...HELLO, receiver: to });
		expect(error?.message).toBe(`${message} [item 0]`);
		expect(error?.description).toMatch(hint);
		expect(messages()).toBe(0);
	});

	test('is asked for once more, to tell who left; one that is found is not', async () => {
		await scene.send(TO_EMAIL, {
			items: items({ to: 'alice@example.com' }, { to: 'eve@example.com' }),
		});
		expect(lookUpBodies()).toEqual([
			{ emails: ['alice@example.com', 'eve@example.com'] },
			{ emails: ['eve@example.com'], include_resigned: true },
		]);
	});

	test.each([
		[byEmail('={{ "alice" }}'), "'Receiver' is not an e-mail address: 'alice'"],
		[byEmail('={{ "" }}'), "'Receiver' is empty"],
		[byMobile('={{ "alice" }}'), "'Receiver' is not a mobile number: 'alice'"],
		[byEmail('={{ { to: 1 } }}'), "'Receiver' is an object, not text"],
	])('because it is none (%j) is refused before any request', async (to, message) => {
		const { error } = await scene.send({ ...HELLO, receiver: to });
		expect(error?.message).toBe(`${message} [item 0]`);
		expect(scene.sandbox.requests).toHaveLength(0);
	});
});

describe('a list in one field', () => {
	const THREE = 'alice@example.com{}bob@example.com{}carol@example.com';
	const THREE_IDS = ['ou_alice', 'ou_bob', 'ou_carol'];

	test.each([
		['commas', THREE.replaceAll('{}', ', ')],
		['line breaks', THREE.replaceAll('{}', '\n')],
		['semicolons', THREE.replaceAll('{}', ';')],
		['Chinese commas', THREE.replaceAll('{}', '，')],
		['an expression that yields a list', `={{ ${JSON.stringify(THREE.split('{}'))} }}`],
	])('with %s: a message each, and an output item each, paired to the item', async (_how, to) => {
		const { output, error } = await scene.send(
			{ ...EACH, receiver: byEmail(to) },
			{ items: items({}, {}) },
		);
		expect(error).toBeUndefined();
		expect(output[0]?.map(({ json, pairedItem }) => [json.receiver_id, pairedItem])).toEqual(
			[0, 1].flatMap((item) => THREE_IDS.map((id) => [id, { item }])),
		);
		expect([lookUps(), messages()]).toEqual([1, 6]);
	});

	test('of IDs needs no look-up', async () => {
		const { output } = await scene.send({
			...HELLO,
			receiver: receiver('ou_alice，on_bob\ncarol'),
		});
		expect(output[0]?.map(({ json }) => json.receiver_id)).toEqual(['ou_alice', 'on_bob', 'carol']);
		expect(lookUps()).toBe(0);
	});

	test('names a person twice, who gets the message once', async () => {
		const { output } = await scene.send({
			...HELLO,
			receiver: byEmail('alice@example.com, bob@example.com, Alice@Example.com'),
		});
		expect(output[0]).toHaveLength(2);
		expect(delivered().sort()).toEqual(['ou_alice', 'ou_bob']);
	});

	test('that is empty is refused', async () => {
		const { error } = await scene.send({ ...HELLO, receiver: byEmail('={{ [] }}') });
		expect(error?.message).toBe("'Receiver' is empty [item 0]");
	});

	test('fails per receiver: the others get their message', async () => {
		const to = 'alice@example.com, nobody, eve@example.com, bob@example.com';
		const { output } = await scene.send(
			{ ...HELLO, receiver: byEmail(`={{ ${JSON.stringify(to)} }}`) },
			{ onError: 'continueErrorOutput' },
		);
		expect(output.map((each) => each.map(({ json }) => json.email ?? json.error))).toEqual([
			['alice@example.com', 'bob@example.com'],
			[
				"'Receiver' is not an e-mail address: 'nobody'",
				"'Receiver' belongs to a person who has left the company: 'eve@example.com'",
			],
		]);
		expect(delivered().sort()).toEqual(['ou_alice', 'ou_bob']);
	});

	test.each<[string, string, string[]]>([
		[
			'not well-formed',
			'bob, alice@example.com, carol',
			["'Receiver' is not an e-mail address: 'carol' [item 0]"],
		],
		[
			'not found',
			'frank@example.com, alice@example.com, nobody@example.com, eve@example.com',
			[
				"'Receiver' is an e-mail address that Feishu does not know: 'nobody@example.com' [item 0]",
				"'Receiver' belongs to a person who has left the company: 'eve@example.com' [item 0]",
			],
		],
	])('names all that are %s at once, each with its reason', async (_what, to, others) => {
		const { error } = await scene.send({ ...HELLO, receiver: byEmail(`={{ '${to}' }}`) });
		expect(error?.description).toContain(`\nAlso wrong:\n${others.join('\n')}\nOf `);
		expect(messages()).toBe(0);
	});

	test('names ten of many that are wrong, and counts the others', async () => {
		const to = Array.from({ length: 30 }, (_, n) => `wrong${n}`).join(', ');
		const { error } = await scene.send({ ...HELLO, receiver: byEmail(`={{ '${to}' }}`) });
		expect(error?.description).toMatch(/'wrong10' \[item 0\]\nand 19 more\nOf 30 receivers/);
		expect(error?.description).not.toContain("'wrong11'");
	});

	test('takes a column that was pasted, whose line breaks became spaces', async () => {
		const to = 'alice@example.com bob@example.com';
		const { error } = await scene.send({ ...HELLO, receiver: byEmail(to) });
		expect(error).toBeUndefined();
		expect(delivered().sort()).toEqual(['ou_alice', 'ou_bob']);
	});

	test('stops before the first message when one of it is wrong, and counts receivers', async () => {
		const { error } = await scene.send({
			...HELLO,
			receiver: byEmail('={{ "alice@example.com, nobody@example.com, bob@example.com" }}'),
		});
		expect(error?.message).toMatch(/does not know: 'nobody@example.com' \[item 0\]$/);
		expect(error?.description).toContain('Of 3 receivers: 0 sent, 1 failed, 2 not tried.');
		expect(messages()).toBe(0);
	});

	test('with Retry On Fail goes on with those who did not get it', async () => {
		scene.sandbox.fault({
			kind: 'answer',
			status: 400,
			code: 154000,
			msg: 'bad request',
			route: ROUTES.message,
			skip: 1,
		});
		const { output, error } = await scene.send(
			{ ...HELLO, receiver: byEmail(THREE.replaceAll('{}', ',')) },
			{ retryOnFail: true, maxTries: 3, waitBetweenTries: 1 },
		);
		expect(error).toBeUndefined();
		expect(output[0]?.map(({ json }) => json.receiver_id)).toEqual(THREE_IDS);
		expect(delivered().sort()).toEqual(THREE_IDS);
	});

	test('with a key skips only those who got the message before', async () => {
		const to = (list: string) => ({
			...HELLO,
			receiver: byEmail(list),
			options: { skipAlreadySentKey: 'T1' },
		});
		await scene.send(to('alice@example.com, bob@example.com'), { workflowId: 'list-with-key' });
		const { output } = await scene.send(to('alice@example.com, carol@example.com'), {
			workflowId: 'list-with-key',
		});
		expect(output[0]?.map(({ json }) => json)).toEqual([
			{ skipped: true, key: 'T1' },
			expect.objectContaining({ receiver_id: 'ou_carol' }),
		]);
		expect(delivered().sort()).toEqual(THREE_IDS);
	});

	test('of 10,000 is sent to all of them, once each, with reasonable work', async () => {
		const before = process.cpuUsage();
		const people = scene.sandbox.addPeople(10_000);
		const { output, error } = await scene.send(
			{ ...HELLO, receiver: byEmail('={{ $json.people }}') },
			{ items: items({ people: people.map(({ email }) => email) }) },
		);
		expect(error).toBeUndefined();
		expect([lookUps(), messages()]).toEqual([200, 10_000]);
		expect(output[0]?.map(({ json }) => json.receiver_id)).toEqual(
			people.map(({ openId }) => openId),
		);
		expect(new Set(delivered()).size).toBe(10_000);
		// Sandbox included, a message takes 2 ms; a run that looked at all of them for each would not end. What
		// else the machine does is no work of this process.
		const { user, system } = process.cpuUsage(before);
		expect((user + system) / 1000).toBeLessThan(120_000);
	}, 900_000);
});

describe('an ID of another app', () => {
	test('is explained: IDs belong to apps', async () => {
		const { error } = await scene.send({ ...HELLO, receiver: receiver('ou_alice_otherapp') });
		expect(error?.message).toBe('The open_id belongs to another app [99992361]');
		expect(error?.description).toMatch(/valid only in the app that it was read with/);
		expect(messages()).toBe(1);
	});
});

describe('a look-up that fails', () => {
	test('for its scope: nothing is sent, and the scope is named', async () => {
		onLookUp(missingScope('contact:user.id:readonly'));
		const { error } = await scene.send({ ...HELLO, receiver: byEmail('alice@example.com') });
		expect(error?.message).toBe(
			'The app lacks a permission for this: contact:user.id:readonly [99991672]',
		);
		expect([lookUps(), messages()]).toEqual([1, 0]);
	});

	test.each<[string, Fault]>([
		['a server error', { kind: 'answer', status: 500, code: 155000, msg: 'internal' }],
		['a broken connection', { kind: 'resetBefore' }],
		['the page of a proxy', { kind: 'html', status: 502 }],
	])('with %s is tried three times, then nothing is sent', async (_what, fault) => {
		onLookUp(fault, Infinity);
		const { output } = await scene.send(
			{ ...HELLO, receiver: byEmail('alice@example.com') },
			GO_ON,
		);
		expect([lookUps(), messages()]).toEqual([3, 0]);
		expect(output[0]?.[0]?.json).toMatchObject({ errorDetails: { delivery: 'notSent' } });
	});

	test.each<[string, Fault]>([
		['a server error', { kind: 'answer', status: 500, code: 155000, msg: 'internal' }],
		['a broken connection', { kind: 'resetAfterDelivery' }],
		['the rate limit', rateLimit429(1)],
	])('once with %s is repeated, and the message goes out once', async (_what, fault) => {
		onLookUp(fault);
		const { error } = await scene.send({ ...HELLO, receiver: byEmail('alice@example.com') });
		expect(error).toBeUndefined();
		expect([lookUps(), messages()]).toEqual([2, 1]);
	});

	test("for longer than 'Max Wait' at the rate limit: nothing is sent", async () => {
		onLookUp(rateLimit429(600), Infinity);
		const { error } = await scene.send({
			...HELLO,
			receiver: byEmail('alice@example.com'),
			options: { maxWaitSeconds: 1 },
		});
		expect(error?.message).toMatch(/too many came at once \[99991400\]$/);
		expect([lookUps(), messages()]).toEqual([1, 0]);
	});

	test('for some fails only the items it was for', async () => {
		const people = scene.sandbox.addPeople(60);
		scene.sandbox.fault({
			...missingScope('contact:user.id:readonly'),
			route: ROUTES.lookUp,
			when: ({ rawBody }) => !String(rawBody).includes(people[0]?.email ?? '?'),
		});
		const { output } = await scene.send(TO_EMAIL, {
			items: items(...people.map(({ email }) => ({ to: email })), { to: 'x' }),
			onError: 'continueErrorOutput',
		});
		expect(output.map((each) => each.length)).toEqual([50, 11]);
		expect(delivered()).toHaveLength(50);
	});

	test('with an answer that says nothing: nothing is sent', async () => {
		onLookUp({ kind: 'answer', status: 200, code: 0, msg: 'ok' }, Infinity);
		const { error } = await scene.send({ ...HELLO, receiver: byEmail('alice@example.com') });
		expect(error?.message).toBe("Feishu's answer lacks the list of people [0]");
		expect(messages()).toBe(0);
	});
});

describe('a cancelled execution', () => {
	test('during the look-up sends nothing and ends as cancelled', async () => {
		onLookUp({ kind: 'latency', ms: 300 });
		const started = scene.engine.start({
			parameters: {
				resource: 'message',
				operation: 'send',
				...HELLO,
				receiver: byEmail('alice@example.com'),
			},
		});
		await until(() => lookUps() > 0);
		started.cancel();
		const { run, error } = await started.result;
		expect(run.status).toBe('canceled');
		expect(error?.message ?? '').not.toMatch(/lacks what was asked/);
		expect(messages()).toBe(0);
	});
});

describe('a preview', () => {
	test('sends nothing, and shows the look-up and the message', async () => {
		const { output } = await scene.send({
			...HELLO,
			receiver: byEmail('alice@example.com, bob@example.com'),
			options: { previewOnly: true },
		});
		expect(output[0]).toHaveLength(2);
		expect(output[0]?.[0]?.json).toMatchObject({
			preview: true,
			requestsBefore: [
				{
					method: 'POST',
					url: `${scene.sandbox.url}/open-apis/contact/v3/users/batch_get_id?user_id_type=open_id`,
					body: { emails: ['alice@example.com'] },
				},
			],
			request: { body: { receiver_id: 'ou_alice', msg_type: 'text' } },
		});
		expect([lookUps(), messages()]).toEqual([1, 0]);
	});
});
