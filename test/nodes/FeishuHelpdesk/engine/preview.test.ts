import { PNG } from '../../../support/images';
import { HELLO, items, openScene, receiver, type Scene } from '../../../support/scene';

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
			request: { body: { content: '{"image_key":"img_uploaded_first_a_png"}' } },
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

	test('takes no key', async () => {
		const keyed = { ...HELLO, options: { previewOnly: true, skipAlreadySentKey: 'T1' } };
		await scene.send(keyed, { items: items({}) });
		await scene.send({ ...HELLO, options: { skipAlreadySentKey: 'T1' } });
		expect(scene.sandbox.inbox).toHaveLength(1);
	});
});
