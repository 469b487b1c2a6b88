import { InputError } from '../shared/inputError';

/**
 * Reads what a thing is to be called.
 *
 * @param text what the field holds
 * @param field label of the field
 * @returns the name, without white space around it
 * @throws {InputError} when it is empty
 */
export function nameIn(text: string, field: string): string {
	const name = text.trim();
	if (name !== '') return name;
	throw new InputError(field, 'is empty', 'Enter a name.');
}
