import { playLoad, type Load } from '../test/support/refresh/load';
import { RefreshWorld } from '../test/support/refresh/world';

const ONE: Load = { executions: [3], items: 10, lanes: 5, lease: true, isNoted: true };
const TWO: Load = { executions: [4, 4], items: 6, lanes: 3, lease: true, isNoted: true };

const LOADS: readonly [string, Load][] = [
	['one process, 3 × 10 items in 5 lanes', ONE],
	['the same, the end of the token not noted', { ...ONE, isNoted: false }],
	['two processes with a lease, 8 × 6 items in 3 lanes', TWO],
	['the same, the end of the token not noted', { ...TWO, isNoted: false }],
	['two processes without a lease, 8 × 6 items in 3 lanes', { ...TWO, lease: false }],
	['the same, the end of the token not noted', { ...TWO, lease: false, isNoted: false }],
];

/** Executions that act for an account whose token has ended. @returns a line for each kind */
export async function* benchRefresh(): AsyncGenerator<string> {
	yield '\nRenewal of an account’s token';
	const world = await RefreshWorld.open();
	for (const [name, load] of LOADS) {
		const { tokenRequests, requests, refused, failed } = await playLoad(world, load);
		yield `${name}: ${tokenRequests} token requests, ${requests} requests, ${refused} of them refused, ${failed} items failed`;
	}
	await world.close();
}
