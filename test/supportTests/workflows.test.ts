import path from 'node:path';
import { callTool } from '../support/toolAgent';
import { readWorkflow } from '../support/workflowJson';
import { fixtureEngine, storeFor } from './fixture';
import { startFixtureServer } from './fixtureServer';

describe('whole workflows', () => {
	it('runs an exported workflow from its manual trigger', async () => {
		const engine = await fixtureEngine();
		const workflow = await readWorkflow(path.join(__dirname, 'fixture/workflow.json'));
		const run = await engine.runWorkflow(workflow);
		expect(run.data.resultData.error).toBeUndefined();
		const outputs = (node: string): unknown =>
			run.data.resultData.runData[node]?.[0]?.data?.['main'];
		expect(outputs('Edit Fields')).toMatchObject([[{ json: { who: { name: 'Ada' } } }]]);
		expect(outputs('Fixture')).toMatchObject([[], [{ json: { error: 'It was bad' } }]]);
		expect(outputs('Failed')).toMatchObject([[{ json: { who: { name: 'Ada' } } }]]);
	});

	it('runs the plain HTTP Request node with a credential of the package', async () => {
		const server = await startFixtureServer();
		const engine = await fixtureEngine(storeFor(server.baseUrl));
		const { output } = await engine.run({
			type: 'n8n-nodes-base.httpRequest',
			typeVersion: 4.2,
			parameters: { url: `${server.baseUrl}/echo`, nodeCredentialType: 'fixtureApi' },
			credentials: { fixtureApi: engine.store.latest('fixtureApi') ?? { id: '', name: '' } },
		});
		await server.close();
		expect(output[0]?.[0]?.json).toEqual({ token: 't1' });
	});

	it('calls a node as the tool of an AI agent', async () => {
		const engine = await fixtureEngine();
		const parameters = {
			operation: 'fail',
			path: "={{ $fromAI('what', 'What to try', 'string') }}",
		};
		const good = await callTool(engine, {
			type: 'fixture',
			parameters,
			arguments: { what: 'good' },
		});
		expect(good).toMatchObject({
			name: 'Tool',
			argumentNames: ['what'],
			response: '[{"ok":true}]',
		});
		const bad = await callTool(engine, { type: 'fixture', parameters, arguments: { what: 'bad' } });
		expect(bad.failure).toBe('It was bad');
	});
});
