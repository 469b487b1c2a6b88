import { InputError } from '../shared/inputError';
import type { Params } from './params';

/**
 * Reads the key under which a message goes out once only.
 *
 * @param params the item's fields
 * @returns the key, `undefined` when the option was not added
 * @throws {InputError} for an empty key, which would send without the protection that was asked for
 */
export function readOnceKey(params: Params): string | undefined {
	const name = 'options.skipAlreadySentKey';
	if (params.value(name) === undefined) return undefined;
	const key = params.text(name).trim();
	if (key !== '') return key;
	throw new InputError(
		params.label(name),
		'is empty',
		'Enter an expression that yields something of the item, e.g. {{ $json.ticket_id }}, or remove the option.',
	);
}
