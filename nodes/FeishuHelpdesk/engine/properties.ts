import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { field, MAPPING, SEARCH, type Field } from '../fields/field';
import type { ListSearch } from '../fields/listSearch';
import type { FieldMapping } from '../fields/mapping';
import type { Operation, Resource, Resources } from './operation';

/** Name of the hidden field by which n8n asks for the account of a person where an operation needs one. */
export const ACTING_USER = 'actingUser';

const actingUserField = field({
	displayName: 'Acting User',
	name: ACTING_USER,
	type: 'hidden',
	default: 'account',
});

/**
 * Derives the node's properties from the table of what it can do.
 *
 * @param resources the table
 * @returns the two dropdowns and every field, each shown for its own operations only
 */
export function nodeProperties(resources: Resources): INodeProperties[] {
	const entries = Object.entries(resources);
	return [
		{
			displayName: 'Resource',
			name: 'resource',
			type: 'options',
			noDataExpression: true,
			options: entries.map(([value, { name, description }]) => ({ name, value, description })),
			default: firstValue(resources),
		},
		...entries.map(operationProperty),
		...sharedFields(resources).flatMap((shared) => shown(shared, resources)),
	];
}

/**
 * @param resources the table
 * @returns what the canvas shows below the node, in the words of the dropdowns: `Send: Message`
 */
export function subtitle(resources: Resources): string {
	const entries = Object.entries(resources);
	const operations = entries.flatMap(([, each]) => Object.entries(each.operations));
	const word = (key: string, names: [string, { name: string }][]) =>
		`(${JSON.stringify(Object.fromEntries(names.map(([value, { name }]) => [value, name])))})[$parameter["${key}"]]`;
	return `={{ ${word('operation', operations)} + ": " + ${word('resource', entries)} }}`;
}

function operationProperty([resource, { operations }]: [string, Resource]): INodeProperties {
	const options = Object.entries(operations).map(
		([value, { name, action, description }]): INodePropertyOptions => ({
			name,
			value,
			action,
			description,
		}),
	);
	return {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: [resource] } },
		options,
		default: firstValue(operations),
	};
}

const firstValue = (table: Readonly<Record<string, unknown>>): string =>
	Object.keys(table)[0] ?? '';

/** A field and where it is shown: resource → operations. */
interface SharedField {
	field: INodeProperties;
	places: Map<string, string[]>;
}

/**
 * Puts the fields of all operations into one list, in which those of each operation keep their order.
 * A field that several operations have is listed once where that is possible: the editor gets the whole
 * list at once.
 */
function sharedFields(resources: Resources): SharedField[] {
	let list: SharedField[] = [];
	for (const [resource, { operations }] of Object.entries(resources)) {
		for (const [operation, { fields, actsAs }] of Object.entries(operations)) {
			const all = actsAs === 'user' ? [actingUserField, ...fields] : fields;
			list = merged(list, all, resource, operation);
		}
	}
	return list;
}

function merged(
	list: readonly SharedField[],
	fields: readonly INodeProperties[],
	resource: string,
	operation: string,
): SharedField[] {
	const known = new Set(list.map(({ field }) => field));
	const wanted = new Set(fields);
	const common = longestCommon(
		list.map(({ field }) => field).filter((field) => wanted.has(field)),
		fields.filter((field) => known.has(field)),
	);
	const rest = [...list];
	const result: SharedField[] = [];
	for (const field of fields) {
		let shared: SharedField = { field, places: new Map() };
		if (field === common[0]) {
			common.shift();
			const at = rest.findIndex((candidate) => candidate.field === field);
			result.push(...rest.splice(0, at));
			shared = rest.shift() ?? shared;
		}
		shared.places.set(resource, [...(shared.places.get(resource) ?? []), operation]);
		result.push(shared);
	}
	return [...result, ...rest];
}

/** The longest list whose entries stand in both lists, in order. */
function longestCommon<Entry>(one: readonly Entry[], other: readonly Entry[]): Entry[] {
	// Mostly both are the same, or begin and end alike.
	const differ = one.findIndex((entry, index) => entry !== other[index]);
	if (differ < 0) return [...one];
	if (differ > 0) {
		return [...one.slice(0, differ), ...longestCommon(one.slice(differ), other.slice(differ))];
	}
	const last = one.at(-1);
	if (last !== undefined && last === other.at(-1)) {
		return [...longestCommon(one.slice(0, -1), other.slice(0, -1)), last];
	}
	// At [i][j], how long it is for what stands from there on. Lists instead of lengths took 20 ms at each
	// start of n8n.
	const lengths: number[][] = [...one, null].map(() => [...other, null].map(() => 0));
	const lengthAt = (i: number, j: number) => lengths[i]?.[j] ?? 0;
	for (let i = one.length - 1; i >= 0; i -= 1) {
		const row = lengths[i] ?? [];
		for (let j = other.length - 1; j >= 0; j -= 1) {
			row[j] =
				one[i] === other[j]
					? lengthAt(i + 1, j + 1) + 1
					: Math.max(lengthAt(i + 1, j), lengthAt(i, j + 1));
		}
	}
	const common: Entry[] = [];
	for (let i = 0, j = 0; lengthAt(i, j) > 0; ) {
		const entry = one[i];
		if (entry !== undefined && entry === other[j]) {
			common.push(entry);
			i += 1;
			j += 1;
		} else if (lengthAt(i + 1, j) >= lengthAt(i, j + 1)) i += 1;
		else j += 1;
	}
	return common;
}

/** n8n shows a field for every pair of its resources and operations, so only whole blocks are one. */
function shown({ field, places }: SharedField, resources: Resources): INodeProperties[] {
	const names = [...places.keys()];
	const operations = [...new Set([...places.values()].flat())];
	const isBlock = names.every((resource) =>
		operations.every((operation) => {
			const other = resources[resource]?.operations[operation];
			return !other || places.get(resource)?.includes(operation) || hides(other, field);
		}),
	);
	return isBlock
		? [showFor(field, names, operations)]
		: names.map((resource) => showFor(field, [resource], places.get(resource) ?? []));
}

/** A field that depends on another is not shown where that one is not asked for. */
function hides(
	{ fields }: Pick<Operation, 'fields'>,
	{ displayOptions }: INodeProperties,
): boolean {
	return Object.keys(displayOptions?.show ?? {}).some(
		(condition) => !fields.some(({ name }) => name === condition),
	);
}

function showFor(field: INodeProperties, resource: string[], operation: string[]): INodeProperties {
	const { show, ...others } = field.displayOptions ?? {};
	return {
		...field,
		displayOptions: { ...others, show: { ...show, resource, operation } },
	};
}

/**
 * @param fields of operations
 * @param type of the fields to look at
 * @returns the searches behind their lists, also of fields in collections
 */
export const searchesIn = (
	fields: readonly Field<string>[],
	type: 'resourceLocator' | 'multiOptions',
): ListSearch[] =>
	fields.flatMap(({ [SEARCH]: search, options = [], ...field }) => [
		...(search && field.type === type ? [search] : []),
		...searchesIn(
			options.filter((option) => 'type' in option),
			type,
		),
	]);

/**
 * @param fields of operations
 * @returns what their resource mappers offer
 */
export const mappingsIn = (fields: readonly Field<string>[]): FieldMapping[] =>
	fields.flatMap(({ [MAPPING]: mapping }) => mapping ?? []);
