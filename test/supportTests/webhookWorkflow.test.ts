import path from 'node:path';
import type { LiveWorkflow } from '../support/webhooks/liveWorkflow';
import { readWorkflow } from '../support/workflowJson';
import type { WorkflowJson } from '../support/workflowJson';
import { fixtureEngine } from './fixture';

let json: WorkflowJson;
let live: LiveWorkflow | undefined;

beforeAll(async () => {
	json = await readWorkflow(path.join(__dirname, 'fixture/webhookWorkflow.json'));
});

afterEach(async () => {
	await live?.close();
	live = undefined;
});

const put = (what: string): string => JSON.stringify({ what });
const output = ({ runs }: LiveWorkflow, index: number): unknown =>
	runs[index]?.data.resultData.runData['Fixture']?.[0]?.data?.['main']?.[0]?.[0]?.json;

describe('a workflow with a webhook trigger', () => {
	it('listens at once, and runs with each event', async () => {
		const engine = await fixtureEngine();
		live = await engine.openWorkflow(json);
		expect((await live.post(put('a'))).body).toBe('{"message":"Workflow was started"}');
		await live.idle();
		await live.post(put('b'));
		await live.idle();
		expect(live.runs.map(({ mode, status }) => [mode, status])).toEqual([
			['webhook', 'success'],
			['webhook', 'success'],
		]);
		expect([output(live, 0), output(live, 1)]).toEqual([{ known: ['a'] }, { known: ['a', 'b'] }]);
		const first = live.runs[0]?.data.resultData.runData['When it happens']?.[0];
		expect(first?.data?.['main']?.[0]?.[0]?.json).toMatchObject({ body: { what: 'a' } });
	});

	it('does not run with events that the trigger keeps to itself', async () => {
		const engine = await fixtureEngine();
		live = await engine.openWorkflow(json);
		await live.post('{"do":"nothing"}');
		await live.idle();
		expect(live.runs).toEqual([]);
	});

	it('has a failed execution for an event on which the trigger fails', async () => {
		const engine = await fixtureEngine();
		live = await engine.openWorkflow(json);
		await live.post('{"do":"fail"}');
		await live.idle();
		expect(live.runs).toHaveLength(1);
		expect(live.runs[0]).toMatchObject({
			status: 'error',
			data: { resultData: { error: { message: 'The node knows why' } } },
		});
		expect(output(live, 0)).toBeUndefined();
	});

	it('runs several events side by side', async () => {
		const engine = await fixtureEngine();
		const opened = await engine.openWorkflow(json);
		live = opened;
		await Promise.all(['a', 'b', 'c'].map((what) => opened.post(put(what))));
		await opened.idle();
		expect(opened.runs.map(({ status }) => status)).toEqual(Array(3).fill('success'));
	});

	it('runs once in test mode', async () => {
		const engine = await fixtureEngine();
		live = await engine.openWorkflow(json, { mode: 'test' });
		await live.post(put('a'));
		await live.idle();
		expect((await live.post(put('b'))).status).toBe(404);
		expect(live.runs.map(({ mode }) => mode)).toEqual(['manual']);
	});

	it('is refused without such a trigger', async () => {
		const engine = await fixtureEngine();
		const other = await readWorkflow(path.join(__dirname, 'fixture/workflow.json'));
		await expect(engine.openWorkflow(other)).rejects.toThrow('no trigger with a webhook');
	});

	it('is refused where activation fails', async () => {
		const engine = await fixtureEngine();
		const nodes = json.nodes.map((node, index) =>
			index === 0 ? { ...node, parameters: { refuse: 'create' } } : node,
		);
		await expect(engine.openWorkflow({ ...json, nodes })).rejects.toThrow('No create');
	});
});
