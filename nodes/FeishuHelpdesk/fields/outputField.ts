import type { INodeProperties } from 'n8n-workflow';

import { InputError } from '../shared/inputError';

/** Where a downloaded file goes. */
export const outputField: INodeProperties = {
	displayName: 'Put Output File in Field',
	name: 'outputField',
	type: 'string',
	default: 'data',
	required: true,
	placeholder: 'e.g. data',
	hint: 'The name of the output field to put the file in',
	description: 'Steps that take a file ask for this name',
};

/**
 * @param value what the field holds
 * @returns the name
 * @throws {InputError} when it is empty
 */
export function parseOutputField(value: string): string {
	const name = value.trim();
	if (name !== '') return name;
	throw new InputError(
		outputField.displayName,
		'is empty',
		"Enter a name for the output field, usually 'data'.",
	);
}
