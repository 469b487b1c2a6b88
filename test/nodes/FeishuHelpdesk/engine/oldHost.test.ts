import { WorkflowExecute } from 'n8n-core';
import type { IExecuteData, INodeExecutionData, Workflow } from 'n8n-workflow';
import { byEmail, HELLO, items, openScene, receiver, type Scene } from '../../../support/scene';

let scene: Scene;
beforeAll(async () => {
	scene = await openScene();
});
afterAll(() => scene.close());
afterEach(() => jest.restoreAllMocks());

/**
 * As before n8n 2.34: of the items without an `error` beside their json only those are failures
 * that hold `error`, or `error` and `message`, and nothing more.
 */
function routeAsOldHosts(): void {
	const host = jest.spyOn(WorkflowExecute.prototype, 'handleNodeErrorOutput');
	host.mockImplementation(function (
		this: WorkflowExecute,
		workflow: Workflow,
		executionData: IExecuteData,
		output: INodeExecutionData[][],
		runIndex: number,
	) {
		host.mockRestore();
		const unnoticed = (output[0] ?? []).filter(
			(item) => item.error === undefined && 'errorDetails' in item.json,
		);
		output[0] = (output[0] ?? []).filter((item) => !unnoticed.includes(item));
		this.handleNodeErrorOutput(workflow, executionData, output, runIndex);
		output[0].push(...unnoticed);
	});
}

test('in n8n before 2.34, too, an item that failed goes to the error output', async () => {
	routeAsOldHosts();
	const { output, error } = await scene.send(
		{ ...HELLO, receiver: byEmail('={{ $json.to }}') },
		{
			items: items({ to: 'nobody@example.com' }, { to: 'nobody-else@example.com' }),
			onError: 'continueErrorOutput',
		},
	);
	expect(error).toBeUndefined();
	expect(output[0]).toEqual([]);
	expect(output[1]).toHaveLength(2);
	expect(output[1]?.[0]?.json).toMatchObject({
		error: expect.stringContaining('nobody@example.com') as string,
		errorDetails: { delivery: 'notSent' },
	});
});

test('in n8n before 2.34, too, an item that was sent stays on the successful output', async () => {
	routeAsOldHosts();
	const { output } = await scene.send(
		{ ...HELLO, receiver: receiver('ou_alice') },
		{ onError: 'continueErrorOutput' },
	);
	expect([output[0]?.length, output[1]?.length]).toEqual([1, 0]);
});
