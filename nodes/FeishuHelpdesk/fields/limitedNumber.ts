import type { INodeProperties } from 'n8n-workflow';

import { InputError } from '../shared/inputError';
import { filled, misfit, numberIn } from '../shared/plainText';

/**
 * Reads a number within the bounds that its field declares; n8n holds nobody to them in an expression.
 *
 * @param field with `minValue` and `maxValue`
 * @param value what it holds; nothing counts as its default
 * @param whole whether fractions are refused
 * @returns the number
 * @throws {InputError} for anything else
 */
export function limitedNumber(field: INodeProperties, value: unknown, whole: boolean): number {
	const { minValue = 0, maxValue = Infinity } = field.typeOptions ?? {};
	const number = numberIn(filled(value) ?? field.default);
	if (number >= minValue && number <= maxValue && (!whole || Number.isInteger(number)))
		return number;
	throw new InputError(
		field.displayName,
		misfit(value, 'is'),
		`Enter a ${whole ? 'whole ' : ''}number from ${minValue} to ${maxValue}.`,
	);
}
