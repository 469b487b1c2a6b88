import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { expiredToken, rateLimit429, type Fault } from '../../../../../sandbox/server';
import { gif, PNG } from '../../../../support/images';
import { text } from '../../../../support/values';
import { HELLO, openScene, receiver, ROUTES, type Scene } from '../../../../support/scene';

let scene: Scene;
beforeAll(async () => {
	scene = await openScene();
});
beforeEach(() => {
	scene.sandbox.reset();
});
afterAll(() => scene.close());

const UPLOAD: INodeParameters = { resource: 'image', operation: 'upload' };
const upload = (items: INodeExecutionData[], parameters: INodeParameters = {}) =>
	scene.engine.run({
		items,
		parameters: { ...UPLOAD, ...parameters },
		onError: 'continueRegularOutput',
	});
const withFile = (bytes: Buffer, fileName = 'a.png', mimeType = 'image/png') => ({
	json: {},
	binary: { data: { data: bytes.toString('base64'), mimeType, fileName } },
});
const uploads = () => scene.sandbox.count(ROUTES.image);
/** A picture that no other is equal to. */
const picture = (n: number) => Buffer.concat([PNG, Buffer.from(`#${n}`)]);
const onUpload = (fault: Fault, times = 1) => {
	scene.sandbox.fault({ ...fault, times, route: ROUTES.image });
};

describe('uploading an image', () => {
	test('puts out its key, name, true type and size', async () => {
		const { output } = await upload([withFile(PNG, 'Foto 1 “ä”.png')]);
		const { image_key: key } = output[0]?.[0]?.json ?? {};
		expect(output[0]).toEqual([
			{
				json: {
					image_key: expect.stringMatching(/^img_v3_/) as string,
					file_name: 'Foto 1 “ä”.png',
					mime_type: 'image/png',
					size: PNG.length,
				},
				pairedItem: { item: 0 },
			},
		]);
		const stored = scene.sandbox.images.get(text(key));
		expect(stored?.bytes.equals(PNG)).toBe(true);
		expect(stored?.fileName).toBe('Foto 1 “ä”.png');
	});

	test('is the documented request: a form with image_type message and the file', async () => {
		await upload([withFile(PNG)]);
		const request = scene.sandbox.requests.find(({ route }) => route === ROUTES.image);
		const type = request?.headers['content-type'] ?? '';
		expect(type).toMatch(/^multipart\/form-data; boundary=/);
		const form = String(request?.rawBody);
		expect([...form.matchAll(/name="(\w+)"/g)].map(([, name]) => name)).toEqual([
			'image_type',
			'image',
		]);
		expect(form).toMatch(/name="image_type"\r\n\r\nmessage\r\n/);
		expect(form).toMatch(/name="image"; filename="a\.png"\r\nContent-Type: image\/png\r\n\r\n/);
	});

	test('goes by the content, not by the name and the type that the item claims', async () => {
		const { output } = await upload([withFile(gif(2, 2), 'a.png')]);
		expect(output[0]?.[0]?.json).toMatchObject({ mime_type: 'image/gif' });
	});

	test('takes a file from the field that is named', async () => {
		const { binary, json } = withFile(PNG);
		const { output } = await upload([{ json, binary: { photo: binary.data } }], {
			binaryPropertyName: 'photo',
		});
		expect(output[0]?.[0]?.json).toHaveProperty('image_key');
	});

	test('of the same picture in ten items is one upload; of others, one each', async () => {
		const { output } = await upload([
			...Array.from({ length: 10 }, (_, n) => withFile(PNG, `${n}.png`)),
			...Array.from({ length: 5 }, (_, n) => withFile(picture(n), `p${n}.png`)),
		]);
		expect(uploads()).toBe(6);
		const keys = (output[0] ?? []).map(({ json }) => json.image_key);
		expect(new Set(keys.slice(0, 10)).size).toBe(1);
		expect(new Set(keys).size).toBe(6);
		expect(output[0]?.[3]?.json.file_name).toBe('3.png');
		for (const [n, key] of keys.slice(10).entries()) {
			expect(scene.sandbox.images.get(text(key))?.bytes.equals(picture(n))).toBe(true);
		}
	});

	test('never has more than four under way, and takes all of twenty', async () => {
		let [underWay, most] = [0, 0];
		scene.sandbox.fault({
			kind: 'latency',
			ms: 30,
			times: Infinity,
			route: ROUTES.image,
			when: (request) => {
				const open = scene.sandbox.requests.filter(
					({ route, status }) => route === ROUTES.image && status === undefined,
				);
				underWay = open.filter((each) => each !== request).length + 1;
				most = Math.max(most, underWay);
				return true;
			},
		});
		const { output } = await upload(Array.from({ length: 20 }, (_, n) => withFile(picture(n))));
		expect(output[0]?.every(({ json }) => 'image_key' in json)).toBe(true);
		expect(most).toBeGreaterThan(1);
		expect(most).toBeLessThanOrEqual(4);
	});

	test.each<[string, INodeExecutionData, RegExp]>([
		['no file', { json: {} }, /names 'data', where the item has no file/],
		['an empty file', withFile(Buffer.alloc(0)), /holds an empty file/],
		['text', withFile(Buffer.from('Hello, I am text')), /not an image Feishu takes/],
		['too many pixels', withFile(gif(2001, 1)), /2001 × 1 pixels/],
		[
			'11 MB',
			withFile(Buffer.concat([PNG, Buffer.alloc(11 * 1024 * 1024)])),
			/an image over 10 MB/,
		],
	])('with %s is refused before anything is sent', async (_what, item, says) => {
		const { output } = await upload([item]);
		expect(output[0]?.[0]?.json.error).toMatch(says);
		expect(scene.sandbox.requests).toHaveLength(0);
	});

	test('takes exactly 10 MB, byte by byte', async () => {
		const bytes = Buffer.alloc(10 * 1024 * 1024, 'Ü7');
		PNG.copy(bytes);
		const { output } = await upload([withFile(bytes)]);
		const key = text(output[0]?.[0]?.json.image_key);
		expect(scene.sandbox.images.get(key)?.bytes.equals(bytes)).toBe(true);
	});

	test.each<[string, Fault]>([
		['a token that ran out', expiredToken],
		['the rate limit', rateLimit429(1)],
		['a server error', { kind: 'answer', status: 500, code: 155000, msg: 'internal' }],
		['a broken connection', { kind: 'resetBefore' }],
		['a lost answer', { kind: 'resetAfterDelivery' }],
	])('is repeated whole after %s', async (_what, fault) => {
		onUpload(fault);
		const bytes = picture(99);
		const { output } = await upload([withFile(bytes)]);
		const key = text(output[0]?.[0]?.json.image_key);
		expect(scene.sandbox.images.get(key)?.bytes.equals(bytes)).toBe(true);
		expect(uploads()).toBe(2);
	});

	test('that fails for one picture fails only the items with it', async () => {
		scene.sandbox.fault({
			kind: 'answer',
			status: 400,
			code: 234011,
			msg: "Can't recognize the image format.",
			route: ROUTES.image,
			when: ({ rawBody }) => rawBody.includes('#2'),
		});
		const { output } = await upload([1, 2, 3, 2].map((n) => withFile(picture(n))));
		expect(output[0]?.map(({ json }) => json.error)).toEqual([
			undefined,
			'Feishu does not know the format of this image [234011]',
			undefined,
			'Feishu does not know the format of this image [234011]',
		]);
	});
});

describe('a picture in messages', () => {
	const file = withFile(PNG);
	test('for twenty people is one upload and twenty messages', async () => {
		const { error } = await scene.send(
			{ ...HELLO, messageType: 'image', receiver: receiver('=ou_p{{ $itemIndex }}') },
			{ items: Array.from({ length: 20 }, () => file) },
		);
		expect(error).toBeUndefined();
		expect([uploads(), scene.sandbox.inbox.length]).toEqual([1, 20]);
		expect(new Set(scene.sandbox.inbox.map(({ rawContent }) => rawContent)).size).toBe(1);
	});

	test('for a list of twenty people in one item is one upload too', async () => {
		const twenty = Array.from({ length: 20 }, (_, n) => `ou_p${n}`).join(',');
		await scene.send(
			{ ...HELLO, messageType: 'image', receiver: receiver(twenty) },
			{ items: [file] },
		);
		expect([uploads(), scene.sandbox.inbox.length]).toEqual([1, 20]);
	});

	test('is one upload for an image message, rich text and a card of three items', async () => {
		const image = { imageSource: 'binary', binaryPropertyName: 'data' };
		const { error } = await scene.send(
			{
				...HELLO,
				messageType: '={{ ["image", "post", "interactive"][$itemIndex] }}',
				postMode: 'builder',
				postParagraphs: { paragraph: [{ elements: { element: [{ type: 'img', ...image }] } }] },
				cardMode: 'builder',
				cardTitle: 'Title',
				cardImage: { image: { ...image, alt: 'A' } },
			},
			{ items: [file, file, file] },
		);
		expect(error).toBeUndefined();
		expect(scene.sandbox.inbox.map(({ msgType }) => msgType)).toEqual([
			'image',
			'post',
			'interactive',
		]);
		expect(uploads()).toBe(1);
		const keys = scene.sandbox.inbox.map(({ rawContent }) => /img_v3_\w+/.exec(rawContent)?.[0]);
		expect(new Set(keys).size).toBe(1);
	});

	test('that cannot be uploaded: no message leaves', async () => {
		onUpload({ kind: 'answer', status: 400, code: 234007, msg: 'no bot' });
		const { error } = await scene.send({ ...HELLO, messageType: 'image' }, { items: [file, file] });
		expect(error?.message).toMatch(/^The app has no bot.* \[234007\]$/);
		expect(scene.sandbox.count(ROUTES.message)).toBe(0);
	});
});
