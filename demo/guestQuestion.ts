import { join } from 'node:path';
import { SUGGESTED_SECRETS } from '../sandbox/push/config';
import type { Sandbox } from '../sandbox/server';
import type { Engine } from '../test/support/engine';
import { readWorkflow } from '../test/support/workflowJson';
import type { Outcome } from './runExample';

const NAME = 'guest-question-answered';

/** A question that the sandbox's knowledge base answers, and one that it does not. */
const QUESTIONS = { known: 'VPN', unknown: 'Where can I park my dragon?' } as const;

/**
 * Shows the trigger at work: the workflow listens, a guest writes twice, the knowledge base answers
 * the first question, and an agent is called for the second.
 *
 * @param engine with the package and the credential, which has the secrets of events
 * @param sandbox plays Feishu
 * @param folder of the examples
 * @returns what became of it
 */
export async function runGuestQuestion(
	engine: Engine,
	sandbox: Sandbox,
	folder: string,
): Promise<Outcome> {
	const workflow = await engine.openWorkflow(await readWorkflow(join(folder, `${NAME}.json`)));
	try {
		await sandbox.setEventConfig({ url: workflow.url, ...SUGGESTED_SECRETS });
		const answered = sandbox.startConversation('bob@example.com', QUESTIONS.known);
		const handedOver = sandbox.startConversation('dave@example.com', QUESTIONS.unknown);
		await sandbox.pushesDone();
		await workflow.idle();
		const error = workflow.runs.find((run) => run.data.resultData.error)?.data.resultData.error;
		const ticket = (id: string) => sandbox.tickets.find(({ ticket_id }) => ticket_id === id);
		const botAnswers =
			ticket(answered)?.messages.filter(({ senderType }) => senderType === 1) ?? [];
		const agentCalled = ticket(handedOver)?.ticket_type === 2;
		return {
			name: NAME,
			type: 'event',
			to: answered,
			arrived: workflow.runs.length === 2 && botAnswers.length === 1 && agentCalled,
			says:
				error?.message ??
				`${workflow.runs.length} runs: ${botAnswers.length} question answered by the bot, ${agentCalled ? 'an agent called for the other' : 'no agent called'}`,
		};
	} finally {
		await workflow.deactivate();
		await workflow.close();
	}
}
