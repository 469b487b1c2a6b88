import type { Outcome } from '../test/support/refresh/judge';
import { playRefresh } from '../test/support/refresh/play';
import { RefreshWorld } from '../test/support/refresh/world';

/** After so many sequences in a new world: what a sandbox remembers costs time. */
const WORLD = 100;

/**
 * Plays what may befall a connected account, and prints what came of it.
 *
 * @param count how many sequences
 * @param first seed
 * @param haste how many times as fast as Feishu this process lives
 * @returns how many sentences say that something is wrong
 */
export async function refreshSequences(
	count: number,
	first: number,
	haste: number,
): Promise<number> {
	const outcomes: Outcome[] = [];
	const startedAt = performance.now();
	for (let begin = first; begin < first + count; begin += WORLD) {
		const world = await RefreshWorld.open(haste);
		for (let seed = begin; seed < Math.min(begin + WORLD, first + count); seed += 1) {
			const outcome = await playRefresh(world, seed);
			for (const wrong of new Set(outcome.wrongs)) console.log(`seed ${seed}: ${wrong}`);
			outcomes.push(outcome);
		}
		await world.close();
	}
	const sum = (key: Exclude<keyof Outcome, 'wrongs'>) =>
		outcomes.reduce((all, outcome) => all + outcome[key], 0);
	const wrongs = outcomes.flatMap((outcome) => outcome.wrongs);
	const having = (begins: string) => wrongs.filter((wrong) => wrong.startsWith(begins)).length;
	const seconds = ((performance.now() - startedAt) / 1000 / haste).toFixed(0);
	console.log(
		`${count} sequences from seed ${first}: ${sum('executions')} executions, ${sum('items')} items, ${sum('renewals')} token requests, ${sum('unknown')} unknown, ${sum('deaths')} runs ended with a connection that was over, ${seconds} s`,
	);
	console.log(
		`${having('twice')} twice, ${having('says')} told to connect again without need, ${having('should')} not told, ${having('it hangs')} hang, ${having('a secret')} secrets, ${wrongs.length} wrong in sum; ${sum('again')} told to connect again, ${sum('untold')} could not know yet`,
	);
	return wrongs.length;
}
