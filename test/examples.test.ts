import { join, resolve } from 'node:path';
import type { IDataObject } from 'n8n-workflow';

import type { WorkflowJson } from './support/workflowJson';
import { readWorkflow } from './support/workflowJson';
import { openStage, type Stage } from './nodes/FeishuHelpdesk/trigger/stage';
import { until } from './support/until';

const ANSWER = 'POST /helpdesk/v1/tickets/:ticket_id/answer_user_query';

let stage: Stage;
beforeEach(async () => {
	stage = await openStage();
});
afterEach(() => stage.close());

const example = (name: string) =>
	readWorkflow(join(resolve(__dirname, '../examples'), `${name}.json`));

/** The example with other data of its first node. */
function withBody(workflow: WorkflowJson, node: string, change: IDataObject): WorkflowJson {
	const body = workflow.pinData?.[node]?.[0]?.json['body'] as IDataObject;
	return { ...workflow, pinData: { [node]: [{ json: { body: { ...body, ...change } } }] } };
}

describe('a guest asks, the bot answers', () => {
	async function ask(code: number) {
		const workflow = { ...(await example('guest-question-answered')), id: stage.workflowId };
		const live = stage.keep(await stage.engine.openWorkflow(workflow));
		await stage.connect(live);
		stage.sandbox.fault({ kind: 'answer', status: 400, code, msg: 'refused', route: ANSWER });
		stage.sandbox.startConversation('ou_alice', 'VPN');
		await stage.sandbox.pushesDone();
		await until(() => live.runs.length === 1);
		const { error, runData } = live.runs[0]?.data.resultData ?? {};
		return { error, steps: Object.keys(runData ?? {}) };
	}

	it('goes on where an agent was called meanwhile', async () => {
		const { error, steps } = await ask(154000);
		expect(error).toBeUndefined();
		expect(steps).toContain('An Agent Has It');
		expect(steps).not.toContain('Call an Agent');
	});

	it('calls an agent where the bot cannot answer for another reason', async () => {
		expect((await ask(154010)).steps).toContain('Call an Agent');
	});
});

describe('the knowledge base answers', () => {
	it.each([
		['VPN', 'Send the Answer'],
		['Where can I park my dragon?', 'Say That There Is None'],
	])('%s with one message, by the step %s', async (question, step) => {
		const workflow = withBody(await example('answer-by-knowledge-base'), 'Question', { question });
		const run = await stage.engine.runWorkflow(workflow);
		expect(run.data.resultData.error).toBeUndefined();
		expect(Object.keys(run.data.resultData.runData)).toContain(step);
		expect(stage.sandbox.inbox).toHaveLength(1);
	});
});

describe('a Zendesk ticket by e-mail', () => {
	const send = async (change: IDataObject, mode: 'manual' | 'webhook' = 'manual') =>
		await stage.engine.runWorkflow(
			withBody(await example('zendesk-ticket-by-email'), 'Zendesk', change),
			{ mode },
		);

	it.each(['ticket_id', 'updated_at'])('says so where %s is missing', async (field) => {
		const run = await send({ [field]: undefined });
		expect(run.data.resultData.error?.message).toMatch(/Skip If Already Sent/);
		expect(stage.sandbox.inbox).toEqual([]);
	});

	it('goes out once for each update', async () => {
		await send({});
		await send({});
		await send({ updated_at: 'later' });
		expect(stage.sandbox.inbox).toHaveLength(2);
	});
});
