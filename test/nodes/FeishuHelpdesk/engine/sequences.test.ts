import { playSequence } from '../../../support/sequences/sequence';
import { World } from '../../../support/sequences/world';

/** `npm run sequences -- 10000` plays more of them. */
const SEEDS = Array.from({ length: 8 }, (_, n) => n + 1);

let world: World;
beforeAll(async () => {
	world = await World.open(() => 0);
});
afterAll(() => world.close());

// Much of it is waiting, for limits and for keys of runs that ended.
describe('whatever befalls a workflow, nobody gets a message twice, and none is lost without a word', () => {
	test.each(SEEDS)(
		'seed %i',
		async (seed) => {
			expect((await playSequence(world, seed, { workers: false })).wrongs).toEqual([]);
		},
		120_000,
	);
});
