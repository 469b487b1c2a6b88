import { sleep } from 'n8n-workflow';

/**
 * What answers the first wave may hold a refusal that concerns all. So nobody starts anew before the wave
 * has ended, but for this long at most, ms: one slow answer must not keep the others.
 */
const WAVE_MS = 150;

/** A piece of work that must not overtake others of its lane. */
export interface Task {
	lane: string;
	run: () => Promise<void>;
}

/** How tasks are run. */
export interface LaneControl {
	/** Most tasks at once, at least 1. */
	concurrency: number;
	/** Most at the very beginning, if that is more: then nothing is near a limit yet. */
	burst: number;
	/** Asked before each task; after `true` none starts any more, those under way end. */
	stopped: () => boolean;
	/** How long the first task goes ahead, at the latest until it ended. */
	headStart: (ended: () => boolean) => Promise<void>;
}

/**
 * Runs tasks: in order within a lane, lanes side by side.
 *
 * The very first task goes ahead. A token that Feishu no longer takes, or a wrong secret, then
 * costs one refused request instead of one per lane.
 *
 * @param tasks in item order
 * @param control how many at once, and when to stop
 * @returns when all that started have ended
 * @throws whatever a task throws; tasks are expected to keep their failures to themselves
 */
export async function runLanes(tasks: readonly Task[], control: LaneControl): Promise<void> {
	const lanes = new Map<string, Task[]>();
	for (const task of tasks) {
		const lane = lanes.get(task.lane);
		if (lane) lane.push(task);
		else lanes.set(task.lane, [task]);
	}
	const waiting = [...lanes.values()];

	const wave: Promise<void>[] = [];

	async function worker(): Promise<void> {
		await helper();
		if (waiting.length > 0) await Promise.race([Promise.allSettled(wave), sleep(WAVE_MS)]);
		for (let lane = waiting.shift(); lane !== undefined; lane = waiting.shift()) await follow(lane);
	}

	/** Goes home after one lane. */
	async function helper(): Promise<void> {
		const lane = waiting.shift();
		if (lane === undefined) return;
		const followed = follow(lane);
		wave.push(followed);
		await followed;
	}

	async function follow(lane: readonly Task[]): Promise<void> {
		for (const task of lane) {
			if (control.stopped()) return;
			await task.run();
		}
	}

	const [first, ...rest] = waiting.shift() ?? [];
	if (first === undefined || control.stopped()) return;
	let ended = false;
	const ahead = first.run().finally(() => {
		ended = true;
	});
	await Promise.race([ahead, control.headStart(() => ended)]);
	const leader = ahead.then(() => follow(rest)).then(worker);
	const others = Math.max(control.concurrency, control.burst) - 1;
	await Promise.all([
		leader,
		...Array.from({ length: others }, (_, n) =>
			n < control.concurrency - 1 ? worker() : helper(),
		),
	]);
}
