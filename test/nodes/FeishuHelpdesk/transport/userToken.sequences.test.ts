import { playRefresh } from '../../../support/refresh/play';
import { RefreshWorld } from '../../../support/refresh/world';

/** `npm run sequences -- --refresh 1000` plays more of them. */
const SEEDS = Array.from({ length: 30 }, (_, n) => n + 1);

let world: RefreshWorld;
beforeAll(async () => {
	world = await RefreshWorld.open();
});
afterAll(() => world.close());

describe('whatever befalls an account, nothing is done twice, and only a connection that is over asks for the person', () => {
	test.each(SEEDS)(
		'seed %i',
		async (seed) => {
			expect((await playRefresh(world, seed)).wrongs).toEqual([]);
		},
		120_000,
	);
});
