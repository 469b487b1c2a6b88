import type { INodeParameters } from 'n8n-workflow';
import { HELLO, items, openScene, receiver, ROUTES, type Scene } from '../../../../support/scene';
import { PNG } from '../../../../support/images';

let scene: Scene;
beforeAll(async () => {
	scene = await openScene();
});
beforeEach(() => {
	scene.sandbox.reset();
});
afterAll(() => scene.close());

/** The one message request that was sent, as Feishu saw it. */
function sent() {
	const requests = scene.sandbox.requests.filter(({ route }) => route === ROUTES.message);
	expect(requests).toHaveLength(1);
	const [request] = requests;
	const body = JSON.parse(String(request?.rawBody)) as { content: string };
	return {
		method: request?.method,
		path: request?.path,
		query: request?.query,
		contentType: request?.headers['content-type'],
		body,
		content: JSON.parse(body.content) as unknown,
	};
}

describe('text', () => {
	test('is sent as {"text": …}, serialised into the field content', async () => {
		const { output, error } = await scene.send(HELLO);
		expect(error).toBeUndefined();
		expect(sent()).toEqual({
			method: 'POST',
			path: '/open-apis/helpdesk/v1/message',
			query: { user_id_type: 'open_id' },
			contentType: 'application/json; charset=utf-8',
			body: {
				msg_type: 'text',
				content: '{"text":"Hello"}',
				receiver_id: 'ou_alice',
				receive_type: 'chat',
			},
			content: { text: 'Hello' },
		});
		expect(output).toEqual([
			[
				{
					json: {
						message_id: scene.sandbox.inbox[0]?.messageId,
						receiver_id: 'ou_alice',
						receive_type: 'chat',
						msg_type: 'text',
					},
					pairedItem: { item: 0 },
				},
			],
		]);
	});

	test('carries both headers, the helpdesk one without Bearer', async () => {
		await scene.send(HELLO);
		const headers = scene.sandbox.requests.at(-1)?.headers;
		const { helpdeskId, helpdeskToken } = scene.sandbox.credentials;
		expect(headers?.authorization).toBe(`Bearer ${scene.sandbox.issuedTokens.at(-1)}`);
		expect(headers?.['x-lark-helpdesk-authorization']).toBe(
			Buffer.from(`${helpdeskId}:${helpdeskToken}`).toString('base64'),
		);
	});

	test('takes a number that an expression yields', async () => {
		await scene.send({ ...HELLO, text: '={{ 6 * 7 }}' });
		expect(sent().content).toEqual({ text: '42' });
	});
});

describe('receiver', () => {
	test.each([
		['ou_alice', 'auto', 'open_id'],
		['on_alice', 'auto', 'union_id'],
		['a1b2c3', 'auto', 'user_id'],
		['  ou_alice\n', 'auto', 'open_id'],
		['ou_alice', 'open_id', 'open_id'],
		['a1b2c3', 'user_id', 'user_id'],
	])('%j with type %s is sent as %s', async (value, userIdType, expected) => {
		const { error } = await scene.send({
			...HELLO,
			receiver: receiver(value),
			options: { userIdType },
		});
		expect(error).toBeUndefined();
		expect(sent().query).toEqual({ user_id_type: expected });
		expect(sent().body).toMatchObject({ receiver_id: value.trim() });
	});

	test('private chat is receive_type user', async () => {
		await scene.send({ ...HELLO, receiveType: 'user' });
		expect(sent().body).toMatchObject({ receive_type: 'user' });
	});
});

describe('rich text', () => {
	const post = { zh_cn: { title: 'T', content: [[{ tag: 'text', text: 'a' }]] } };
	const message = (postJson: unknown, options = {}): INodeParameters => ({
		...HELLO,
		messageType: 'post',
		postMode: 'json',
		postJson: postJson as string,
		options,
	});

	test.each([
		['wrapped', JSON.stringify({ post })],
		['bare', JSON.stringify(post)],
		['as an object from an expression', '={{ $json.post }}'],
	])('given %s is sent in the documented shape', async (_shape, postJson) => {
		const { error } = await scene.send(message(postJson), { items: items({ post }) });
		expect(error).toBeUndefined();
		expect(sent().content).toEqual({ post });
	});

	test('is sent without the wrapper when the option says so', async () => {
		await scene.send(message(JSON.stringify({ post }), { postFormat: 'unwrapped' }));
		expect(sent().content).toEqual(post);
	});
});

describe('image', () => {
	const upload = { ...HELLO, messageType: 'image' };
	const withFile = (bytes: Buffer, field = 'data') => [
		{
			json: {},
			binary: {
				[field]: { data: bytes.toString('base64'), mimeType: 'image/png', fileName: 'Bild 图.png' },
			},
		},
	];

	test('from a file is uploaded first, then sent by its key: one request more', async () => {
		const { error } = await scene.send(upload, { items: withFile(PNG) });
		expect(error).toBeUndefined();
		expect(scene.sandbox.count(ROUTES.image)).toBe(1);
		const { image_key: key } = sent().content as { image_key: string };
		const stored = scene.sandbox.images.get(key);
		expect(stored?.bytes.equals(PNG)).toBe(true);
		expect(stored?.fileName).toBe('Bild 图.png');
	});

	test('by key needs no upload', async () => {
		const { error: first } = await scene.send(upload, { items: withFile(PNG) });
		expect(first).toBeUndefined();
		const { image_key: imageKey } = sent().content as { image_key: string };
		scene.sandbox.reset();
		const { error } = await scene.send({ ...upload, imageSource: 'key', imageKey });
		expect(error).toBeUndefined();
		expect(sent().content).toEqual({ image_key: imageKey });
		expect(scene.sandbox.count(ROUTES.image)).toBe(0);
	});
});

describe('card', () => {
	const card = {
		header: { title: { tag: 'plain_text', content: 'Hi' } },
		elements: [{ tag: 'hr' }],
	};

	test('of JSON 1.0 is sent as it is', async () => {
		const { error } = await scene.send({
			...HELLO,
			messageType: 'interactive',
			cardMode: 'json',
			cardJson: JSON.stringify(card),
		});
		expect(error).toBeUndefined();
		expect(sent().content).toEqual(card);
	});

	test('from a template carries id, version and variables of both fields', async () => {
		const { error } = await scene.send({
			...HELLO,
			messageType: 'interactive',
			cardMode: 'template',
			templateId: 'AAqTemplate',
			templateVersion: '1.0.2',
			templateVariables: '{"title":"from JSON","list":[1,2]}',
			templateFields: { variable: [{ name: 'title', value: 'from a field' }] },
		});
		expect(error).toBeUndefined();
		expect(sent().content).toEqual({
			type: 'template',
			data: {
				template_id: 'AAqTemplate',
				template_version_name: '1.0.2',
				template_variable: { title: 'from a field', list: [1, 2] },
			},
		});
	});

	test('from a template without version and variables sends neither', async () => {
		await scene.send({
			...HELLO,
			messageType: 'interactive',
			cardMode: 'template',
			templateId: 'AAqTemplate',
		});
		expect(sent().content).toEqual({ type: 'template', data: { template_id: 'AAqTemplate' } });
	});
});
