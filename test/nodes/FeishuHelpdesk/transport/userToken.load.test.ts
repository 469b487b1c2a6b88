import { playLoad } from '../../../support/refresh/load';
import { RefreshWorld } from '../../../support/refresh/world';

let world: RefreshWorld;
beforeAll(async () => {
	world = await RefreshWorld.open();
});
afterAll(() => world.close());

const LOAD = { executions: [3], items: 10, lanes: 5, lease: true, isNoted: true };

test('one process, 3 executions of 10 items in 5 lanes: one token, and no request is refused', async () => {
	expect(await playLoad(world, LOAD)).toEqual({
		...{ tokenRequests: 1, requests: 30, refused: 0, failed: 0 },
	});
});

test('where n8n does not note the end, one refusal of each execution tells it, and there is one token, too', async () => {
	const figures = await playLoad(world, { ...LOAD, isNoted: false });
	expect(figures).toMatchObject({ tokenRequests: 1, failed: 0 });
	expect(figures.refused).toBeLessThanOrEqual(3);
});

describe.each([true, false])(
	'two processes over one credential (n8n notes the end: %s)',
	(isNoted) => {
		const load = { executions: [4, 4], items: 6, lanes: 3, isNoted };

		test('with a lease, as Redis gives it: one token, where this n8n has leases', async () => {
			const figures = await playLoad(world, { ...load, lease: true });
			expect(figures.failed).toBe(0);
			expect(figures.tokenRequests).toBeLessThanOrEqual(world.hasLeases ? 1 : 2);
		});

		test('without one: whoever comes too late takes the token of the other, and nothing fails', async () => {
			const figures = await playLoad(world, { ...load, lease: false });
			expect(figures.failed).toBe(0);
			expect(figures.tokenRequests).toBeLessThanOrEqual(2);
		});
	},
);
