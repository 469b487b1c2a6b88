import type { INodeProperties } from 'n8n-workflow';

import { excerpt, InputError } from '../shared/inputError';

/** How much of a list to put out. */
export const pagingFields: INodeProperties[] = [
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
];

/**
 * Reads how much of a list to put out.
 *
 * @param returnAll value of the switch
 * @param limit value of the field
 * @returns the number of rows, `Infinity` for all
 * @throws {InputError} for a limit that is no whole number from 1
 */
export function parseLimit(returnAll: boolean, limit: unknown): number {
	if (returnAll) return Infinity;
	const rows = Number(limit ?? 50);
	if (Number.isInteger(rows) && rows >= 1) return rows;
	throw new InputError(
		'Limit',
		limit === '' ? 'is empty' : `is ${excerpt(String(limit))}`,
		"Enter a whole number from 1, or switch on 'Return All'.",
	);
}
