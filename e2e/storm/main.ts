import { installOnce } from '../cache';
import { endAll, endOnSignals } from '../leftovers';
import { pack } from '../packed';
import { progress } from '../progress';
import { temporaryFolder } from '../world';
import { countsOf, sum, tableOf, type Counts, type Signal } from './counts';
import { runStorm } from './run';

const ROUNDS = 3;
const SIGNALS: readonly Signal[] = ['SIGTERM', 'SIGKILL'];

/**
 * Sends a storm of events to a trigger and to n8n's own Webhook node, ends n8n in its middle, starts it
 * again, and counts what was answered and never started. Takes about 20 minutes.
 *
 * @throws {Error} when the trigger lost more than the Webhook node
 */
export async function storm(): Promise<void> {
	endOnSignals();
	try {
		const installed = await installOnce();
		const tarball = await pack(await temporaryFolder('feishu-storm-pack-'));
		const all: Counts[] = [];
		for (const signal of SIGNALS) {
			for (let round = 1; round <= ROUNDS; round += 1) {
				const counts = countsOf(await runStorm({ installed, tarball }, signal), signal, round);
				all.push(...counts);
				progress(`${signal}, round ${round}:\n${tableOf(counts)}`);
			}
		}
		console.log(`\n${tableOf(all)}`);
		const lost = sum(all, 'trigger', 'lost');
		const lostByWebhook = sum(all, 'webhook', 'lost');
		if (lost > lostByWebhook) {
			throw new Error(`The trigger lost ${lost} events, the Webhook node ${lostByWebhook}`);
		}
	} finally {
		await endAll();
	}
}
