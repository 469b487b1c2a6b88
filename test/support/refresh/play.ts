import { randomOf } from '../sequences/random';
import { draw, type Drawn, type DrawnRun } from './draw';
import { Judge, type Outcome } from './judge';
import type { Item, Played } from './told';
import { TOKEN, type RefreshWorld } from './world';

/** An execution that takes longer hangs, ms. */
const LONGEST_MS = 120_000;

/**
 * Draws what befalls an account and plays it: runs of several executions and processes, each with new items
 * and those that surely were not done before; in the end one that nothing befalls.
 *
 * @param world with nothing under way
 * @param seed decides
 */
export async function playRefresh(world: RefreshWorld, seed: number): Promise<Outcome> {
	const drawn = draw(seed, randomOf(seed));
	const judge = new Judge(world, drawn);
	world.begin(drawn);
	let left: readonly Item[] = [];
	for (const [index, run] of drawn.runs.entries()) {
		if (run.connects && world.isDead) world.reconnect(drawn);
		const items = await newItems(world, drawn, run, index);
		world.beginRun(run, drawn.doing.route);
		const begin = world.scene.sandbox.requests.length;
		const played = await playRun(world, drawn, run, [...left, ...items]);
		world.endRun();
		left = judge.look(run, played, begin);
	}
	return judge.outcome;
}

async function newItems(
	world: RefreshWorld,
	{ seed, doing }: Drawn,
	{ executions, items, tickets }: DrawnRun,
	index: number,
): Promise<Item[]> {
	const count = executions.reduce((sum, each) => sum + each, 0) * items;
	const ids = doing.needsApproval ? await world.approved(count) : [];
	const open = world.scene.sandbox.tickets.slice(0, tickets);
	return Array.from({ length: count }, (_, item) => ({
		mark: ids[item] ?? `s${seed}r${index}i${item}.`,
		ticket: open[item % tickets]?.ticket_id ?? '',
	}));
}

/** All executions of all processes, at the same moment. */
async function playRun(
	world: RefreshWorld,
	{ doing }: Drawn,
	{ executions, stops }: DrawnRun,
	items: readonly Item[],
): Promise<Played[]> {
	const engines = executions.flatMap((count, process) =>
		Array.from({ length: count }, () => world.processes[process] ?? world.processes[0]),
	);
	const { requests } = world.scene.sandbox;
	return await Promise.all(
		engines.map(async (engine, execution): Promise<Played> => {
			const mine = items.filter((_, index) => index % engines.length === execution);
			const begin = requests.length;
			const { result, cancel } = engine.start({
				parameters: doing.parameters,
				items: mine.map((item) => ({ json: { ...item } })),
				onError: stops ? 'stopWorkflow' : 'continueRegularOutput',
			});
			const ended = await Promise.race([result, late()]);
			if (!ended) cancel();
			const { isDead, isTold } = world;
			const renewals = requests.slice(begin).filter(({ route }) => route === TOKEN);
			return { items: mine, result: ended, isDead, isTold, renewals };
		}),
	);
}

const late = (): Promise<undefined> =>
	new Promise((end) => {
		setTimeout(end, LONGEST_MS, undefined).unref();
	});
