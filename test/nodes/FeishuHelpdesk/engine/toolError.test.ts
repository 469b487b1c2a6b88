import { HELLO, openScene, receiver, type Scene } from '../../../support/scene';
import { callTool } from '../../../support/toolAgent';

let scene: Scene;
beforeAll(async () => {
	scene = await openScene();
});
afterAll(() => scene.close());

test("of a tool that fails, the error's message alone says what to do: models read no more", async () => {
	const { run } = await callTool(scene.engine, {
		parameters: {
			resource: 'message',
			operation: 'send',
			...HELLO,
			receiver: receiver('ou_stranger_otherapp'),
		},
		arguments: {},
	});
	const error = run.data.resultData.runData['Tool']?.[0]?.error;
	expect(error?.message).toContain('The open_id belongs to another app [99992361]');
	expect(error?.message).toContain('Read the ID with the app of this credential');
});

test('of a node that is no tool, the message only says what happened', async () => {
	const { error } = await scene.send({ ...HELLO, receiver: receiver('ou_stranger_otherapp') });
	expect(error?.message).toBe('The open_id belongs to another app [99992361]');
});
