import { keepBinaryDataOutsideItems, storeBinaryData } from '../../../../support/binaryData';
import { PNG } from '../../../../support/images';
import { HELLO, openScene, type Scene } from '../../../../support/scene';

let scene: Scene;
beforeAll(async () => {
	// As in production: items hold an id, the bytes are elsewhere.
	keepBinaryDataOutsideItems();
	scene = await openScene();
});
afterAll(() => scene.close());

const image = { ...HELLO, messageType: 'image' };

test('a file that n8n keeps outside the item is sent whole', async () => {
	const data = await storeBinaryData(PNG, 'a.png', 'image/png');
	expect(data.data).not.toContain('iVBOR');
	const { error } = await scene.send(image, { items: [{ json: {}, binary: { data } }] });
	expect(error).toBeUndefined();
	expect([...scene.sandbox.images.values()].at(-1)?.bytes.equals(PNG)).toBe(true);
});

test('ten files in ten items reach the right people', async () => {
	const files = await Promise.all(
		Array.from({ length: 10 }, async (_, n) => ({
			json: {},
			binary: {
				picture: await storeBinaryData(
					Buffer.concat([PNG, Buffer.from([n])]),
					`${n}.png`,
					'image/png',
				),
			},
		})),
	);
	scene.sandbox.reset();
	const { error } = await scene.send(
		{
			...image,
			receiver: { __rl: true, mode: 'id', value: '=ou_{{ $itemIndex }}' },
			binaryPropertyName: 'picture',
		},
		{ items: files },
	);
	expect(error).toBeUndefined();
	for (const message of scene.sandbox.inbox) {
		const { image_key: key } = JSON.parse(message.rawContent) as { image_key: string };
		expect(scene.sandbox.images.get(key)?.fileName).toBe(`${message.receiverId.slice(3)}.png`);
	}
	expect(scene.sandbox.inbox).toHaveLength(10);
});
