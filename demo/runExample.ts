import type { Engine } from '../test/support/engine';
import { text } from '../test/support/values';
import { readWorkflow, type WorkflowJson } from '../test/support/workflowJson';
import type { Target } from './target';

/** What became of one workflow. */
export interface Outcome {
	name: string;
	/** `msg_type` of the message. */
	type: string;
	to: string;
	arrived: boolean;
	/** The message id, or why there is none. */
	says: string;
}

/**
 * Runs one workflow of examples/ and looks whether its message arrived.
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
	const workflow = withReceiver(await readWorkflow(file), target.receiver);
	const { data } = await engine.runWorkflow(workflow);
	const output =
		data.resultData.runData[lastNode(workflow)]?.at(-1)?.data?.['main']?.[0]?.[0]?.json;
	const id = text(output?.['message_id']);
	return {
		name,
		type: text(output?.['msg_type']) || '-',
		to: text(output?.['receiver_id']) || target.receiver,
		arrived: id !== '' && hasArrived(target, id),
		says: id || (data.resultData.error?.message ?? 'no message id came back'),
	};
}

/** The sandbox shows what it delivered; the real Feishu can only be believed. */
function hasArrived(target: Target, id: string): boolean {
	return target.kind === 'feishu' || target.sandbox.inbox.some(({ messageId }) => messageId === id);
}

function lastNode(workflow: WorkflowJson): string {
	const node = workflow.nodes.find(({ type }) => type.endsWith('.feishuHelpdesk'));
	return node?.name ?? '';
}

/** The person all examples name, in a step before or in the sample data of their trigger. */
const EXAMPLE_RECEIVER = /"ou_alice"/g;

function withReceiver(workflow: WorkflowJson, receiver: string): WorkflowJson {
	const text = JSON.stringify(workflow).replace(EXAMPLE_RECEIVER, () => JSON.stringify(receiver));
	return JSON.parse(text) as WorkflowJson;
}
