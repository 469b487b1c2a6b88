import { PNG } from '../../../support/images';
import {
	byEmail,
	byMobile,
	HELLO,
	items,
	openScene,
	receiver,
	ROUTES,
	type Scene,
} from '../../../support/scene';

let scene: Scene;
beforeEach(async () => {
	scene = await openScene();
});
afterEach(() => scene.close());

const options = { previewOnly: true };

describe('a preview', () => {
	test('puts out the exact request, secrets masked, and sends nothing', async () => {
		const { output } = await scene.send({ ...HELLO, text: 'Say "hi"', options });
		expect(output[0]?.[0]).toEqual({
			json: {
				preview: true,
				receiver: 'ou_alice',
				chat: 'Service Group',
				text: 'Say "hi"',
				msg_type: 'text',
				request: {
					method: 'POST',
					url: `${scene.sandbox.url}/open-apis/helpdesk/v1/message?user_id_type=open_id`,
					query: { user_id_type: 'open_id' },
					headers: { Authorization: 'Bearer ***', 'X-Lark-Helpdesk-Authorization': '***' },
					body: {
						msg_type: 'text',
						content: '{"text":"Say \\"hi\\""}',
						receiver_id: 'ou_alice',
						receive_type: 'chat',
					},
				},
			},
			pairedItem: { item: 0 },
		});
		expect(scene.sandbox.requests).toHaveLength(0);
	});

	test('begins with the message as people read it, and has the request behind it', async () => {
		const card = {
			...{ messageType: 'interactive', cardMode: 'builder', receiveType: 'user' },
			...{
				cardTitle: 'INC-1',
				cardMarkdown: 'Done',
				cardFields: { field: [{ label: 'Status', value: '' }] },
			},
		};
		const { output } = await scene.send({
			...card,
			receiver: byEmail('alice@example.com'),
			options,
		});
		const json = output[0]?.[0]?.json ?? {};
		expect(Object.keys(json)).toEqual([
			...['preview', 'receiver', 'chat', 'text', 'msg_type', 'content', 'hints'],
			...['request', 'requestsBefore'],
		]);
		expect(json).toMatchObject({
			receiver: 'alice@example.com',
			chat: 'Private Chat',
			text: 'INC-1\nDone',
			content: { header: { title: { content: 'INC-1' } } },
		});
	});

	test('is what is sent without it', async () => {
		const { output } = await scene.send({ ...HELLO, options });
		await scene.send(HELLO);
		const { rawBody } = scene.sandbox.requests.at(-1) ?? {};
		expect(output[0]?.[0]?.json.request).toMatchObject({
			body: JSON.parse(String(rawBody)) as object,
		});
	});

	test('shows the upload that would go before', async () => {
		const file = { data: PNG.toString('base64'), mimeType: 'image/png', fileName: 'a.png' };
		const { output } = await scene.send(
			{ ...HELLO, messageType: 'image', options },
			{ items: [{ json: {}, binary: { data: file } }] },
		);
		expect(output[0]?.[0]?.json).toMatchObject({
			request: { body: { content: '{"image_key":"(image_key of the upload)"}' } },
			requestsBefore: [
				{
					method: 'POST',
					url: `${scene.sandbox.url}/open-apis/im/v1/images`,
					body: {
						image_type: 'message',
						image: { fileName: 'a.png', mimeType: 'image/png', bytes: PNG.length },
					},
				},
			],
		});
		expect(scene.sandbox.requests).toHaveLength(0);
	});

	test('checks everything that sending checks', async () => {
		const { error } = await scene.send({ ...HELLO, receiver: receiver('={{ "" }}'), options });
		expect(error?.message).toBe("'Receiver' is empty [item 0]");
	});

	test('looks up whom it is for, and sends nothing', async () => {
		const { output } = await scene.send({
			...HELLO,
			receiver: byEmail('alice@example.com'),
			options,
		});
		expect(output[0]?.[0]?.json).toMatchObject({
			request: { body: { receiver_id: 'ou_alice' } },
			requestsBefore: [{ method: 'POST' }],
		});
		expect(scene.sandbox.inbox).toHaveLength(0);
	});

	test.each([
		['e-mail address', byEmail('alice@example.com, nobody@example.com'), 'nobody@example.com'],
		['mobile number', byMobile('+8613000000009'), '+8613000000009'],
	])('finds an unknown %s, as sending would', async (_what, to, unknown) => {
		const { error } = await scene.send({ ...HELLO, receiver: to, options });
		expect(error?.message).toContain(`Feishu does not know: '${unknown}'`);
	});

	test('knows two addresses of one person', async () => {
		const to = byEmail('alice@example.com, ALICE@example.com');
		const { output } = await scene.send({ ...HELLO, receiver: to, options });
		expect(output[0]).toHaveLength(1);
	});

	test('of one item does not let another one leave', async () => {
		await scene.send(
			{
				...HELLO,
				receiver: byEmail('={{ $json.to }}'),
				options: { previewOnly: '={{ $json.preview }}' },
			},
			{
				items: items(
					{ to: 'alice@example.com', preview: true },
					{ to: 'bob@example.com', preview: false },
				),
			},
		);
		expect(scene.sandbox.inbox.map(({ receiverId }) => receiverId)).toEqual(['ou_bob']);
	});

	test('says that its key is taken', async () => {
		const sent = { ...HELLO, options: { skipAlreadySentKey: 'T1' } };
		const preview = { ...HELLO, options: { previewOnly: true, skipAlreadySentKey: 'T1' } };
		const hints = async () => (await scene.send(preview)).output[0]?.[0]?.json.hints;
		expect(await hints()).toBeUndefined();
		await scene.send(sent);
		expect(await hints()).toEqual(["Its key 'T1' was sent before, so it would be skipped."]);
		scene.sandbox.fault({ kind: 'resetAfterDelivery', route: ROUTES.message });
		const other = (key: string) => ({
			...HELLO,
			options: { ...preview.options, skipAlreadySentKey: key },
		});
		await scene.send({ ...HELLO, options: { skipAlreadySentKey: 'T2' } });
		const { output } = await scene.send(other('T2'));
		expect(output[0]?.[0]?.json.hints).toEqual([
			expect.stringContaining("The key 'T2' was taken by an earlier run"),
		]);
	});

	test('takes no key', async () => {
		const keyed = { ...HELLO, options: { previewOnly: true, skipAlreadySentKey: 'T1' } };
		await scene.send(keyed, { items: items({}) });
		await scene.send({ ...HELLO, options: { skipAlreadySentKey: 'T1' } });
		expect(scene.sandbox.inbox).toHaveLength(1);
	});
});
