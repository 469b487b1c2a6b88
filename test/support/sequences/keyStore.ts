import type {
	DeduplicationItemTypes,
	DeduplicationScope,
	ICheckProcessedContextData,
	ICheckProcessedOptions,
	IDataDeduplicator,
	IDeduplicationOutput,
} from 'n8n-workflow';
import { sleep } from 'n8n-workflow';

/** What a store of keys does beside its work. */
export interface KeyStoreHooks {
	/** Told before each access and after it; when it answers false, the access is void. */
	step: () => boolean;
	/**
	 * Time between reading a row and writing it, ms; another process may write meanwhile, as in n8n
	 * 2.41.1, dist/deduplication/deduplication-helper.js. 0: nobody can.
	 */
	raceMs: () => number;
}

/** n8n's `processed_data`, that ends like the process of a killed n8n does. */
export class KeyStore implements IDataDeduplicator {
	private readonly rows: Map<string, readonly string[]>;

	/**
	 * @param hooks see {@link KeyStoreHooks}
	 * @param shared another process's way to the same rows; own ones when left out
	 */
	constructor(
		private readonly hooks: KeyStoreHooks,
		shared?: KeyStore,
	) {
		this.rows = shared?.rows ?? new Map<string, readonly string[]>();
	}

	async checkProcessedAndRecord(
		items: DeduplicationItemTypes[],
		_scope: DeduplicationScope,
		context: ICheckProcessedContextData,
		{ maxEntries }: ICheckProcessedOptions,
	): Promise<IDeduplicationOutput> {
		let output: IDeduplicationOutput = { new: [], processed: [] };
		await this.change(context, (row) => {
			const known = new Set(row);
			output = {
				new: items.filter((item) => !known.has(String(item))),
				processed: items.filter((item) => known.has(String(item))),
			};
			const all = [...row, ...output.new.map(String)];
			return maxEntries === undefined ? all : all.slice(-maxEntries);
		});
		return output;
	}

	async removeProcessed(
		items: DeduplicationItemTypes[],
		_scope: DeduplicationScope,
		context: ICheckProcessedContextData,
	): Promise<void> {
		const removed = new Set(items.map(String));
		await this.change(context, (row) => row.filter((entry) => !removed.has(entry)));
	}

	async clearAllProcessedItems(
		_scope: DeduplicationScope,
		context: ICheckProcessedContextData,
	): Promise<void> {
		await this.change(context, () => []);
	}

	async getProcessedDataCount(
		_scope: DeduplicationScope,
		context: ICheckProcessedContextData,
	): Promise<number> {
		return await Promise.resolve(this.entries(context).length);
	}

	/** @returns what is stored for a node, the oldest first */
	entries(context: ICheckProcessedContextData): readonly string[] {
		return this.rows.get(idOf(context)) ?? [];
	}

	private async change(
		context: ICheckProcessedContextData,
		to: (row: readonly string[]) => readonly string[],
	): Promise<void> {
		this.assertAlive();
		const id = idOf(context);
		const changed = to(this.entries(context));
		const ms = this.hooks.raceMs();
		if (ms > 0) {
			await sleep(ms);
			this.assertAlive();
		}
		this.rows.set(id, changed);
		this.assertAlive();
	}

	private assertAlive(): void {
		if (!this.hooks.step()) throw new Error('n8n was killed');
	}
}

const idOf = ({ workflow, node }: ICheckProcessedContextData): string =>
	`${workflow.id} ${node?.id ?? ''}`;
