import { toErrorItem } from '../../../../nodes/FeishuHelpdesk/engine/errorItem';
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
	expect(Object.keys(failed?.[0]?.json ?? {})).toEqual(['error', 'message', 'details']);
});

test('on the successful output an item that failed has nothing beside its json', async () => {
	const { output } = await scene.send(
		{ ...HELLO, receiver: byEmail('nobody@example.com') },
		{ onError: 'continueRegularOutput' },
	);
	expect(Reflect.ownKeys(output[0]?.[0] ?? {}).sort()).toEqual(['json', 'pairedItem']);
});

test('an error item has the three keys that n8n routes, and no others', () => {
	const item = toErrorItem(toFailure(new Error('x')));
	expect(Object.keys(item)).toEqual(['error', 'message', 'details']);
	expect(Object.keys(item.details)).toEqual([
		'code',
		'msg',
		'httpStatus',
		'logId',
		'hint',
		'retryable',
		'delivery',
	]);
});
