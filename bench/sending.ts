import { median } from './median';
import { openStage, people, type Stage } from './stage';

const ITEMS = 400;
const ROUNDS = 5;

/**
 * Measures sending: side by side against one after another, and the time per item beside n8n's HTTP
 * Request node in the same engine.
 *
 * @yields lines to print
 * @throws {Error} when a run fails or a message is missing
 */
export async function* benchSending(): AsyncGenerator<string> {
	const stage = await openStage();
	try {
		yield await perItem(stage);
		yield await sideBySide(stage);
	} finally {
		await stage.remote.close();
	}
}

async function perItem(stage: Stage): Promise<string> {
	const ours: number[] = [];
	const theirs: number[] = [];
	for (let round = 0; round < ROUNDS; round += 1) {
		ours.push(await timed(stage, 'ours', ITEMS));
		theirs.push(await timed(stage, 'httpRequest', ITEMS));
	}
	const [a, b] = [median(ours) / ITEMS, median(theirs) / ITEMS];
	return `Per item, no latency: ${a.toFixed(2)} ms; n8n's HTTP Request node ${b.toFixed(2)} ms; ratio ${(a / b).toFixed(2)} (${ITEMS} items, median of ${ROUNDS})`;
}

async function sideBySide(stage: Stage): Promise<string> {
	await stage.remote.delay(100);
	const inTurn = await stage.ours(people(10), { maxConcurrency: 1 });
	const ours = await timed(stage, 'ours', 40);
	const theirs = await timed(stage, 'httpRequest', 40);
	const loop = inTurn.durationMs * 4;
	return `40 people at 100 ms: ${ours.toFixed(0)} ms; one after another ${loop.toFixed(0)} ms (${(loop / ours).toFixed(1)} ×); n8n's HTTP Request node, all at once, ${theirs.toFixed(0)} ms`;
}

async function timed(stage: Stage, who: 'ours' | 'httpRequest', count: number): Promise<number> {
	const before = await stage.remote.delivered();
	const { error, durationMs } = await stage[who](people(count));
	if (error) throw error;
	const delivered = (await stage.remote.delivered()) - before;
	if (delivered !== count) throw new Error(`${who} delivered ${delivered} of ${count}`);
	return durationMs;
}
