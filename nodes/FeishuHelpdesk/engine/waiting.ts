import { WAIT_INDEFINITELY, type IDataObject, type IExecuteFunctions } from 'n8n-workflow';

import { InputError } from '../shared/inputError';
import type { JsonObject } from '../shared/json';
import type { Job } from './job';
import type { Asking } from './operation';

/** Somebody was asked; what was put out says of it. */
interface Asked {
	readonly asks: Asking;
	readonly output: IDataObject;
}

function askedBy(job: Job): Asked[] {
	if (job.state !== 'done' || !job.asks) return [];
	const { asks, output } = job;
	return output.map(({ json }) => ({ asks, output: json }));
}

/**
 * Of several who are asked one is enough.
 *
 * @param jobs of an operation that waits
 * @returns whether somebody was asked, or still can be
 */
export const canBeAnswered = (jobs: readonly Job[]): boolean =>
	jobs.some((job) => job.state === 'prepared' || askedBy(job).length > 0);

/**
 * n8n lets an execution wait for one thing, and knows one item that goes on with it.
 *
 * @param ctx n8n's execution context
 * @param name of the operation
 * @throws {InputError} where more would be asked than can be answered
 */
export function assertCanWait(ctx: IExecuteFunctions, name: string): void {
	// Until 1.100.
	if (!('getSignedResumeUrl' in ctx)) {
		throw new InputError(name, 'needs a newer n8n', 'Update n8n to 1.123 or newer.');
	}
	const { length } = ctx.getInputData();
	if (length > 1) {
		throw new InputError(
			name,
			`asks one question at a time, but gets ${length} items`,
			"Nothing was sent. Put the node 'Loop Over Items' before this one, with batch size 1, and lead this node's output back to it. To ask about the first item only, turn on 'Execute Once' in the settings.",
		);
	}
	// An agent runs its tools itself, and does not wait for them (n8n-core, makeHandleToolInvocation).
	if (/(?<!Hitl)Tool$/.test(ctx.getNode().type)) {
		throw new InputError(
			name,
			'cannot wait as a tool of an agent',
			"Put this node between the agent and its tools instead: in n8n's list of tools it stands under 'Human review'.",
		);
	}
}

/**
 * Lets the execution wait, where somebody was asked, and says who was not.
 *
 * @param ctx n8n's execution context
 * @param jobs all of them, done
 */
export async function waitForAnswer(ctx: IExecuteFunctions, jobs: readonly Job[]): Promise<void> {
	const asked = jobs.flatMap(askedBy);
	const [first] = asked;
	if (first === undefined) return;
	const missed = jobs.flatMap((job) => (job.state === 'failed' ? [job] : []));
	if (missed.length > 0) {
		const lines = missed.map(({ receiver, failure }) => `${receiver ?? ''}: ${failure.message}`);
		ctx.addExecutionHints?.({ message: `Not asked: ${lines.join('; ')}` });
	}
	const recipients = asked.map(({ asks, output }): JsonObject => asks.recipient(output));
	const { till, unanswered, kept } = first.asks.wait(recipients);
	// When the time is over, n8n does not run the node but hands on what came in, and of what came in it
	// asks the webhook, too (n8n 1.100 to 2.41: handleWaitingState, disableNode). So that is replaced. What
	// the node before has put out stays as it was.
	const executeData = ctx.getExecuteData();
	executeData.data = {
		...executeData.data,
		main: [[{ json: unanswered, pairedItem: { item: 0 }, ...kept }]],
	};
	await ctx.putExecutionToWait(till === undefined ? WAIT_INDEFINITELY : new Date(till));
}
