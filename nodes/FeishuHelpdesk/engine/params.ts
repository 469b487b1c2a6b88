import type { IBinaryData, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { columnsOf, groupOf, type RowsField } from '../fields/field';
import type { ItemFile, Located, Params, Row } from '../fields/params';
import { InputError } from '../shared/inputError';
import { choiceOf, misfit, oneOf, plainText } from '../shared/plainText';
import { switchValue } from '../shared/switchValue';
import { parseTime } from '../shared/time';

/** What {@link createParams} needs of n8n. */
export type ParamSource = Pick<
	IExecuteFunctions,
	'getNodeParameter' | 'getInputData' | 'getTimezone' | 'getSignedResumeUrl' | 'helpers'
>;

/**
 * Opens the fields of an item.
 *
 * @param source the execution context
 * @param itemIndex the item, from 0
 * @param labels of the fields that the operation declares, see {@link labelsOf}
 * @returns the reader; its methods throw {@link InputError}, and an `Error` for a name that is no field
 */
export function createParams(
	source: ParamSource,
	itemIndex: number,
	labels: ReadonlyMap<string, string>,
): Params<string> {
	function label(name: string): string {
		const found = labels.get(name);
		// A misspelt name would read nothing, and send a message without it.
		if (found === undefined) throw new Error(`The operation declares no field '${name}'`);
		return found;
	}

	// A collection is read whole, once: each reading of a parameter costs n8n an evaluation.
	const roots = new Map<string, unknown>();

	function value(name: string): unknown {
		label(name);
		const [root = name, ...inner] = name.split('.');
		if (!roots.has(root)) roots.set(root, read(root));
		return inner.reduce(innerValue, roots.get(root)) ?? undefined;
	}

	function read(name: string): unknown {
		try {
			return source.getNodeParameter(name, itemIndex, null);
		} catch (error) {
			throw failedExpression(label(name), error);
		}
	}

	const text = (name: string) => plainText(value(name), label(name));

	function locator(name: string): Located {
		const found = value(name);
		const isLocator = typeof found === 'object' && found !== null && 'mode' in found;
		if (!isLocator) return { mode: '', value: found };
		return { mode: String(found.mode), value: innerValue(found, 'value') ?? undefined };
	}

	function choice<Value extends string>(
		name: string,
		values: readonly Value[],
		fallback?: Value,
	): Value {
		const given = value(name);
		const found = given === undefined || given === '' ? (fallback ?? given) : given;
		return choiceOf(found, values, label(name), '');
	}

	const time = (name: string, given = value(name)) =>
		parseTime(given, label(name), source.getTimezone());

	function has(name: string): boolean {
		const parent = name.split('.').slice(0, -1).join('.');
		const options = parent === '' ? undefined : value(parent);
		return parent === '' || (typeof options === 'object' && options !== null && own(options, name));
	}

	const flag = (name: string, absent = false) =>
		has(name) ? switchValue(value(name), label(name)) : absent;

	const rows = <Column extends string>(field: RowsField<string, Column>, noun: string) =>
		rowsOf(field, value(field.name), label(field.name), (index) => ` in ${noun} ${index + 1}`);

	function file(chosen: unknown, field: string): ItemFile {
		const item = source.getInputData()[itemIndex];
		const name = isBinaryData(chosen) ? '' : plainText(chosen, field);
		const files = new Map(Object.entries(item?.binary ?? {}));
		const data = isBinaryData(chosen) ? chosen : files.get(name);
		if (data === undefined) throw missingFile(field, name, [...files.keys()]);
		return { fileName: data.fileName ?? 'image', open: () => readFile(source.helpers, data) };
	}

	const resumeUrl = (query: Readonly<Record<string, string>>) =>
		source.getSignedResumeUrl({ ...query });

	return { label, value, text, locator, choice, time, has, flag, rows, file, resumeUrl };
}

/** The rows that n8n stored, or that an expression for the whole field yields. */
function rowsOf<Column extends string>(
	field: RowsField<string, Column>,
	stored: unknown,
	label: string,
	placeOf: (index: number) => string,
): Row<Column>[] {
	return storedRows(field, stored, label).map((row, index): Row<Column> => {
		const place = placeOf(index);
		if (typeof row !== 'object' || row === null || Array.isArray(row)) {
			throw notRows(field, label, `${misfit(row, 'holds')}${place}`);
		}
		const value = (column: string) => innerValue(row, column) ?? undefined;
		return {
			place,
			value,
			text: (column) => plainText(value(column), label, place),
			choice: (column, values, fallback) =>
				oneOf(value(column) || (fallback ?? values[0]), values, label, place),
			flag: (column, absent) => {
				const given = value(column);
				return given === undefined ? absent : switchValue(given, label, place);
			},
			rows: (inner, noun) =>
				rowsOf(inner, value(inner.name), label, (nth) =>
					place.replace(' in ', ` in ${noun} ${nth + 1} of `),
				),
		};
	});
}

/** A list where the field takes many rows, one row or none where not; an expression gives the list itself. */
function storedRows(field: RowsField<string, string>, stored: unknown, label: string): unknown[] {
	if (stored === undefined || stored === '') return [];
	if (Array.isArray(stored)) return stored;
	if (typeof stored !== 'object' || stored === null) {
		throw notRows(field, label, misfit(stored, 'is'));
	}
	if (Object.keys(stored).length === 0) return [];
	const group = groupOf(field);
	if (Object.hasOwn(stored, group)) return [innerValue(stored, group) ?? []].flat();
	throw notRows(field, label, 'is an object without rows');
}

function notRows(field: RowsField<string, string>, label: string, problem: string): InputError {
	const columns = columnsOf(field).join(', ');
	return new InputError(
		label,
		problem,
		`Let the expression yield a list of objects with: ${columns}.`,
	);
}

/** Base64 digits that are decoded at once; four of them make three bytes. */
const BASE64_SLICE = 4 * 256 * 1024;

/** n8n keeps files on disk, elsewhere, or inside the item as base64. */
async function* readFile(
	{ getBinaryStream }: ParamSource['helpers'],
	{ id, data }: IBinaryData,
): AsyncGenerator<Uint8Array> {
	if (id !== undefined && id !== '') {
		for await (const chunk of await getBinaryStream(id)) {
			yield typeof chunk === 'string' ? Buffer.from(chunk) : (chunk as Uint8Array);
		}
		return;
	}
	for (let start = 0; start < data.length; start += BASE64_SLICE) {
		yield Buffer.from(data.slice(start, start + BASE64_SLICE), 'base64');
	}
}

function failedExpression(field: string, error: unknown): InputError {
	const reason = error instanceof Error ? error.message : String(error);
	return new InputError(
		field,
		`could not be read: ${reason}`,
		'Check the expression in this field.',
	);
}

/** Whether a collection holds the last part of a name like `options.previewOnly`. */
const own = (options: object, name: string): boolean =>
	Object.hasOwn(options, name.slice(name.lastIndexOf('.') + 1));

const innerValue = (parent: unknown, name: string): unknown =>
	typeof parent === 'object' && parent !== null ? Reflect.get(parent, name) : undefined;

/**
 * Collects what users see above each field.
 *
 * @param fields of an operation
 * @returns labels by parameter name; those inside collections by `options.name`
 */
export function labelsOf(fields: readonly INodeProperties[]): Map<string, string> {
	const labels = new Map<string, string>();
	for (const field of fields) {
		labels.set(field.name, field.displayName);
		if (field.type !== 'collection') continue;
		for (const option of field.options ?? []) {
			if ('displayName' in option) labels.set(`${field.name}.${option.name}`, option.displayName);
		}
	}
	return labels;
}

/** Workflows with binary data in the item's JSON pass the file itself instead of its field's name. */
function isBinaryData(value: unknown): value is IBinaryData {
	return typeof value === 'object' && value !== null && 'mimeType' in value && 'data' in value;
}

function missingFile(field: string, name: string, present: string[]): InputError {
	if (name.trim() === '') {
		return new InputError(
			field,
			'is empty',
			"Enter the name of the field that holds the file, usually 'data'.",
		);
	}
	const hint =
		present.length > 0
			? `The item has a file in: ${present.map((key) => `'${key}'`).join(', ')}.`
			: 'The item has no file at all. Put a step before this one that reads or downloads it.';
	return new InputError(field, `names '${name}', where the item has no file`, hint);
}
