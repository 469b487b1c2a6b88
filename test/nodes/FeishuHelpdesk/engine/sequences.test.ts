import { playSequence } from '../../../support/sequences/sequence';
import { World } from '../../../support/sequences/world';

/** `npm run sequences -- 10000` plays more of them. */
const SEEDS = Array.from({ length: 12 }, (_, n) => n + 1);

test('whatever befalls a workflow, nobody gets a message twice, and none is lost without a word', async () => {
	const world = await World.open(() => 0);
	const wrongs: string[] = [];
	for (const seed of SEEDS) {
		const outcome = await playSequence(world, seed, { workers: false });
		wrongs.push(...outcome.wrongs.map((wrong) => `seed ${seed}: ${wrong}`));
	}
	await world.close();
	expect(wrongs).toEqual([]);
});
