import type { INodeParameters } from 'n8n-workflow';
import { ticketClosed } from '../../../../sandbox/server';
import { PNG } from '../../../support/images';
import { Engine } from '../../../support/engine';
import { HELLO, items, openScene, receiver, ROUTES, type Scene } from '../../../support/scene';
import { callTool } from '../../../support/toolAgent';

let scene: Scene;
beforeEach(async () => {
	scene = await openScene();
});
afterEach(() => scene.close());

const EACH: INodeParameters = {
	...HELLO,
	receiver: receiver('={{ $json.to }}'),
	text: '={{ $json.text }}',
};
const people = (count: number) =>
	items(...Array.from({ length: count }, (_, n) => ({ to: `ou_${n}`, text: `Text ${n}` })));

describe('requests', () => {
	test('one per message, and one for the token', async () => {
		const { output } = await scene.send(EACH, { items: people(25) });
		expect(output[0]).toHaveLength(25);
		expect(scene.sandbox.count(ROUTES.message)).toBe(25);
		expect(scene.sandbox.count(ROUTES.token)).toBe(1);
		expect(scene.sandbox.requests).toHaveLength(26);
	});

	test('the next execution, in another process too, uses the same token', async () => {
		await scene.send(HELLO);
		const other = await Engine.load({ credentials: scene.store });
		await other.run({ parameters: { resource: 'message', operation: 'send', ...HELLO } });
		expect(scene.sandbox.count(ROUTES.message)).toBe(2);
		expect(scene.sandbox.count(ROUTES.token)).toBe(1);
	});

	test('the same picture for twenty people is uploaded once', async () => {
		const file = { data: PNG.toString('base64'), mimeType: 'image/png', fileName: 'a.png' };
		const { output } = await scene.send(
			{ ...EACH, messageType: 'image' },
			{ items: people(20).map((item) => ({ ...item, binary: { data: file } })) },
		);
		expect(output[0]).toHaveLength(20);
		expect(scene.sandbox.count(ROUTES.image)).toBe(1);
		expect(scene.sandbox.count(ROUTES.message)).toBe(20);
	});

	test('no items, no requests', async () => {
		const { error } = await scene.send(EACH, { items: [] });
		expect(error).toBeUndefined();
		expect(scene.sandbox.requests).toHaveLength(0);
	});
});

describe('output', () => {
	test('is in item order and paired, whatever the order of the answers', async () => {
		scene.sandbox.fault({ kind: 'latency', minMs: 0, maxMs: 30, times: Infinity });
		const { output } = await scene.send(EACH, { items: people(30) });
		expect(output[0]?.map(({ json, pairedItem }) => [json.receiver_id, pairedItem])).toEqual(
			people(30).map((_, n) => [`ou_${n}`, { item: n }]),
		);
	});

	test('messages to one person keep the order of the items', async () => {
		scene.sandbox.fault({ kind: 'latency', minMs: 0, maxMs: 20, times: Infinity });
		await scene.send(EACH, {
			items: items(
				...Array.from({ length: 30 }, (_, n) => ({ to: `ou_${n % 3}`, text: String(n) })),
			),
		});
		for (const person of ['ou_0', 'ou_1', 'ou_2']) {
			const texts = scene.sandbox.inbox
				.filter(({ receiverId }) => receiverId === person)
				.map(({ rawContent }) => Number((JSON.parse(rawContent) as { text: string }).text));
			expect(texts).toEqual([...texts].sort((a, b) => a - b));
			expect(texts).toHaveLength(10);
		}
	});
});

describe('one bad item among five', () => {
	const five = () => {
		const list = people(5);
		list[2] = { json: { to: 'ou_2', text: '' } };
		return list;
	};

	test('stops the node before the first message leaves', async () => {
		const { error } = await scene.send(EACH, { items: five() });
		expect(error?.message).toBe("'Text' is empty [item 2]");
		expect(scene.sandbox.requests).toHaveLength(0);
	});

	test('becomes one error item in place when the node continues', async () => {
		const { output, error } = await scene.send(EACH, {
			items: five(),
			onError: 'continueRegularOutput',
		});
		expect(error).toBeUndefined();
		expect(output[0]).toHaveLength(5);
		expect(output[0]?.[2]).toEqual({
			json: {
				...five()[2]?.json,
				error: "'Text' is empty",
				errorDetails: {
					receiver: null,
					code: null,
					msg: "'Text' is empty",
					httpStatus: null,
					logId: null,
					hint: 'Enter the text of the message.',
					retryable: false,
					delivery: 'notSent',
				},
			},
			pairedItem: { item: 2 },
		});
		expect(scene.sandbox.inbox).toHaveLength(4);
	});

	test('goes to the error output with its input when the node has one', async () => {
		const { output } = await scene.send(EACH, { items: five(), onError: 'continueErrorOutput' });
		expect(output[0]).toHaveLength(4);
		expect(output[1]).toHaveLength(1);
		expect(output[1]?.[0]?.json).toMatchObject({
			to: 'ou_2',
			error: "'Text' is empty",
			errorDetails: { delivery: 'notSent' },
		});
	});
});

describe('a refusal of Feishu', () => {
	test('is a NodeApiError with the code, what to do and the log id, after one request', async () => {
		scene.sandbox.fault({ ...ticketClosed, route: ROUTES.message });
		const { error } = await scene.send(HELLO);
		expect(error?.name).toBe('NodeApiError');
		expect(error?.message).toBe('The ticket is already closed [154401]');
		expect(error?.description).toMatch(/start a new ticket/);
		expect(error?.description).toMatch(/Log ID: \w+$/);
		expect(error).toMatchObject({ httpCode: '401', context: { itemIndex: 0 } });
		expect(scene.sandbox.count(ROUTES.message)).toBe(1);
		expect(scene.sandbox.count(ROUTES.token)).toBe(1);
	});

	test('carries details for the workflow on the error output, with the input', async () => {
		scene.sandbox.fault({ ...ticketClosed, route: ROUTES.message, skip: 1 });
		const { output } = await scene.send(EACH, { items: people(2), onError: 'continueErrorOutput' });
		expect(output[0]).toHaveLength(1);
		expect(output[1]?.[0]?.json).toMatchObject({
			to: 'ou_1',
			error: 'The ticket is already closed [154401]',
			errorDetails: {
				code: 154401,
				msg: 'Ticket is already closed',
				httpStatus: 401,
				logId: expect.stringMatching(/\w+/) as string,
				retryable: false,
				delivery: 'notSent',
			},
		});
	});

	test('no successful output has a key error', async () => {
		const { output } = await scene.send(HELLO);
		expect(Object.keys(output[0]?.[0]?.json ?? {})).toEqual([
			'message_id',
			'receiver_id',
			'receive_type',
			'msg_type',
		]);
	});
});

test('an upload that is refused fails the item before its message is tried', async () => {
	scene.sandbox.fault({
		kind: 'answer',
		status: 400,
		code: 234007,
		msg: 'no bot',
		route: ROUTES.image,
	});
	const file = { data: PNG.toString('base64'), mimeType: 'image/png' };
	const { error } = await scene.send(
		{ ...HELLO, messageType: 'image' },
		{ items: [{ json: {}, binary: { data: file } }] },
	);
	expect(error?.message).toBe('The app has no bot [234007]');
	expect(scene.sandbox.count(ROUTES.message)).toBe(0);
});

describe('as a tool of an AI agent', () => {
	test('a failure tells the model what to do, not only what happened', async () => {
		const { failure } = await callTool(scene.engine, {
			parameters: {
				resource: 'message',
				operation: 'send',
				receiver: receiver('ou_stranger_otherapp'),
				messageType: 'text',
				text: "={{ $fromAI('text', 'What to say', 'string') }}",
			},
			arguments: { text: 'Hello' },
		});
		expect(failure).toContain('The open_id belongs to another app [99992361]');
		expect(failure).toContain('Read the ID with the app of this credential');
	});
});

describe('the option Max Wait', () => {
	const MAX_WAIT = { ...EACH, options: { maxWaitSeconds: '={{ $json.wait }}' } };
	const two = (...waits: unknown[]) =>
		items(...waits.map((wait, n) => ({ to: `ou_${n}`, text: 'x', wait: wait as number })));

	test('of each item is its own', async () => {
		const limited = await openScene({
			rateLimits: { [ROUTES.message]: { limit: 1, windowMs: 1500 } },
		});
		const { output } = await limited.send(MAX_WAIT, {
			items: two(180, 0, 180),
			onError: 'continueRegularOutput',
		});
		expect(output[0]?.map(({ json }) => json.error === undefined)).toEqual([true, false, true]);
		await limited.close();
	});

	test('that is no number fails its own item, and no other', async () => {
		for (const [waits, wrong] of [
			[['soon', 5], 0],
			[[5, 'soon'], 1],
		] as const) {
			const { output } = await scene.send(MAX_WAIT, {
				items: two(...waits),
				onError: 'continueRegularOutput',
			});
			expect(output[0]?.map(({ json }) => json.error !== undefined)).toEqual(
				waits.map((_, n) => n === wrong),
			);
		}
	});
});
