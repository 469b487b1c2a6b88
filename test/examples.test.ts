import { join, resolve } from 'node:path';
import type { IDataObject } from 'n8n-workflow';

import type { WorkflowJson } from './support/workflowJson';
import { readWorkflow } from './support/workflowJson';
import { openStage, type Stage } from './nodes/FeishuHelpdesk/trigger/stage';
import { connectAccount } from './support/account';
import { dig, text } from './support/values';
import { until } from './support/until';

const ANSWER = 'POST /helpdesk/v1/tickets/:ticket_id/answer_user_query';

let stage: Stage;
beforeEach(async () => {
	stage = await openStage();
});
afterEach(() => stage.close());

const example = (name: string) =>
	readWorkflow(join(resolve(__dirname, '../examples'), `${name}.json`));

/** The example where "tomorrow" means the same as to the test, at any hour; n8n's own default is New York. */
async function inOwnTimezone(name: string): Promise<WorkflowJson> {
	const workflow = await example(name);
	const { timeZone: timezone } = Intl.DateTimeFormat().resolvedOptions();
	return { ...workflow, settings: { ...workflow.settings, timezone } };
}

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

/** Not the owner, whose own notifications need nobody's approval. */
const asAdministrator = () => connectAccount(stage, { openId: 'ou_agent_002' });
const stepsOf = ({ data }: Awaited<ReturnType<typeof stage.engine.runWorkflow>>) => {
	expect(data.resultData.error).toBeUndefined();
	return Object.keys(data.resultData.runData);
};

describe('a Jira issue that is done', () => {
	async function done(ticket: string) {
		asAdministrator();
		const workflow = withBody(await example('jira-issue-closes-ticket'), 'Jira', { ticket });
		return stepsOf(await stage.engine.runWorkflow(workflow));
	}

	it('closes its ticket as solved, with a comment that leads back', async () => {
		const id = stage.sandbox.openTicket('ou_bob');
		await done(id);
		const ticket = stage.sandbox.tickets.find(({ ticket_id }) => ticket_id === id);
		expect(ticket).toMatchObject({ status: 51, solve: 2 });
		expect(dig(ticket, 'comments.content')).toBe(
			'Done in Jira: IT-204 VPN "drops" after an hour\nhttps://jira.example.com/browse/IT-204',
		);
	});

	it('without a ticket changes nothing', async () => {
		expect(await done('')).not.toContain('Close the Ticket');
	});
});

describe('a document becomes FAQs', () => {
	const put = async (markdown: string) => {
		const workflow = withBody(await example('faq-from-a-document'), 'Document', { markdown });
		return stepsOf(await stage.engine.runWorkflow(workflow));
	};
	async function answerTo(question: string) {
		const { output } = await stage.engine.run({
			parameters: { resource: 'faq', operation: 'getMany', returnAll: true, simplify: false },
		});
		const found = (output[0] ?? []).filter(({ json }) => json['question'] === question);
		return found.map(({ json }) => json['answer_richtext'] ?? json['answer']);
	}

	it('each heading a question, and a second time with its new answer', async () => {
		asAdministrator();
		const first = await put(
			'# Travel\n\n## Train?\n\nAsk [us](https://a.example).\n\n## 发票？\n\n好',
		);
		expect(first).toContain('Create a FAQ');
		expect(first).not.toContain('Update the FAQ');
		const second = await put('## Train?\n\nBook it.\n\n## New?\n\nYes');
		expect(second).toEqual(expect.arrayContaining(['Create a FAQ', 'Update the FAQ']));
		const [train, ...twice] = await answerTo('Train?');
		expect(twice).toEqual([]);
		expect(JSON.stringify(train)).toContain('Book it.');
		expect(await answerTo('发票？')).toHaveLength(1);
		expect(await answerTo('New?')).toHaveLength(1);
	});
});

describe('a lunch break', () => {
	const SET = 'PATCH /helpdesk/v1/agents/';
	const changes = () =>
		stage.sandbox.requests
			.filter(({ route }) => route.startsWith(SET))
			.map(({ path, rawBody }) => `${path.split('/').at(-1) ?? ''} ${rawBody.toString()}`);
	const online = async () => {
		const { output } = await stage.engine.run({
			parameters: { resource: 'agentSchedule', operation: 'getMany', returnAll: true },
		});
		return (output[0] ?? [])
			.filter(({ json }) => json['status'] === 1)
			.map(({ json }) => text(dig(json, 'agent.id')));
	};

	it('takes offline whoever is online, and brings the same ones back', async () => {
		asAdministrator();
		const before = await online();
		stepsOf(await stage.engine.runWorkflow(await example('lunch-break')));
		const all = (status: number) => before.map((id) => `${id} {"status":${status}}`);
		expect(changes().slice(0, before.length).sort()).toEqual(all(2).sort());
		expect(changes().slice(before.length).sort()).toEqual(all(1).sort());
		expect(await online()).toEqual(before);
	});

	it('brings the others back where one could not be changed', async () => {
		asAdministrator();
		const before = await online();
		stage.sandbox.fault({
			kind: 'answer',
			status: 400,
			code: 150001,
			msg: 'no',
			route: `${SET}:agent_id`,
		});
		stepsOf(await stage.engine.runWorkflow(await example('lunch-break')));
		expect(stage.sandbox.requests.filter(({ code }) => code === 150001)).toHaveLength(1);
		expect(await online()).toEqual(before);
	});
});

describe('a broadcast with approval', () => {
	async function decide(status: 'APPROVED' | 'REJECTED', foreign = false) {
		asAdministrator();
		const workflow = await inOwnTimezone('broadcast-with-approval');
		const live = stage.keep(await stage.engine.openWorkflow({ ...workflow, id: stage.workflowId }));
		await stage.connect(live);
		const renamed = JSON.stringify(workflow).replace('=n8n: ', foreign ? '=' : '=n8n: ');
		const run = await stage.engine.runWorkflow(JSON.parse(renamed) as WorkflowJson);
		expect(stepsOf(run)).toContain('Request Approval');
		const draft = run.data.resultData.runData['Draft']?.[0]?.data?.['main']?.[0]?.[0]?.json;
		stage.sandbox.approveNotification(status, text(draft?.['notification_id']));
		await stage.sandbox.pushesDone();
		await until(() => live.runs.length === 1);
		return live.runs.flatMap(stepsOf);
	}
	const scheduled = () =>
		stage.sandbox.requests
			.filter(({ route }) => route.endsWith('/execute_send'))
			.map(({ rawBody }) => Number(dig(JSON.parse(rawBody.toString()), 'send_at')));

	it('is scheduled for the time that was drafted, once it is approved', async () => {
		expect(await decide('APPROVED')).toContain('Send It');
		const tomorrow = new Date(Date.now() + 24 * 60 * 60_000).toDateString();
		expect(scheduled().map((at) => new Date(at).toDateString())).toEqual([tomorrow]);
	});

	it('goes nowhere where it is rejected, and its author hears of it', async () => {
		expect(await decide('REJECTED')).toContain('Tell Its Author');
		expect(scheduled()).toEqual([]);
		expect(stage.sandbox.inbox.map(({ receiverId }) => receiverId)).toEqual(['ou_agent_002']);
	});

	it('leaves the notifications of others alone', async () => {
		const steps = await decide('APPROVED', true);
		expect(steps).not.toContain('Approved?');
		expect(scheduled()).toEqual([]);
	});
});
