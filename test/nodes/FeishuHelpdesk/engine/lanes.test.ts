import { setTimeout as wait } from 'node:timers/promises';
import {
	runLanes,
	type LaneControl,
	type Task,
} from '../../../../nodes/FeishuHelpdesk/engine/lanes';

interface Trace {
	started: string[];
	running: number;
	most: number;
}

function tasks(lanes: string[], trace: Trace, ms = 5): Task[] {
	return lanes.map((lane, index) => ({
		lane,
		run: async () => {
			trace.started.push(`${lane}${index}`);
			trace.running += 1;
			trace.most = Math.max(trace.most, trace.running);
			await wait(ms);
			trace.running -= 1;
		},
	}));
}

const fresh = (): Trace => ({ started: [], running: 0, most: 0 });
const never = () => false;
const control = (
	concurrency: number,
	stopped: () => boolean,
	headStart: LaneControl['headStart'] = () => new Promise(() => undefined),
): LaneControl => ({ concurrency, burst: 0, stopped, headStart });

test('tasks of one lane never overlap and keep their order', async () => {
	const trace = fresh();
	await runLanes(tasks(['a', 'a', 'a', 'a'], trace), control(20, never));
	expect(trace).toMatchObject({ started: ['a0', 'a1', 'a2', 'a3'], most: 1 });
});

test('lanes go side by side, up to the limit', async () => {
	const trace = fresh();
	await runLanes(tasks(Array.from('abcdefghij'), trace), control(4, never));
	expect(trace.started).toHaveLength(10);
	expect(trace.most).toBe(4);
});

test('the first task goes alone', async () => {
	const trace = fresh();
	let seen = 0;
	const [first, ...others] = tasks(Array.from('abcdef'), trace);
	const scout: Task = {
		lane: 'a',
		run: async () => {
			await first?.run();
			seen = trace.started.length;
		},
	};
	await runLanes([scout, ...others], control(20, never));
	expect(seen).toBe(1);
	expect(trace.started).toHaveLength(6);
});

test('none starts after the stop; those under way end', async () => {
	const trace = fresh();
	let stopped = false;
	const list = tasks(Array.from('abcdefghij'), trace);
	list.splice(3, 1, {
		lane: 'stopper',
		run: () => {
			stopped = true;
			return Promise.resolve();
		},
	});
	await runLanes(
		list,
		control(2, () => stopped),
	);
	expect(trace.started.length).toBeLessThan(6);
	expect(trace.running).toBe(0);
});

test('nothing to do ends at once', async () => {
	await expect(runLanes([], control(20, never))).resolves.toBeUndefined();
});

test('the first wave may be wider than what follows', async () => {
	let [open, widest] = [0, 0];
	const seen: number[] = [];
	const tasks = Array.from({ length: 12 }, (_, n) => ({
		lane: String(n),
		run: async () => {
			open += 1;
			seen.push(open);
			widest = Math.max(widest, open);
			await new Promise((done) => setTimeout(done, 10));
			open -= 1;
		},
	}));
	await runLanes(tasks, {
		concurrency: 2,
		burst: 6,
		stopped: () => false,
		headStart: () => Promise.resolve(),
	});
	expect([seen.length, widest]).toEqual([12, 6]);
	expect(Math.max(...seen.slice(-4))).toBeLessThanOrEqual(2);
});

test('after the first wave as many go side by side as may', async () => {
	let open = 0;
	const seen: number[] = [];
	const tasks = Array.from({ length: 12 }, (_, n) => ({
		lane: String(n),
		run: async () => {
			open += 1;
			seen.push(open);
			await wait(10);
			open -= 1;
		},
	}));
	await runLanes(
		tasks,
		control(3, never, () => Promise.resolve()),
	);
	expect(Math.max(...seen.slice(3))).toBe(3);
});

describe('what the first wave brings concerns all', () => {
	/** One goes ahead, two are quick, one takes its time, and one waits behind them. */
	async function run(slowMs: number, refuses: boolean) {
		let stopped = false;
		const told: string[] = [];
		const task = (name: string, ms: number, stop = false): Task => ({
			lane: name,
			run: async () => {
				told.push(`${name} begins`);
				await wait(ms);
				told.push(`${name} ends`);
				stopped ||= stop;
			},
		});
		await runLanes(
			[
				task('ahead', 1),
				task('quick', 1),
				task('slow', slowMs, refuses),
				task('quick too', 1),
				task('next', 1),
			],
			control(
				3,
				() => stopped,
				() => Promise.resolve(),
			),
		);
		return told;
	}

	test('so nobody starts anew before it has ended', async () => {
		expect(await run(60, true)).not.toContain('next begins');
		expect(await run(60, false)).toContain('next begins');
	});

	test('but one slow answer does not keep the others', async () => {
		const told = await run(2_000, false);
		expect(told.indexOf('next begins')).toBeLessThan(told.indexOf('slow ends'));
	});
});

test('the head start is told when the first has ended', async () => {
	const ended: boolean[] = [];
	const [scout, other] = tasks(['a', 'b'], fresh(), 20);
	if (scout === undefined || other === undefined) throw new Error('There are no tasks');
	await runLanes(
		[scout, other],
		control(2, never, async (hasEnded) => {
			ended.push(hasEnded());
			await wait(60);
			ended.push(hasEnded());
		}),
	);
	await wait(80);
	expect(ended).toEqual([false, true]);
});
