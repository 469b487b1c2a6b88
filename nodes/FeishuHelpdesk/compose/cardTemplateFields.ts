import { neutralise } from '../content/neutralise';
import { isJsonObject, type JsonObject, type JsonValue } from '../shared/json';
import { parseJsonField } from '../shared/parseField';
import { InputError, excerpt } from '../shared/inputError';
import { fieldList, rowsField } from '../fields/field';
import type { Params } from '../fields/params';

const variablesField = rowsField(
	{
		displayName: 'Variables',
		name: 'templateFields',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Variable',
		default: {},
		description: 'Values for the variables of the template',
	},
	{
		displayName: 'Variable',
		name: 'variable',
		values: fieldList([
			{
				displayName: 'Name',
				name: 'name',
				type: 'string',
				default: '',
				placeholder: 'e.g. ticket_title',
				description: 'Name of the variable in the template',
			},
			{
				displayName: 'Value',
				name: 'value',
				type: 'string',
				default: '',
				description: 'Text to put in its place',
			},
		]),
	},
);

/** Fields of a card template. */
export const templateFields = [
	...fieldList([
		{
			displayName: 'Template ID',
			name: 'templateId',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. AAqCrq1abcdef',
			description:
				'From the page of the template in the Feishu Card Builder. It must be published and shared with the app.',
		},
		{
			displayName: 'Template Version',
			name: 'templateVersion',
			type: 'string',
			default: '',
			placeholder: 'e.g. 1.0.0',
			description: 'Leave empty for the newest published version',
		},
	]),
	variablesField,
	...fieldList([
		{
			displayName: 'More Variables (JSON)',
			name: 'templateVariables',
			type: 'json',
			default: '{}',
			description:
				'Variables that are not text, such as lists. A variable above with the same name wins.',
		},
	]),
];

/**
 * Reads the variables of a template from both fields.
 *
 * @param params the item's fields
 * @param harmless whether other people wrote the texts
 * @returns name and value; those of the rows are texts, lists or objects, since a number or boolean makes
 *   Feishu refuse the card (200732)
 * @throws {InputError} for JSON that is no object, or a variable without a name
 */
export function readTemplateVariables(
	params: Params<'templateVariables' | 'templateFields'>,
	harmless: boolean,
): JsonObject {
	const json = params.value('templateVariables');
	const fromJson = isBlank(json)
		? {}
		: parseJsonField(json, params.label('templateVariables'), 'the variables');
	const variables = { ...fromJson, ...fromFields(params) };
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
const asText = (value: JsonValue | undefined): JsonValue =>
	typeof value === 'number' || typeof value === 'boolean' ? String(value) : (value ?? null);

const harmlessObject = (object: JsonObject): JsonObject =>
	Object.fromEntries(
		Object.entries(object).map(([name, value]): [string, JsonValue] => [
			name,
			harmlessValue(value),
		]),
	);

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
			if (name !== '') return [name, asText(row.value('value') as JsonValue | undefined)];
			throw new InputError(
				params.label('templateFields'),
				`has no name${row.place}`,
				'Enter the name that the variable has in the template.',
			);
		}),
	);
}
