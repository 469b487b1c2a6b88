import type {
	DeduplicationItemTypes,
	DeduplicationScope,
	ICheckProcessedContextData,
	ICheckProcessedOptions,
	IDataDeduplicator,
	IDeduplicationOutput,
} from 'n8n-workflow';

/** Processed data of the running execution's store, which may bring a table of its own. */
export class ScopedDeduplicator implements IDataDeduplicator {
	/**
	 * @param currentStore the store of the running execution
	 * @param usual serves all stores without a table of their own
	 */
	constructor(
		private readonly currentStore: () => { processedData?: IDataDeduplicator } | undefined,
		private readonly usual: IDataDeduplicator,
	) {}

	async checkProcessedAndRecord(
		items: DeduplicationItemTypes[],
		scope: DeduplicationScope,
		context: ICheckProcessedContextData,
		options: ICheckProcessedOptions,
	): Promise<IDeduplicationOutput> {
		return await this.current.checkProcessedAndRecord(items, scope, context, options);
	}

	async removeProcessed(
		items: DeduplicationItemTypes[],
		scope: DeduplicationScope,
		context: ICheckProcessedContextData,
		options: ICheckProcessedOptions,
	): Promise<void> {
		await this.current.removeProcessed(items, scope, context, options);
	}

	async clearAllProcessedItems(
		scope: DeduplicationScope,
		context: ICheckProcessedContextData,
		options: ICheckProcessedOptions,
	): Promise<void> {
		await this.current.clearAllProcessedItems(scope, context, options);
	}

	async getProcessedDataCount(
		scope: DeduplicationScope,
		context: ICheckProcessedContextData,
		options: ICheckProcessedOptions,
	): Promise<number> {
		return await this.current.getProcessedDataCount(scope, context, options);
	}

	private get current(): IDataDeduplicator {
		return this.currentStore()?.processedData ?? this.usual;
	}
}
