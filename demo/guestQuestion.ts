import type { IRun } from 'n8n-workflow';
import { join } from 'node:path';
import { SUGGESTED_SECRETS } from '../sandbox/push/config';
import type { Sandbox } from '../sandbox/server';
import type { Engine } from '../test/support/engine';
import { installWebSocket } from '../test/support/globalWebSocket';
import { LiveTrigger } from '../test/support/triggers/liveTrigger';
import { until } from '../test/support/until';
import { readWorkflow, type WorkflowJson } from '../test/support/workflowJson';
import type { Outcome } from './runExample';

/** A workflow that listens. */
interface Listening {
	readonly runs: readonly IRun[];
	/** @param count of executions to wait for */
	ended(count: number): Promise<void>;
	close(): Promise<void>;
}

type Listen = (workflow: WorkflowJson, engine: Engine, sandbox: Sandbox) => Promise<Listening>;

/** How events come: by the examples that hear them so. */
const LISTENING = {
	'guest-question-answered': async (workflow, engine, sandbox) => {
		const live = await engine.openWorkflow(workflow);
		await sandbox.setEventConfig({ url: live.url, ...SUGGESTED_SECRETS });
		return {
			runs: live.runs,
			ended: () => live.idle(),
			close: async () => {
				await live.deactivate();
				await live.close();
			},
		};
	},
	'guest-question-long-connection': async (workflow, engine, sandbox) => {
		// Node.js 20 has none, and n8n's own image brings a newer one.
		const uninstall = 'WebSocket' in globalThis ? () => undefined : installWebSocket();
		const live = new LiveTrigger(engine, { workflow });
		await live.activate();
		await until(() => sandbox.longConnections.online === 1);
		return {
			runs: live.runs,
			ended: (count) => until(() => live.runs.length >= count),
			close: async () => {
				await live.deactivate();
				uninstall();
			},
		};
	},
} satisfies Record<string, Listen>;

/** The examples in which a guest asks. */
export const GUEST_QUESTIONS = Object.keys(LISTENING) as (keyof typeof LISTENING)[];

/** Two for each: a guest with whom an agent talks is not answered by the bot. */
const GUESTS = {
	'guest-question-answered': ['bob@example.com', 'dave@example.com'],
	'guest-question-long-connection': ['grace@example.com', 'liam@example.com'],
} as const satisfies Record<keyof typeof LISTENING, readonly string[]>;

/** A question that the sandbox's knowledge base answers, and one that it does not. */
const QUESTIONS = { known: 'VPN', unknown: 'Where can I park my dragon?' } as const;

/**
 * Shows the trigger at work: the workflow listens, a guest writes twice, the knowledge base answers
 * the first question, and an agent is called for the second.
 *
 * @param engine with the package and the credential, which has the secrets of events
 * @param sandbox plays Feishu
 * @param folder of the examples
 * @param name of the example
 * @returns what became of it
 */
export async function runGuestQuestion(
	engine: Engine,
	sandbox: Sandbox,
	folder: string,
	name: (typeof GUEST_QUESTIONS)[number],
): Promise<Outcome> {
	const workflow = await readWorkflow(join(folder, `${name}.json`));
	const listening = await LISTENING[name](workflow, engine, sandbox);
	try {
		const [asksOne, asksAnother] = GUESTS[name];
		const answered = sandbox.startConversation(asksOne, QUESTIONS.known);
		const handedOver = sandbox.startConversation(asksAnother, QUESTIONS.unknown);
		await sandbox.pushesDone();
		await listening.ended(2);
		const { runs } = listening;
		const error = runs.find((run) => run.data.resultData.error)?.data.resultData.error;
		const ticket = (id: string) => sandbox.tickets.find(({ ticket_id }) => ticket_id === id);
		const botAnswers =
			ticket(answered)?.messages.filter(({ senderType }) => senderType === 1) ?? [];
		const agentCalled = ticket(handedOver)?.ticket_type === 2;
		return {
			name,
			type: 'event',
			to: answered,
			arrived: runs.length === 2 && botAnswers.length === 1 && agentCalled,
			says:
				error?.message ??
				`${runs.length} runs: ${botAnswers.length} question answered by the bot, ${agentCalled ? 'an agent called for the other' : 'no agent called'}`,
		};
	} finally {
		await listening.close();
	}
}
