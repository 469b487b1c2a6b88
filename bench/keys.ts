import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { startRemoteSandbox, type RemoteSandbox } from '../test/support/remoteSandbox';
import { HELLO, items, receiver } from '../test/support/scene';
import { startWorkers, type Workers } from '../test/support/workers/workers';
import { median } from './median';

/** As a database in the same network. */
const DATABASE = { minMs: 1, maxMs: 10 };
const ROUNDS = 5;
const STORED_KEYS = 10_000;

const SENT: INodeParameters = {
	...HELLO,
	receiver: receiver('={{ $json.to }}'),
	text: '={{ $json.key }}',
};
const WAYS = {
	'without a key': SENT,
	'with a key': { ...SENT, options: { skipAlreadySentKey: '={{ $json.key }}' } },
	'by its content': { ...SENT, options: { skipIdenticalWithin: 16 } },
};

/**
 * Measures what it costs to send once only, and whether two processes over one row do.
 *
 * @yields lines to print
 * @throws {Error} when a process fails
 */
export async function* benchKeys(): AsyncGenerator<string> {
	const remote = await startRemoteSandbox();
	const workers = await startWorkers(2, remote.url, DATABASE);
	try {
		yield '\nSending once (n8n’s table: 1 to 10 ms for a reading, the same for a writing)';
		await together(workers, WAYS['with a key'], [batch(1), batch(1)]);
		yield* costs(workers, 0);
		await workers.fill(2 * STORED_KEYS);
		yield* costs(workers, STORED_KEYS);
		yield await different(remote, workers);
		yield await equal(remote, workers);
	} finally {
		await workers.close();
		await remote.close();
	}
}

async function* costs(workers: Workers, stored: number): AsyncGenerator<string> {
	for (const [way, parameters] of Object.entries(WAYS)) {
		for (const processes of [1, 2]) {
			const times: string[] = [];
			for (const count of [1, 100]) {
				const rounds: number[] = [];
				for (let round = 0; round < ROUNDS; round += 1) {
					const lists = Array.from({ length: processes }, () => batch(count));
					const answers = await together(workers, parameters, lists);
					rounds.push(...answers.map(({ durationMs }) => durationMs));
				}
				times.push(`${count}: ${Math.round(median(rounds))} ms`);
			}
			yield `  ${way}, ${stored} keys stored, ${processes} at once: ${times.join(', ')}`;
		}
	}
}

async function different(remote: RemoteSandbox, workers: Workers): Promise<string> {
	await remote.reset();
	const halves = [batch(100), batch(100)];
	await together(workers, WAYS['with a key'], halves);
	const first = await remote.delivered();
	const again = await together(workers, WAYS['with a key'], halves.reverse());
	const skipped = again.flatMap(({ output }) => output).filter((json) => json['skipped'] === true);
	return `  200 keys over two processes: ${first} sent; the same again: ${(await remote.delivered()) - first} sent, ${skipped.length} skipped`;
}

async function equal(remote: RemoteSandbox, workers: Workers): Promise<string> {
	await remote.reset();
	const list = batch(60);
	const answers = await together(workers, WAYS['with a key'], [list, list]);
	const skipped = answers
		.flatMap(({ output }) => output)
		.filter((json) => json['skipped'] === true);
	return `  60 keys in two processes at the same moment: ${await remote.delivered()} sent, ${skipped.length} skipped`;
}

const together = async (
	{ all }: Workers,
	parameters: INodeParameters,
	lists: INodeExecutionData[][],
) =>
	(await Promise.all(lists.map(async (list, n) => await all[n]?.run(parameters, list)))).flatMap(
		(answer) => answer ?? [],
	);

let batches = 0;

function batch(count: number): INodeExecutionData[] {
	batches += 1;
	return items(
		...Array.from({ length: count }, (_, n) => ({ to: `ou_${n}`, key: `K${batches} ${n}` })),
	);
}
