import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';

import type { Sandbox } from '../../sandbox/server';
import { asked, visit, type Asked } from '../asking';
import { test } from '../fixtures';
import { createEventCredential, EVENT_SECRETS, requestUrl } from '../events';
import { readOutput } from '../executionData';
import type { WorkflowJson } from '../api';
import { EXAMPLES, NODE_TYPE, readExample } from '../workflows';
import { connectAccount, type World } from '../world';

/** The example that an event of Feishu starts; the others run by hand. */
const TRIGGERED = 'guest-question-answered.json';

/** Hears by a long connection; the flow of that runs it. */
const CONNECTED = 'guest-question-long-connection.json';

/** The examples that ask people, and how many of them before all have approved. */
const ASKING: Readonly<Record<string, number>> = {
	'approval-with-escalation.json': 1,
	'all-must-approve.json': 2,
};

/** Needs a model; `sendAndWait` has one, and asks in the same way. */
const AGENT = 'agent-asks-first.json';

const byHand = readdirSync(EXAMPLES).filter(
	(file) =>
		file.endsWith('.json') && ![TRIGGERED, CONNECTED, AGENT, ...Object.keys(ASKING)].includes(file),
);

/** Every workflow of examples/, imported as it is, with only the credential chosen. */
export function examples(): void {
	byHand.forEach(runsByHand);
	for (const [file, questions] of Object.entries(ASKING)) asksPeople(file, questions);
	test(`${TRIGGERED} runs once when a guest writes`, async ({ world }) => answers(world));
}

function runsByHand(file: string): void {
	test(`${file} runs, and what it writes arrives`, async ({ world }) => {
		const { api, credential, sandbox } = world;
		const account = await connectAccount(world, 'ou_agent_002');
		const workflow = madeReady(await readExample(file, credential, account), sandbox);
		const trigger = workflow.nodes.find(({ type }) => /trigger$|webhook$/i.test(type));
		assert.ok(trigger, 'the example has a trigger');
		const id = await api.createWorkflow(workflow);
		const { status, data } = await api.run(id, trigger.name);
		const output = readOutput(data);
		assert.equal(status, 'success', output.error ?? data);
		const items = workflow.nodes
			.filter(({ type }) => type === NODE_TYPE)
			.flatMap(({ name }) => output.items(name));
		const written = items.flatMap(({ message_id: id }) => (typeof id === 'string' ? [id] : []));
		const changes = sandbox.requests.filter(
			({ method, route, code }) => code === 0 && method !== 'GET' && USER_WRITES.test(route),
		);
		assert.ok(written.length + changes.length > 0, 'something was written');
		for (const messageId of written) assert.ok(hasArrived(sandbox, messageId), messageId);
	});
}

function asksPeople(file: string, questions: number): void {
	for (const declines of [false, true]) {
		const name = declines ? 'somebody declined' : `${questions} approved`;
		test(`${file} says so when ${name}`, async ({ api, credential, n8n, sandbox }) => {
			const stage = { api, credential, sandbox, url: n8n.url };
			const workflow = await readExample(file, credential);
			const id = await api.createWorkflow(workflow);
			const start = { triggerToStartFrom: { name: 'Request' } };
			let act = (): Promise<unknown> => api.call('POST', `/rest/workflows/${id}/run`, start);
			let question: Asked | undefined;
			for (let nth = 1; nth <= questions; nth += 1) {
				question = await asked(stage, 1, act);
				const link = question.cards[0]?.[declines && nth === questions ? 1 : 0]?.url;
				act = () => visit(stage, link, { form: {} });
			}
			await act();
			const { status, data } = await api.ended(question?.executionId ?? '');
			const output = readOutput(data);
			assert.equal(status, 'success', output.error ?? data);
			const { rawContent } = sandbox.inbox.at(-1) ?? {};
			assert.match(rawContent ?? '', declines ? /Declined: May Bob/ : /Approved.*: May Bob/);
		});
	}
}

/** What the examples change for a connected account. */
const USER_WRITES = /\/helpdesk\/v1\/(faqs|agents|notifications|tickets\/\d+$)/;

/** The ticket that sample data name. */
const EXAMPLE_TICKET = '"7262656095921225745"';

/** A ticket that is there, and no lunch of an hour. */
function madeReady(workflow: WorkflowJson, sandbox: Sandbox): WorkflowJson {
	sandbox.reset();
	let json = JSON.stringify(workflow);
	if (json.includes(EXAMPLE_TICKET)) {
		json = json.replaceAll(EXAMPLE_TICKET, JSON.stringify(sandbox.openTicket('ou_bob')));
	}
	const ready = JSON.parse(json) as WorkflowJson;
	for (const node of ready.nodes) {
		if (node.type.endsWith('.wait')) node.parameters = { amount: 1, unit: 'seconds' };
	}
	return ready;
}

function hasArrived({ inbox, tickets }: Sandbox, messageId: string): boolean {
	return (
		inbox.some((message) => message.messageId === messageId) ||
		tickets.some(({ messages }) => messages.some((message) => message.openMessageId === messageId))
	);
}

async function answers({ api, n8n, sandbox, secrets }: World): Promise<void> {
	const workflow = await readExample(TRIGGERED, await createEventCredential(api, secrets));
	const workflowId = await api.createWorkflow(workflow);
	await api.activate(workflowId);
	const url = requestUrl('webhook', n8n.url, workflow.nodes[0]);
	await sandbox.setEventConfig({ url, ...EVENT_SECRETS });
	// Subscriptions outlive a trigger: the events of the other examples went to a URL of another flow
	// that is gone, and would be repeated for 7 hours.
	sandbox.reset();
	sandbox.startConversation('ou_alice', 'How do I connect to the VPN?');
	await sandbox.pushesDone();
	await api.untilEnded(workflowId, 1);
	assert.equal(await api.count(workflowId, 'success'), 1);
	await api.deactivate(workflowId);
}
