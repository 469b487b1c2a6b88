import { excerpt, InputError } from '../shared/inputError';
import { misfit, numberIn } from '../shared/plainText';
import { fieldList } from './field';
import type { Params } from './params';

/** How much of a list to put out. */
export const pagingFields = fieldList([
	{
		displayName: 'Return All',
		name: 'returnAll',
		type: 'boolean',
		default: false,
		description: 'Whether to return all results or only up to a given limit',
	},
	{
		displayName: 'Limit',
		name: 'limit',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 50,
		description: 'Max number of results to return',
		displayOptions: { show: { returnAll: [false] } },
	},
]);

/**
 * Reads how much of a list to put out.
 *
 * @param params the item's fields
 * @returns the number of rows, `Infinity` for all
 * @throws {InputError} for a limit that is no whole number from 1
 */
export function readLimit(params: Pick<Params<'returnAll' | 'limit'>, 'flag' | 'value'>): number {
	if (params.flag('returnAll')) return Infinity;
	const limit = params.value('limit');
	const rows = numberIn(limit ?? 50);
	if (Number.isInteger(rows) && rows >= 1) return rows;
	const shown = typeof limit === 'string' ? excerpt(limit.trim()) : String(limit);
	const isShown = shown !== '' && (typeof limit === 'string' || Number.isFinite(limit));
	throw new InputError(
		'Limit',
		isShown ? `is ${shown}` : misfit(limit, 'is'),
		"Enter a whole number from 1, or switch on 'Return All'.",
	);
}
