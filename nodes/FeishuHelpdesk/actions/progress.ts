import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { toErrorItem } from '../transport/errors';
import type { Failure } from '../transport/failure';
import type { Plan } from './operation';

/** How far an item has come. */
export type Progress =
	| { state: 'prepared'; plan: Plan }
	| { state: 'failed'; failure: Failure }
	| { state: 'done'; output: IDataObject[] };

/**
 * Says what became of all items, for the error that stops the node.
 *
 * @param progress of all items
 * @returns one line, `''` for a single item
 */
export function summarise(progress: readonly Progress[]): string {
	if (progress.length < 2) return '';
	const count = (state: Progress['state']) =>
		progress.filter((item) => item.state === state).length;
	const unknown = progress.flatMap((item, index) =>
		item.state === 'failed' && item.failure.details.delivery === 'unknown' ? [index] : [],
	);
	const doubt = unknown.length > 0 ? ` (delivery unknown: item ${unknown.join(', ')})` : '';
	return `Of ${progress.length} items: ${count('done')} sent, ${count('failed')} failed${doubt}, ${count('prepared')} not tried.`;
}

/**
 * Makes the output items of an input item. One that was never tried, because the execution was
 * cancelled, has none.
 *
 * @param item how far it has come
 * @param index of the input item
 * @returns items paired with it
 */
export function toItems(item: Progress, index: number): INodeExecutionData[] {
	const pairedItem = { item: index };
	if (item.state === 'failed') return [{ json: toErrorItem(item.failure), pairedItem }];
	return item.state === 'done' ? item.output.map((json) => ({ json, pairedItem })) : [];
}
