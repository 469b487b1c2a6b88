import { HELLO, openScene, receiver, type Scene } from '../../../support/scene';
import { callTool } from '../../../support/toolAgent';

const TO_A_STRANGER = {
	parameters: {
		resource: 'message',
		operation: 'send',
		...HELLO,
		receiver: receiver('ou_stranger_otherapp'),
	},
	arguments: {},
};

let scene: Scene;
beforeAll(async () => {
	scene = await openScene();
});
afterAll(() => scene.close());

test("of a tool that fails, the error's message alone says what to do: models read no more", async () => {
	// Where an agent runs the tool itself, n8n 2.41 adds the description to the message.
	const { run } = await callTool(scene.engine, {
		...TO_A_STRANGER,
		way: 'engine',
	});
	const error = run.data.resultData.runData['Tool']?.[0]?.error;
	expect(error?.message).toContain('The open_id belongs to another app [99992361]');
	expect(error?.message).toContain('Read the ID with the app of this credential');
});

test('an agent that runs the tool itself reads what to do once', async () => {
	const { failure } = await callTool(scene.engine, TO_A_STRANGER);
	expect(failure?.split('Read the ID with the app of this credential')).toHaveLength(2);
});

test('of a node that is no tool, the message only says what happened', async () => {
	const { error } = await scene.send({ ...HELLO, receiver: receiver('ou_stranger_otherapp') });
	expect(error?.message).toBe('The open_id belongs to another app [99992361]');
});
