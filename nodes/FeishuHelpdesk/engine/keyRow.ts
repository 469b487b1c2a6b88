import { sleep, type IExecuteFunctions } from 'n8n-workflow';

/** The oldest entries go when there are more. A message that is out has one, and for hours three: its keys. */
const STORE = { mode: 'entries', maxEntries: 20_000 } as const;

/**
 * How long this process writes nothing before it believes what it reads: longer than any other process
 * takes from its reading of the row to its writing. Those are as slow as its own, or slower.
 */
const QUIET = { leastMs: 250, timesOwn: 4, mostMs: 10_000 } as const;

/** Two processes that make the row at the same moment: one of them is refused. A locked SQLite, too. */
const AGAIN_MS = 100;

/** n8n's deduplication store. */
export type KeyHelpers = Pick<
	IExecuteFunctions['helpers'],
	'checkProcessedAndRecord' | 'removeProcessed'
>;

interface Access {
	readonly helpers: KeyHelpers;
	readonly entries: readonly string[];
	readonly removes: boolean;
	/** Whether it is to see what is left after all others have written. */
	readonly quiet: boolean;
	readonly end: (fresh: ReadonlySet<string>) => void;
	readonly fail: (error: unknown) => void;
}

/**
 * The entries of one node. n8n keeps them in one row, which it reads, changes and writes without a lock
 * (n8n 2.41.1: dist/deduplication/deduplication-helper.js), so one process overwrites what another has
 * just written; each look writes, too. Whatever waits goes together, and one access at a time.
 */
class Row {
	private waiting: Access[] = [];
	private lazy: Access[] = [];
	private isWorking = false;
	private writtenAt = 0;
	private slowestMs = 0;

	async add(
		access: Pick<Access, 'helpers' | 'entries' | 'removes'>,
		when: 'now' | 'quiet' | 'lazy',
	): Promise<ReadonlySet<string>> {
		return await new Promise((end, fail) => {
			const quiet = when !== 'now';
			(when === 'lazy' ? this.lazy : this.waiting).push({ ...access, quiet, end, fail });
			void this.work();
		});
	}

	flush(): void {
		this.waiting.push(...this.lazy.splice(0));
		void this.work();
	}

	private async work(): Promise<void> {
		if (this.isWorking) return;
		this.isWorking = true;
		// What is asked for in the same moment goes together.
		await Promise.resolve();
		while (this.waiting.length > 0) {
			if (this.waiting.some(({ quiet }) => quiet)) {
				await sleep(this.quietMs());
				this.waiting.push(...this.lazy.splice(0));
			}
			const batch = this.waiting.splice(0);
			await this.access(batch, true);
			await this.access(batch, false);
		}
		this.isWorking = false;
	}

	/** At random a little longer, so that two processes do not meet again and again. */
	private quietMs(): number {
		const { leastMs, timesOwn, mostMs } = QUIET;
		const pauseMs = Math.min(mostMs, Math.max(leastMs, timesOwn * this.slowestMs));
		const passedMs = performance.now() - this.writtenAt;
		return Math.max(0, pauseMs * (1 + Math.random() / 4) - passedMs);
	}

	private async access(batch: readonly Access[], removes: boolean): Promise<void> {
		const mine = batch.filter((each) => each.removes === removes);
		const [first] = mine;
		if (first === undefined) return;
		const { helpers } = first;
		const entries = [...new Set(mine.flatMap((each) => each.entries))];
		const attempt = async () => {
			const startedAt = performance.now();
			const result = removes
				? await helpers.removeProcessed(entries, 'node', STORE)
				: await helpers.checkProcessedAndRecord(entries, 'node', STORE);
			this.writtenAt = performance.now();
			this.slowestMs = Math.max(this.slowestMs * 0.8, this.writtenAt - startedAt);
			return result;
		};
		try {
			const result = await attempt().catch(async () => {
				await sleep(AGAIN_MS);
				return await attempt();
			});
			const fresh = new Set(result ? result.new.map(String) : []);
			for (const each of mine) each.end(new Set(each.entries.filter((entry) => fresh.has(entry))));
		} catch (error) {
			for (const each of mine) each.fail(error);
		}
	}
}

const rows = new Map<string, Row>();

/** The entries of a node, as an execution uses them. */
export interface KeyRow {
	/**
	 * Writes entries down, as far as they are not there.
	 *
	 * @param entries to write
	 * @param when `quiet`: after a time in which whatever was overwriting this process has ended, so that
	 * what is there is there to stay. `lazy`: the same, with the next that wants it, or at `flush`
	 * @returns those that were not there before
	 * @throws what n8n's store throws
	 */
	record: (
		entries: readonly string[],
		when?: 'now' | 'quiet' | 'lazy',
	) => Promise<ReadonlySet<string>>;
	/**
	 * @param entries to take out
	 * @throws what n8n's store throws
	 */
	remove: (entries: readonly string[]) => Promise<unknown>;
	/** Lets nothing wait for others any more. */
	flush: () => void;
}

/**
 * @param ctx n8n's execution context
 * @param id of the workflow and the node
 * @returns the entries of its node; executions in this process take turns
 */
export function openKeyRow({ helpers }: { helpers: KeyHelpers }, id: string): KeyRow {
	const row = rows.get(id) ?? new Row();
	rows.set(id, row);
	return {
		record: async (entries, when = 'now') =>
			await row.add({ helpers, entries, removes: false }, when),
		remove: async (entries) => await row.add({ helpers, entries, removes: true }, 'now'),
		flush: () => {
			row.flush();
		},
	};
}
