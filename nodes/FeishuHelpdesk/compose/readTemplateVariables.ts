import { neutralise } from '../content/neutralise';
import type { Params } from '../fields/params';
import { GIVE_AS_TEXT } from '../shared/identifier';
import { InputError, excerpt } from '../shared/inputError';
import { isJsonObject, type JsonObject, type JsonValue } from '../shared/json';
import { parseJsonField } from '../shared/parseField';
import { variablesField } from './cardTemplateFields';

/**
 * Reads the variables of a template from both fields.
 *
 * @param params the item's fields
 * @param harmless whether other people wrote the texts
 * @returns name and value; those of the rows are texts, lists or objects, since a number or boolean makes
 *   Feishu refuse the card (200732)
 * @throws {InputError} for JSON that is no object, a variable without a name, or a number that has lost
 *   digits, e.g. an ID
 */
export function readTemplateVariables(
	params: Params<'templateVariables' | 'templateFields'>,
	harmless: boolean,
): JsonObject {
	const json = params.value('templateVariables');
	const fromJson = isBlank(json)
		? {}
		: parseJsonField(json, params.label('templateVariables'), 'the variables');
	const rows = fromFields(params);
	assertWholeNumbers(fromJson, params.label('templateVariables'));
	assertWholeNumbers(rows, params.label('templateFields'));
	const variables = { ...fromJson, ...mapValues(rows, asText) };
	const missing = Object.keys(variables).find((name) => !isValue(variables[name]));
	if (missing === undefined) return harmless ? harmlessObject(variables) : variables;
	throw new InputError(
		params.label('templateFields'),
		`has no value for '${excerpt(missing)}'`,
		'Feishu takes text, numbers, lists and objects. Check the expression, or remove the variable.',
	);
}

const isValue = (value: JsonValue | undefined) => value !== null && value !== undefined;

/** Lists and objects stay what they are. Nothing at all is for the caller to name. */
const asText = (value: JsonValue): JsonValue =>
	typeof value === 'number' || typeof value === 'boolean' ? String(value) : value;

function assertWholeNumbers(variables: JsonObject, field: string): void {
	const lost = Object.keys(variables).find((name) => hasLostDigits(variables[name]));
	if (lost === undefined) return;
	const problem = `has a number that has lost digits in '${excerpt(lost)}'`;
	throw new InputError(field, problem, GIVE_AS_TEXT);
}

/** Numbers that were typed keep their digits; those of an expression's object may be too long. */
function hasLostDigits(value: unknown): boolean {
	if (typeof value === 'number') return Number.isInteger(value) && !Number.isSafeInteger(value);
	return Array.isArray(value)
		? value.some(hasLostDigits)
		: isJsonObject(value) && Object.values(value).some(hasLostDigits);
}

const mapValues = (object: JsonObject, change: (value: JsonValue) => JsonValue): JsonObject =>
	Object.fromEntries(
		Object.entries(object).map(([name, value]): [string, JsonValue] => [name, change(value)]),
	);

const harmlessObject = (object: JsonObject): JsonObject => mapValues(object, harmlessValue);

function harmlessValue(value: JsonValue): JsonValue {
	if (typeof value === 'string') return neutralise(value);
	if (Array.isArray(value)) return value.map(harmlessValue);
	return isPlainObject(value) ? harmlessObject(value) : value;
}

/** Dates and long numbers of n8n are objects, too. */
const isPlainObject = (value: JsonValue): value is JsonObject =>
	isJsonObject(value) && [Object.prototype, null].includes(Object.getPrototypeOf(value));

const isBlank = (value: unknown) =>
	value === undefined || (typeof value === 'string' && value.trim() === '');

function fromFields(params: Params<'templateFields'>): JsonObject {
	return Object.fromEntries(
		params.rows(variablesField, 'variable').map((row): [string, JsonValue] => {
			const name = row.text('name').trim();
			if (name !== '') return [name, (row.value('value') as JsonValue | undefined) ?? null];
			throw new InputError(
				params.label('templateFields'),
				`has no name${row.place}`,
				'Enter the name that the variable has in the template.',
			);
		}),
	);
}
