import { tryToParseDateTime } from 'n8n-workflow';
import type {
	DeduplicationItemTypes,
	DeduplicationScope,
	ICheckProcessedContextData,
	ICheckProcessedOptions,
	IDataDeduplicator,
	IDeduplicationOutput,
} from 'n8n-workflow';

type Row =
	| { mode: 'entries'; seen: DeduplicationItemTypes[] }
	| { mode: 'latestIncrementalKey' | 'latestDate'; latest: DeduplicationItemTypes };

/**
 * What n8n's `processed_data` table does for `checkProcessedAndRecord` and friends: n8n 2.41.1,
 * dist/deduplication/deduplication-helper.js. Rows belong to the store of the running execution,
 * so engines that share a store share them.
 */
export class StoredDeduplicator implements IDataDeduplicator {
	private readonly tables = new WeakMap<object, Map<string, Row>>();

	/** @param currentStore the store of the running execution; only which one it is counts */
	constructor(private readonly currentStore: () => object | undefined) {}

	checkProcessedAndRecord(
		items: DeduplicationItemTypes[],
		scope: DeduplicationScope,
		context: ICheckProcessedContextData,
		options: ICheckProcessedOptions,
	): Promise<IDeduplicationOutput> {
		const table = this.table();
		const key = rowKey(scope, context);
		const row = table.get(key);
		if (row !== undefined && row.mode !== options.mode) {
			return Promise.reject(new Error('Deduplication data was saved in another mode'));
		}
		const result =
			options.mode === 'entries'
				? recordEntries(items, row, options.maxEntries)
				: recordLatest(items, row, options.mode);
		table.set(key, result.row);
		return Promise.resolve(result.output);
	}

	removeProcessed(
		items: DeduplicationItemTypes[],
		scope: DeduplicationScope,
		context: ICheckProcessedContextData,
	): Promise<void> {
		const row = this.table().get(rowKey(scope, context));
		if (row?.mode === 'entries') {
			const removed = new Set(items.map(String));
			row.seen = row.seen.filter((entry) => !removed.has(String(entry)));
		}
		return Promise.resolve();
	}

	clearAllProcessedItems(
		scope: DeduplicationScope,
		context: ICheckProcessedContextData,
	): Promise<void> {
		this.table().delete(rowKey(scope, context));
		return Promise.resolve();
	}

	getProcessedDataCount(
		scope: DeduplicationScope,
		context: ICheckProcessedContextData,
	): Promise<number> {
		const row = this.table().get(rowKey(scope, context));
		return Promise.resolve(row?.mode === 'entries' ? row.seen.length : 0);
	}

	private table(): Map<string, Row> {
		const store = this.currentStore();
		if (store === undefined) throw new Error('Deduplication was used outside an execution');
		const table = this.tables.get(store) ?? new Map<string, Row>();
		this.tables.set(store, table);
		return table;
	}
}

function rowKey(scope: DeduplicationScope, { node, workflow }: ICheckProcessedContextData): string {
	return scope === 'node' ? `${workflow.id}/n:${node?.id ?? ''}` : workflow.id;
}

// As in n8n, an entry given twice in the very first call counts as new twice.
function recordEntries(
	items: DeduplicationItemTypes[],
	row: Row | undefined,
	maxEntries: number | undefined,
): { row: Row; output: IDeduplicationOutput } {
	const known = row?.mode === 'entries' ? row.seen : [];
	const before = new Set(known.map(String));
	const output: IDeduplicationOutput = {
		new: items.filter((item) => !before.has(String(item))),
		processed: items.filter((item) => before.has(String(item))),
	};
	const seen = [...known, ...output.new];
	return { row: { mode: 'entries', seen: maxEntries ? seen.slice(-maxEntries) : seen }, output };
}

function recordLatest(
	items: DeduplicationItemTypes[],
	row: Row | undefined,
	mode: 'latestIncrementalKey' | 'latestDate',
): { row: Row; output: IDeduplicationOutput } {
	const rank = (item: DeduplicationItemTypes): number =>
		mode === 'latestDate' ? tryToParseDateTime(item).toMillis() : Number(item);
	const before = row !== undefined && row.mode !== 'entries' ? rank(row.latest) : -Infinity;
	const output: IDeduplicationOutput = {
		new: items.filter((item) => rank(item) > before),
		processed: items.filter((item) => rank(item) <= before),
	};
	const [latest] = [...output.new].sort((a, b) => rank(b) - rank(a));
	const kept = row !== undefined && row.mode !== 'entries' ? row.latest : 0;
	return { row: { mode, latest: latest ?? kept }, output };
}
