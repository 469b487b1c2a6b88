import { InputError } from '../shared/inputError';
import { field } from './field';
import type { Params } from './params';

/** Where a downloaded file goes. */
export const outputField = field({
	displayName: 'Put Output File in Field',
	name: 'outputField',
	type: 'string',
	default: 'data',
	required: true,
	placeholder: 'e.g. data',
	hint: 'The name of the output field to put the file in',
	description: 'Steps that take a file ask for this name',
});

/**
 * @param params the item's fields
 * @returns the name
 * @throws {InputError} when it is empty
 */
export function readOutputField(params: Pick<Params<'outputField'>, 'text'>): string {
	const name = params.text('outputField').trim();
	if (name !== '') return name;
	throw new InputError(
		outputField.displayName,
		'is empty',
		"Enter a name for the output field, usually 'data'.",
	);
}
