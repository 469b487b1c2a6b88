import { join } from 'node:path';
import { SUGGESTED_SECRETS } from '../sandbox/push/config';
import type { Engine } from '../test/support/engine';
import { text } from '../test/support/values';
import { readWorkflow } from '../test/support/workflowJson';
import { outcomeOf, type Outcome } from './runExample';
import type { Target } from './target';

const NAME = 'broadcast-with-approval';

/**
 * Shows both halves at work: a draft is made and its approval asked for, the owner approves, and the
 * event of that schedules it.
 *
 * @param engine with the package and both credentials, of which the app's has the secrets of events
 * @param target a sandbox
 * @param folder of the examples
 * @returns what became of it
 */
export async function runBroadcast(
	engine: Engine,
	target: Extract<Target, { kind: 'sandbox' }>,
	folder: string,
): Promise<Outcome> {
	const { sandbox } = target;
	const workflow = await readWorkflow(join(folder, `${NAME}.json`));
	const live = await engine.openWorkflow(workflow);
	try {
		await sandbox.setEventConfig({ url: live.url, ...SUGGESTED_SECRETS });
		const asked = await engine.runWorkflow(workflow);
		const before = outcomeOf(asked, workflow, target, NAME);
		if (!before.arrived) return before;
		const drafted = asked.data.resultData.runData['Draft']?.[0]?.data?.['main']?.[0]?.[0];
		sandbox.approveNotification('APPROVED', text(drafted?.json['notification_id']));
		await sandbox.pushesDone();
		await live.idle();
		const [decided] = live.runs;
		if (!decided) return { ...before, arrived: false, says: 'the decision started nothing' };
		const after = outcomeOf(decided, workflow, target, NAME);
		const isScheduled = decided.data.resultData.runData['Send It'] !== undefined;
		return {
			...after,
			type: 'event',
			arrived: after.arrived && isScheduled,
			says: `${before.says}, approved, ${after.says}`,
		};
	} finally {
		await live.deactivate();
		await live.close();
	}
}
