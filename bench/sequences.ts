import { playSequence } from '../test/support/sequences/sequence';
import { World } from '../test/support/sequences/world';
import { hasten } from './hasten';
import { refreshSequences } from './refreshSequences';

/** After so many sequences in a new world: what a sandbox remembers costs time. */
const WORLD = 200;

/**
 * `npm run sequences -- 10000 1`: how many, and the first seed. `SEQUENCES_WORKERS=1` lets two workers run
 * at the same time, `SEQUENCES_RACE=1` over a store that reads, changes and writes without a lock.
 * `SEQUENCES_HASTE=20`: all waiting takes a 20th of its time. `--refresh 1000 1`: what befalls a connected
 * account and the renewal of its token instead.
 */
async function main(): Promise<void> {
	const words = process.argv.slice(2);
	const [count = 1000, first = 1] = words.filter((word) => word !== '--refresh').map(Number);
	const dimensions = { workers: process.env['SEQUENCES_WORKERS'] === '1' };
	const races = process.env['SEQUENCES_RACE'] === '1';
	const times = Number(process.env['SEQUENCES_HASTE'] ?? 1);
	if (times !== 1) hasten(times);
	if (words.includes('--refresh')) {
		process.exitCode = (await refreshSequences(count, first, times)) > 0 ? 1 : 0;
		return;
	}
	const sums = { runs: 0, messages: 0, delivered: 0, kills: 0, unknown: 0 };
	const wrongs: string[] = [];
	const startedAt = performance.now();
	for (let begin = first; begin < first + count; begin += WORLD) {
		const world = await World.open(() => (races ? (Math.random() * 20) / times : 0));
		for (let seed = begin; seed < Math.min(begin + WORLD, first + count); seed += 1) {
			const outcome = await playSequence(world, seed, dimensions);
			for (const wrong of outcome.wrongs) {
				wrongs.push(wrong);
				console.log(`seed ${seed}: ${wrong}`);
			}
			sums.runs += outcome.runs;
			sums.messages += outcome.messages;
			sums.delivered += outcome.delivered;
			sums.kills += outcome.kills;
			sums.unknown += outcome.unknown;
		}
		await world.close();
	}
	const having = (begins: string) => wrongs.filter((wrong) => wrong.startsWith(begins)).length;
	const seconds = ((performance.now() - startedAt) / 1000).toFixed(0);
	console.log(
		`${count} sequences from seed ${first}: ${sums.runs} runs, ${sums.kills} of them killed, ${sums.messages} messages, ${sums.delivered} deliveries, ${sums.unknown} unknown, ${seconds} s`,
	);
	console.log(
		`${having('twice')} twice, ${wrongs.length - having('twice') - having('unknown') - having('a secret')} lost or told wrong, ${having('unknown')} called unknown that never left, ${having('a secret')} secrets`,
	);
	process.exitCode = wrongs.length > 0 ? 1 : 0;
}

void main();
