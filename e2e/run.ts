import type { Installed } from './cache';
import { runFlow, type Flow, type Score } from './checks';
import { failureFolder } from './failures';
import { agent } from './flows/agent';
import { answered } from './flows/answered';
import { canvas } from './flows/canvas';
import { credential } from './flows/credential';
import { errors } from './flows/errors';
import { examples } from './flows/examples';
import { httpRequest } from './flows/httpRequest';
import { noSecret } from './flows/noSecret';
import { queue } from './flows/queue';
import { receivers } from './flows/receivers';
import { restarts } from './flows/restarts';
import { tickets } from './flows/tickets';
import { trigger } from './flows/trigger';
import { webhooks } from './flows/webhooks';
import { pack } from './packed';
import { progress } from './progress';
import { openWorld, temporaryFolder, type World } from './world';

/** In this order; the last ones look at what the others left. */
const FLOWS: readonly Flow<World>[] = [
	credential,
	canvas,
	receivers,
	tickets,
	errors,
	trigger,
	examples,
	httpRequest,
	agent,
	noSecret,
	queue,
	webhooks,
	restarts,
	answered,
];

/**
 * Packs the project and runs the flows.
 *
 * @param installed where n8n is
 * @param names only these flows; none for all
 * @returns how many checks passed and failed
 * @throws {Error} for an unknown name, or when n8n does not start
 */
export async function runFlows(installed: Installed, names: readonly string[]): Promise<Score> {
	const unknown = names.find((name) => !FLOWS.some((flow) => flow.name === name));
	if (unknown !== undefined) {
		const known = FLOWS.map(({ name }) => name).join(', ');
		throw new Error(`There is no flow "${unknown}", only ${known}`);
	}
	const tarball = await pack(await temporaryFolder('feishu-e2e-pack-'));
	progress(`packed ${tarball}`);
	const world = await openWorld(installed, tarball);
	const total = { passed: 0, failed: 0 };
	for (const flow of FLOWS) {
		if (names.length > 0 && !names.includes(flow.name)) continue;
		// No flow meets the tickets and messages of the one before.
		world.sandbox.reset();
		const score = await runFlow(flow, world, async (name) => [
			`page: ${await world.editor.screenshot(await failureFolder(), name)}`,
		]);
		total.passed += score.passed;
		total.failed += score.failed;
	}
	return total;
}
