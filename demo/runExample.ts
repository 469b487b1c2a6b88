import type { IDataObject, IRun } from 'n8n-workflow';
import type { Engine } from '../test/support/engine';
import { text } from '../test/support/values';
import { readWorkflow, type WorkflowJson } from '../test/support/workflowJson';
import type { Target } from './target';

/** What became of one workflow. */
export interface Outcome {
	name: string;
	/** `msg_type` of its last message. */
	type: string;
	to: string;
	arrived: boolean;
	/** What its steps did, or what went wrong. */
	says: string;
}

/**
 * Runs one workflow of examples/ and looks whether its messages arrived.
 *
 * @param engine with the package and the credential
 * @param target where it sends to
 * @param name shown in the report
 * @param file the workflow
 * @returns what arrived; a failing workflow does not throw
 */
export async function runExample(
	engine: Engine,
	target: Target,
	name: string,
	file: string,
): Promise<Outcome> {
	const workflow = withTicket(withReceiver(await readWorkflow(file), target), target);
	return outcomeOf(await engine.runWorkflow(workflow), workflow, target, name);
}

/**
 * Reads an execution.
 *
 * @param run the execution
 * @param workflow that ran
 * @param target where it sent to
 * @param name shown in the report
 * @returns what arrived
 */
export function outcomeOf(
	{ data }: IRun,
	workflow: WorkflowJson,
	target: Target,
	name: string,
): Outcome {
	const steps = workflow.nodes
		.filter(({ type }) => type.endsWith('.feishuHelpdesk'))
		.flatMap((node) => {
			const output = data.resultData.runData[node.name]?.at(-1)?.data?.['main']?.[0];
			return output ? [{ node, items: output.map(({ json }) => json) }] : [];
		});
	const messages = steps.flatMap(({ items }) => items).filter((json) => text(json['message_id']));
	const last = messages.at(-1);
	const { error } = data.resultData;
	const arrived = messages.every((json) => hasArrived(target, text(json['message_id'])));
	return {
		name,
		type: text(last?.['msg_type']) || '-',
		to: text(last?.['receiver_id']) || text(last?.['ticket_id']) || '-',
		arrived: error === undefined && steps.length > 0 && arrived,
		says: error?.message ?? steps.map(({ node, items }) => says(node, items)).join(', '),
	};
}

/** E.g. `ticket: getMany (40 items)`, or the ID of the one message that was sent. */
function says({ parameters }: WorkflowJson['nodes'][number], items: IDataObject[]): string {
	const { resource, operation } = { resource: 'message', operation: 'send', ...parameters };
	const id = text(items[0]?.['message_id']);
	const count = items.length === 1 ? '1 item' : `${items.length} items`;
	const result = items.length === 1 && id !== '' ? id : count;
	return `${text(resource)}: ${text(operation)} (${result})`;
}

/** The sandbox shows what it delivered; the real Feishu can only be believed. */
function hasArrived(target: Target, id: string): boolean {
	if (target.kind === 'feishu') return true;
	const { inbox, tickets } = target.sandbox;
	return (
		inbox.some(({ messageId }) => messageId === id) ||
		tickets.some(({ messages }) => messages.some((message) => message.openMessageId === id))
	);
}

/** The examples write to the sandbox's people; in the real Feishu, one person gets everything. */
function withReceiver(workflow: WorkflowJson, target: Target): WorkflowJson {
	if (target.kind === 'sandbox') return workflow;
	const receiver = { __rl: true, mode: 'id', value: target.receiver };
	const nodes = workflow.nodes.map((node) =>
		node.parameters['receiver'] === undefined
			? node
			: { ...node, parameters: { ...node.parameters, receiver } },
	);
	return { ...workflow, nodes };
}

/** The ticket that sample data name, where they name one. */
const EXAMPLE_TICKET = '"7262656095921225745"';

function withTicket(workflow: WorkflowJson, target: Target): WorkflowJson {
	const json = JSON.stringify(workflow);
	if (target.kind === 'feishu' || !json.includes(EXAMPLE_TICKET)) return workflow;
	const ticketId = target.sandbox.openTicket('ou_bob');
	return JSON.parse(json.replaceAll(EXAMPLE_TICKET, JSON.stringify(ticketId))) as WorkflowJson;
}
