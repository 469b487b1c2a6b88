import type { INodeProperties } from 'n8n-workflow';

import { InputError, excerpt } from '../shared/inputError';
import { plainText } from '../shared/row';

/** What a locator is for. */
export interface LocatorWords {
	displayName: string;
	name: string;
	description: string;
	/** What the list holds, e.g. `Latest tickets`. */
	listHint: string;
	/** Name of the list search; see `methods/`. */
	search: string;
	placeholder: string;
}

/**
 * Makes a field that names one thing, chosen from a list or by its ID.
 *
 * @param words what the thing is called
 * @returns the field, required
 */
export function idLocator(words: LocatorWords): INodeProperties {
	const { listHint, search, placeholder, ...shown } = words;
	return {
		...shown,
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		required: true,
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				hint: listHint,
				typeOptions: { searchListMethod: search, searchable: true },
			},
			{
				displayName: 'By ID',
				name: 'id',
				type: 'string',
				placeholder,
				validation: [
					{
						type: 'regex',
						properties: { regex: '^\\s*\\S+\\s*$', errorMessage: 'Enter an ID without spaces' },
					},
				],
			},
		],
	};
}

/**
 * Reads the ID that a locator holds.
 *
 * @param located mode and value
 * @param field label of the field
 * @returns the ID; any characters, since paths encode them
 * @throws {InputError} when it is empty, dots only, or holds white space in between
 */
export function parseId(located: { value: unknown }, field: string): string {
	const id = plainText(located.value, field).trim();
	if (id === '') {
		throw new InputError(field, 'is empty', 'Choose one from the list, or enter its ID.');
	}
	if (/\s/.test(id) || /^\.+$/.test(id)) {
		throw new InputError(field, `is not an ID: '${excerpt(id)}'`, 'Enter one ID.');
	}
	return id;
}
