import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { errorKeysOf } from '../../../../nodes/FeishuHelpdesk/engine/errorItem';
import { toFailure } from '../../../../nodes/FeishuHelpdesk/transport/nodeError';
import { byEmail, HELLO, openScene } from '../../../support/scene';
import type { Scene } from '../../../support/scene';

let scene: Scene;
beforeAll(async () => {
	scene = await openScene();
});
afterAll(() => scene.close());

test('without a node before it, an item that failed has all its details on the error output', async () => {
	const run = await scene.engine.runWorkflow({
		nodes: [
			{
				id: 'node',
				name: 'Node',
				type: `${scene.engine.packageName}.feishuHelpdesk`,
				typeVersion: 1,
				position: [0, 0],
				parameters: {
					resource: 'message',
					operation: 'send',
					...HELLO,
					receiver: byEmail('nobody@example.com'),
				},
				onError: 'continueErrorOutput',
			},
		],
		connections: {},
	});
	const [done, failed] = run.data.resultData.runData['Node']?.[0]?.data?.['main'] ?? [];
	expect(done).toEqual([]);
	expect(Object.keys(failed?.[0]?.json ?? {})).toEqual(['error', 'errorDetails']);
});

test('on the successful output an item that failed has nothing beside its json', async () => {
	const { output } = await scene.send(
		{ ...HELLO, receiver: byEmail('nobody@example.com') },
		{ onError: 'continueRegularOutput' },
	);
	expect(Reflect.ownKeys(output[0]?.[0] ?? {}).sort()).toEqual(['json', 'pairedItem']);
});

test('the keys of a failure beside those of the input are two, and the details are these', () => {
	const keys = errorKeysOf(toFailure(new Error('x')), 'alice@example.com');
	expect(Object.keys(keys)).toEqual(['error', 'errorDetails']);
	expect(Object.keys(keys.errorDetails)).toEqual([
		'receiver',
		'code',
		'msg',
		'httpStatus',
		'logId',
		'hint',
		'retryable',
		'delivery',
	]);
	expect(keys.errorDetails.receiver).toBe('alice@example.com');
	expect(errorKeysOf(toFailure(new Error('x')), undefined).errorDetails.receiver).toBeNull();
});

describe.each(['continueErrorOutput', 'continueRegularOutput'] as const)('with %s', (onError) => {
	const outputOf = (output: INodeExecutionData[][]) =>
		output[onError === 'continueErrorOutput' ? 1 : 0] ?? [];

	test('an item keeps its own keys and files, whatever they are called', async () => {
		const json = { message: 'Your laptop is ready', details: { room: 5 }, error_code: 1 };
		const binary = { data: { data: 'aGk=', mimeType: 'text/plain', fileName: 'a.txt' } };
		const { output } = await scene.send(
			{ ...HELLO, receiver: byEmail('nobody@example.com'), text: '={{ $json.message }}' },
			{ items: [{ json, binary }], onError },
		);
		const [failed] = outputOf(output);
		expect(failed?.json).toMatchObject(json);
		expect(failed?.json.error).toMatch(/'nobody@example.com'/);
		expect(failed?.json.errorDetails).toMatchObject({
			receiver: 'nobody@example.com',
			delivery: 'notSent',
		});
		expect(failed?.binary).toEqual(binary);
	});

	test('each person who failed is an item, named as entered', async () => {
		const { output } = await scene.send(
			{ ...HELLO, receiver: byEmail('={{ $json.to }}') },
			{
				items: [{ json: { to: ' Nobody@Example.com, alice@example.com, x, nemo@example.com' } }],
				onError,
			},
		);
		const failed = output.flat().filter(({ json }) => json.errorDetails !== undefined);
		expect(failed.map(({ json }) => (json.errorDetails as IDataObject).receiver)).toEqual([
			'Nobody@Example.com',
			'x',
			'nemo@example.com',
		]);
		expect(scene.sandbox.inbox.map(({ receiverId }) => receiverId).at(-1)).toBe('ou_alice');
	});
});
