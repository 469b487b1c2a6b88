import fc from 'fast-check';
import { sleep } from 'n8n-workflow';
import { standIns } from '../../../../nodes/FeishuHelpdesk/engine/operation';
import { Failure } from '../../../../nodes/FeishuHelpdesk/transport/failure';
import { inNoTime } from '../../../support/once/clock';
import { contextOf, keyed, startProcess, type OnceProcess } from '../../../support/once/process';
import { KeyStore } from '../../../support/sequences/keyStore';

/**
 * Most that another process takes between reading the row and writing it, ms: less than the time for which
 * a process keeps quiet.
 */
const RACE_MS = 100;

/** Later than any process still looks at the key, ms. */
const LATER_MS = 60_000;

beforeEach(() => {
	jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate'] });
});
afterEach(() => {
	jest.restoreAllMocks();
	jest.useRealTimers();
});

/** What Feishu makes of a message. */
const FATES = ['out', 'notSent', 'unknown'] as const;

/** One message under the key, of one run. */
interface Attempt {
	/** Index of the process. */
	process: number;
	/** ms. */
	startsAt: number;
	/** From its gate to Feishu's answer, ms. */
	takesMs: number;
	fate: (typeof FATES)[number];
}

type Told = 'sent' | 'skipped' | 'notSent' | 'unknown';

const attempts = (fates: readonly Attempt['fate'][]) =>
	fc.array(
		fc.record({
			process: fc.nat(2),
			startsAt: fc.nat(800),
			takesMs: fc.nat(300),
			fate: fc.constantFrom(...fates),
		}),
		{ minLength: 2, maxLength: 5 },
	);

/** Numbers from 0 to 1, again and again. */
const numbers = fc.array(fc.double({ min: 0, max: 0.999, noNaN: true }), {
	minLength: 1,
	maxLength: 40,
});

const taking = (values: readonly number[]) => {
	let taken = 0;
	return () => values[(taken += 1) % values.length] ?? 0;
};

/** Three processes, a store without a lock, and what happened on the way to Feishu. */
class Stage {
	/** Messages that left, by when they did and what became of them. */
	readonly left: { from: number; to: number; fate: Attempt['fate'] }[] = [];
	readonly store: KeyStore;
	private readonly processes: readonly OnceProcess[];
	private readonly startedAt = performance.now();
	/** Steps of the store, before it ends for the first process; it does not answer that one any more. */
	stepsOfFirst = Infinity;

	constructor(races: readonly number[], waits: readonly number[]) {
		const race = taking(races);
		jest.spyOn(Math, 'random').mockImplementation(taking(waits));
		const hooks = { raceMs: () => Math.round(race() * RACE_MS) };
		this.store = new KeyStore({ ...hooks, step: () => true });
		const mortal = new KeyStore(
			{ ...hooks, step: () => (this.stepsOfFirst -= 1) >= 0 },
			this.store,
		);
		this.processes = [mortal, this.store, this.store].map(startProcess);
	}

	/** @returns what the user reads of the message */
	async attempt({ process, startsAt, takesMs, fate }: Attempt): Promise<Told> {
		await sleep(Math.max(0, startsAt - (performance.now() - this.startedAt)));
		const run = this.processes[process]?.run();
		if (run === undefined) throw new Error(`There is no process ${process}`);
		const message = run.open(keyed('T1'), standIns);
		try {
			await message.enter();
			const from = performance.now();
			await sleep(takesMs);
			this.left.push({ from, to: performance.now(), fate });
			if (fate === 'notSent') {
				await message.settle(failure('notSent'));
				return 'notSent';
			}
			message.left();
			if (fate === 'out') {
				message.confirm();
				return 'sent';
			}
			await message.settle(failure('unknown'));
			return 'unknown';
		} catch (thrown) {
			const { delivery } = detailsOf(thrown);
			if (message.wasSent()) return 'skipped';
			await message.settle(failure(delivery === 'unknown' ? 'unknown' : 'notSent'));
			return delivery === 'unknown' ? 'unknown' : 'notSent';
		} finally {
			await run.ended();
		}
	}

	async all(plan: readonly Attempt[]): Promise<readonly Told[]> {
		return await inNoTime(Promise.all(plan.map(async (each) => await this.attempt(each))));
	}

	/** @returns what is stored, sorted; of marks that another process wrote back nobody takes notice */
	get row(): readonly string[] {
		return this.store
			.entries(contextOf())
			.filter((entry) => !MARK.test(entry))
			.sort();
	}
}

/** The failure of another copy of the module is of another class. */
function detailsOf(thrown: unknown): Failure['details'] {
	if (thrown instanceof Error && thrown.name === 'Failure') return (thrown as Failure).details;
	throw thrown;
}

const failure = (delivery: 'notSent' | 'unknown') =>
	new Failure(
		'It failed',
		{ code: null, msg: '', httpStatus: null, logId: null, hint: '', retryable: true, delivery },
		'interrupted',
	);

/** Only behind one that surely was not sent another may leave. */
function expectNeverTwice(left: Stage['left']): void {
	for (const [n, each] of left.entries()) {
		const next = left[n + 1];
		if (next === undefined) return;
		expect(each.fate).toBe('notSent');
		expect(next.from).toBeGreaterThanOrEqual(each.to);
	}
}

const KEY = 'T1 → ou_alice';
const MARK = / [\da-f-]{36}$/;
const ROW = { out: [KEY], unknown: [KEY, `${KEY} ?`], notSent: [] } as const;
const TOLD = { out: 'sent', unknown: 'unknown', notSent: 'notSent' } as const;

test('whoever sends at whatever moment: never twice, and all are told the truth', async () => {
	await fc.assert(
		fc.asyncProperty(attempts(FATES), numbers, numbers, async (plan, races, waits) => {
			const stage = new Stage(races, waits);
			const told = await stage.all(plan);
			expectNeverTwice(stage.left);
			const fate = stage.left.at(-1)?.fate ?? 'notSent';
			expect(stage.left).not.toEqual([]);
			for (const each of told)
				expect(['notSent', TOLD[fate], ...(fate === 'out' ? ['skipped'] : [])]).toContain(each);
			expect(told.filter((each) => each === 'sent')).toHaveLength(fate === 'out' ? 1 : 0);
			expect(stage.row).toEqual(ROW[fate]);
			await inNoTime(sleep(LATER_MS));
			const [later] = await stage.all([{ process: 2, startsAt: 0, takesMs: 0, fate: 'out' }]);
			expect(later).toBe({ out: 'skipped', unknown: 'unknown', notSent: 'sent' }[fate]);
		}),
		{ numRuns: 200 },
	);
});

test('what Feishu always refuses is tried by everybody', async () => {
	await fc.assert(
		fc.asyncProperty(attempts(['notSent']), numbers, numbers, async (plan, races, waits) => {
			const stage = new Stage(races, waits);
			await stage.all(plan);
			expect(stage.left).toHaveLength(plan.length);
		}),
		{ numRuns: 100 },
	);
});

test('whenever a process is killed: never twice, and nobody is told that it was sent when it was not', async () => {
	await fc.assert(
		fc.asyncProperty(
			attempts(['out']),
			fc.nat(24),
			numbers,
			numbers,
			async (plan, steps, races, waits) => {
				const stage = new Stage(races, waits);
				stage.stepsOfFirst = steps;
				const told = await stage.all(
					plan.map((each, n) => (n === 0 ? { ...each, process: 0 } : each)),
				);
				await inNoTime(sleep(LATER_MS));
				const [later] = await stage.all([{ process: 2, startsAt: 0, takesMs: 0, fate: 'out' }]);
				expectNeverTwice(stage.left);
				if (stage.left.length === 0) expect([...told, later]).not.toContain('skipped');
				expect(later).not.toBe('notSent');
			},
		),
		{ numRuns: 200 },
	);
});
