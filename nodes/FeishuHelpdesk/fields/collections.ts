import type { Field } from './field';

/** In the order in which people look for them. */
const byLabel = <Name extends string>(fields: readonly Field<Name>[]): Field<Name>[] =>
	// Comparing by the rules of a language costs n8n 15 ms at its start; labels are plain English.
	[...fields].sort((a, b) => (a.displayName < b.displayName ? -1 : 1));

/**
 * @param fields what a list can be filtered by
 * @returns the collection that offers them
 */
export const filtersOf = <Name extends string>(
	fields: readonly Field<Name>[],
): Field<`filters.${Name}`> => ({
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add Filter',
	default: {},
	options: byLabel(fields),
});

/**
 * @param fields what few people need
 * @returns the collection that offers them
 */
export const optionsOf = <Name extends string>(
	fields: readonly Field<Name>[],
): Field<`options.${Name}`> => ({
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add Option',
	default: {},
	options: byLabel(fields),
});

/**
 * @param fields what may be set besides what a new thing needs
 * @returns the collection that offers them
 */
export const additionalFieldsOf = <Name extends string>(
	fields: readonly Field<Name>[],
): Field<`additionalFields.${Name}`> => ({
	displayName: 'Additional Fields',
	name: 'additionalFields',
	type: 'collection',
	placeholder: 'Add Field',
	default: {},
	options: byLabel(fields),
});

/**
 * @param fields what may be changed of a thing
 * @returns the collection that offers them
 */
export const updateFieldsOf = <Name extends string>(
	fields: readonly Field<Name>[],
): Field<`updateFields.${Name}`> => ({
	displayName: 'Update Fields',
	name: 'updateFields',
	type: 'collection',
	placeholder: 'Add Field',
	default: {},
	options: byLabel(fields),
});
