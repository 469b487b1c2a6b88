import { createHash, randomBytes } from 'node:crypto';
import type { INodeExecutionData } from 'n8n-workflow';
import { expiredToken, type Fault } from '../../../../../sandbox/server';
import { keepBinaryDataOutsideItems, storeBinaryData } from '../../../../support/binaryData';
import { PNG } from '../../../../support/images';
import { text } from '../../../../support/values';
import { openScene, ROUTES, type Scene } from '../../../../support/scene';

let scene: Scene;
beforeAll(async () => {
	// As in production: items hold an id, the bytes are elsewhere.
	keepBinaryDataOutsideItems();
	scene = await openScene();
});
beforeEach(() => {
	scene.sandbox.reset();
});
afterAll(() => scene.close());

/** An image of this size whose bytes are all different from those of others. */
const picture = (size: number) => Buffer.concat([PNG, randomBytes(size - PNG.length)]);
const kept = async (bytes: Buffer): Promise<INodeExecutionData> => ({
	json: {},
	binary: { data: await storeBinaryData(bytes, 'a.png', 'image/png') },
});
const hash = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

async function upload(...files: Buffer[]): Promise<(string | undefined)[]> {
	const { output, error } = await scene.engine.run({
		parameters: { resource: 'image', operation: 'upload' },
		items: await Promise.all(files.map(kept)),
	});
	expect(error).toBeUndefined();
	return (output[0] ?? []).map(({ json }) => {
		const stored = scene.sandbox.images.get(text(json.image_key));
		return stored && hash(stored.bytes);
	});
}

describe('a file that n8n keeps outside the item', () => {
	test.each([200, 65_536, 65_537, 1_000_000, 10 * 1024 * 1024])(
		'of %i bytes arrives byte by byte',
		async (size) => {
			const bytes = picture(size);
			expect(await upload(bytes)).toEqual([hash(bytes)]);
		},
	);

	test.each<[string, Fault]>([
		['a token that ran out', expiredToken],
		['a server error', { kind: 'answer', status: 500, code: 155000, msg: 'internal' }],
		['a connection that broke', { kind: 'resetBefore' }],
	])('is read again from the start after %s', async (_what, fault) => {
		scene.sandbox.fault({ ...fault, route: ROUTES.image });
		const bytes = picture(3_000_000);
		expect(await upload(bytes)).toEqual([hash(bytes)]);
		expect(scene.sandbox.count(ROUTES.image)).toBe(2);
	});

	test('is sent with a new token when the stored one ran out before', async () => {
		await upload(picture(300));
		scene.sandbox.expireTokens();
		const { id } = { id: scene.credentialId };
		scene.store.set('feishuHelpdeskApi', { ...scene.store.read(id), expiresAt: Date.now() }, id);
		scene.sandbox.reset();
		const bytes = picture(300_000);
		expect(await upload(bytes)).toEqual([hash(bytes)]);
		expect([scene.sandbox.count(ROUTES.token), scene.sandbox.count(ROUTES.image)]).toEqual([1, 1]);
	});

	test('does not get mixed up with others that are uploaded at the same time', async () => {
		scene.sandbox.fault({ kind: 'latency', minMs: 0, maxMs: 30, times: Infinity });
		const files = Array.from({ length: 12 }, (_, n) => picture(100_000 + 50_000 * n));
		expect(await upload(...files)).toEqual(files.map(hash));
		expect(scene.sandbox.count(ROUTES.image)).toBe(12);
	});

	test('that is gone is an error of its item, before anything is sent', async () => {
		const gone = await kept(PNG);
		if (gone.binary?.['data']) gone.binary['data'].id = 'filesystem-v2:memory/gone';
		const { output } = await scene.engine.run({
			parameters: { resource: 'image', operation: 'upload' },
			items: [gone, await kept(PNG)],
			onError: 'continueRegularOutput',
		});
		expect(output[0]?.[0]?.json.error).toMatch(/no binary data/);
		expect(output[0]?.[1]?.json).toHaveProperty('image_key');
	});
});
