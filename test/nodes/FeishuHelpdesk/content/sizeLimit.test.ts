import { HELLO, openScene, ROUTES, type Scene } from '../../../support/scene';

let scene: Scene;
beforeAll(async () => {
	scene = await openScene();
});
beforeEach(() => {
	scene.sandbox.reset();
});
afterAll(() => scene.close());

const bodies = (): number[] =>
	scene.sandbox.requests
		.filter(({ route }) => route === ROUTES.message)
		.map(({ rawBody }) => rawBody.length);

/** Bytes of the request around a text, which is shorter by what the text has. */
async function frame(): Promise<number> {
	await scene.send({ ...HELLO, text: 'x' });
	const [size = NaN] = bodies();
	scene.sandbox.reset();
	return size - 1;
}

test('a text may fill a request of 150 kB to the last byte, and no more', async () => {
	const limit = 150 * 1024;
	const room = limit - (await frame());
	const full = await scene.send({ ...HELLO, text: 'x'.repeat(room) });
	expect(full.error).toBeUndefined();
	expect(bodies()).toEqual([limit]);
	scene.sandbox.reset();

	const over = await scene.send({ ...HELLO, text: 'x'.repeat(room + 1) });
	expect(over.error?.message).toContain('Feishu takes 150 kB');
	expect(bodies()).toEqual([]);
});
