import { createHash, randomUUID } from 'node:crypto';
import { link, readFile, rename, writeFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import type {
	DeduplicationItemTypes,
	DeduplicationScope,
	ICheckProcessedContextData,
	ICheckProcessedOptions,
	IDataDeduplicator,
	IDeduplicationOutput,
} from 'n8n-workflow';

/** How long reading and writing take, ms: chosen anew each time. */
export interface AccessTime {
	minMs: number;
	maxMs: number;
}

/**
 * n8n's table of processed data as several processes have it (n8n 2.41.1,
 * dist/deduplication/deduplication-helper.js): each row is read, changed and written without a lock, so
 * who writes last wins; each check writes; only making a row fails where another process was faster.
 */
export class RowFiles implements IDataDeduplicator {
	/**
	 * @param folder of the rows, one file each
	 * @param time that each reading and each writing takes
	 */
	constructor(
		private readonly folder: string,
		private readonly time: AccessTime,
	) {}

	async checkProcessedAndRecord(
		items: DeduplicationItemTypes[],
		scope: DeduplicationScope,
		context: ICheckProcessedContextData,
		{ maxEntries }: ICheckProcessedOptions,
	): Promise<IDeduplicationOutput> {
		const file = this.fileOf(scope, context);
		const row = await this.read(file);
		const hashes = items.map(hashOf);
		if (row === undefined) {
			await this.write(file, last(hashes, maxEntries), link);
			return { new: items, processed: [] };
		}
		const before = new Set(row);
		const isNew = (_: unknown, index: number) => !before.has(hashes[index] ?? '');
		await this.write(file, last([...row, ...hashes.filter(isNew)], maxEntries));
		return {
			new: items.filter(isNew),
			processed: items.filter((item, index) => !isNew(item, index)),
		};
	}

	async removeProcessed(
		items: DeduplicationItemTypes[],
		scope: DeduplicationScope,
		context: ICheckProcessedContextData,
	): Promise<void> {
		const file = this.fileOf(scope, context);
		const row = await this.read(file);
		if (row === undefined) return;
		for (const hash of items.map(hashOf)) {
			const index = row.indexOf(hash);
			if (index !== -1) row.splice(index, 1);
		}
		await this.write(file, row);
	}

	async clearAllProcessedItems(): Promise<void> {
		await Promise.reject(new Error('Not used'));
	}

	async getProcessedDataCount(
		scope: DeduplicationScope,
		context: ICheckProcessedContextData,
	): Promise<number> {
		return (await this.read(this.fileOf(scope, context)))?.length ?? 0;
	}

	private fileOf(scope: DeduplicationScope, { node, workflow }: ICheckProcessedContextData) {
		const id = scope === 'node' ? `n-${node?.id ?? ''}` : '';
		return `${this.folder}/${workflow.id}-${id}.json`.replaceAll(':', '');
	}

	private async read(file: string): Promise<string[] | undefined> {
		const text = await readFile(file, 'utf8').catch(() => undefined);
		await this.pass();
		return text === undefined ? undefined : (JSON.parse(text) as string[]);
	}

	/** All at once, as a database does. */
	private async write(
		file: string,
		row: readonly string[],
		publish: typeof rename = rename,
	): Promise<void> {
		await this.pass();
		const written = `${file}.${randomUUID()}`;
		await writeFile(written, JSON.stringify(row));
		await publish(written, file);
	}

	private async pass(): Promise<void> {
		const { minMs, maxMs } = this.time;
		await pause(minMs + Math.random() * (maxMs - minMs));
	}
}

const hashOf = (item: DeduplicationItemTypes): string =>
	createHash('md5').update(String(item)).digest('base64');

const last = (row: readonly string[], most: number | undefined): readonly string[] =>
	most === undefined ? row : row.slice(-most);
