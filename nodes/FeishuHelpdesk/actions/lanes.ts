/** A piece of work that must not overtake others of its lane. */
export interface Task {
	lane: string;
	run: () => Promise<void>;
}

/**
 * Runs tasks: in order within a lane, lanes side by side.
 *
 * The very first task runs alone. A token that Feishu no longer takes, or a wrong secret, then costs
 * one refused request instead of one per lane.
 *
 * @param tasks in item order
 * @param concurrency most tasks at once, at least 1
 * @param stopped asked before each task; after `true` none starts any more, those under way end
 * @returns when all that started have ended
 * @throws whatever a task throws; tasks are expected to keep their failures to themselves
 */
export async function runLanes(
	tasks: readonly Task[],
	concurrency: number,
	stopped: () => boolean,
): Promise<void> {
	const lanes = new Map<string, Task[]>();
	for (const task of tasks) {
		const lane = lanes.get(task.lane);
		if (lane) lane.push(task);
		else lanes.set(task.lane, [task]);
	}
	const waiting = [...lanes.values()];

	async function worker(): Promise<void> {
		for (let lane = waiting.shift(); lane !== undefined; lane = waiting.shift()) {
			for (const task of lane) {
				if (stopped()) return;
				await task.run();
			}
		}
	}

	const scout = waiting[0]?.shift();
	if (scout === undefined || stopped()) return;
	await scout.run();
	await Promise.all(Array.from({ length: Math.min(concurrency, waiting.length) }, worker));
}
