import type { INodeProperties, INodePropertyMode } from 'n8n-workflow';

import { InputError, excerpt } from '../shared/inputError';
import { identifierText } from '../shared/identifier';
import { field, SEARCH, type Field } from './field';
import type { ListSearch } from './listSearch';
import type { Params } from './params';

/** What a locator is for. */
export interface LocatorWords<Name extends string> {
	displayName: string;
	name: Name;
	description: string;
	/** What the list holds, e.g. `Latest tickets`. */
	listHint: string;
	search: ListSearch;
	placeholder: string;
	/** Ways to name the thing besides list and ID. */
	modes?: readonly INodePropertyMode[];
	/** Finds the ID in what such a way holds; otherwise that is the ID. */
	idIn?: (text: string, field: string) => string;
}

/** A field that holds an ID, and the ID. */
export interface NamedId {
	/** Label of the field. */
	field: string;
	value: string;
}

/** A field that names one thing, and how it is read. */
export interface IdLocator<Name extends string> {
	readonly field: Field<Name>;
	/**
	 * @param params the item's fields
	 * @returns the ID; any characters, since paths encode them
	 * @throws {InputError} when it is empty, dots only, or holds white space in between
	 */
	readonly read: (params: Pick<Params<Name>, 'locator'>) => string;
	/** What a failure says of the thing. */
	readonly named: (id: string) => NamedId;
}

/**
 * Makes a field that names one thing, chosen from a list or by its ID.
 *
 * @param words what the thing is called
 * @returns the field, required, and its reader
 */
export function idLocator<Name extends string>(words: LocatorWords<Name>): IdLocator<Name> {
	const { listHint, search, placeholder, modes = [], idIn, ...shown } = words;
	const { name, displayName: label } = shown;
	return {
		field: {
			...shown,
			type: 'resourceLocator',
			default: { mode: 'list', value: '' },
			required: true,
			...listAndId(
				search,
				{
					placeholder,
					validation: [
						{
							type: 'regex',
							properties: { regex: '^\\s*\\S+\\s*$', errorMessage: 'Enter an ID without spaces' },
						},
					],
				},
				{ hint: listHint },
				modes,
			),
			[SEARCH]: search,
		},
		read(params) {
			const text = identifierText(params.locator(name).value, label);
			return checkedId(idIn ? idIn(text, label) : text, label);
		},
		named: (value) => ({ field: label, value }),
	};
}

/**
 * @param locator names a thing
 * @param words how it is called where it need not be named
 * @returns its field, not required
 */
export function optionalLocator<Name extends string>(
	{ field: shown }: IdLocator<string>,
	words: { displayName: string; name: Name; description: string },
): Field<Name> {
	return field({ ...shown, ...words, required: false });
}

/**
 * @param text what a field holds
 * @param field its label
 * @param hint what to do where it is empty
 * @returns the ID
 * @throws {InputError} when it is empty, dots only, or holds white space in between
 */
export function checkedId(
	text: string,
	field: string,
	hint = 'Choose one from the list, or enter its ID.',
): string {
	const id = text.trim();
	if (id === '') {
		throw new InputError(field, 'is empty', hint);
	}
	if (/\s/.test(id) || /^\.+$/.test(id)) {
		throw new InputError(field, `is not an ID: '${excerpt(id)}'`, 'Enter one ID.');
	}
	return id;
}

/** Shown beside a list that has not come after so many ms. */
export const SLOW_LIST = {
	message: "Feishu is slow. 'By ID' beside the field needs no list.",
	timeout: 3000,
};

const listAndId = (
	{ name }: ListSearch,
	byId: Partial<INodePropertyMode>,
	list: Partial<INodePropertyMode> = {},
	more: readonly INodePropertyMode[] = [],
): Pick<INodeProperties, 'modes'> => ({
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			...list,
			typeOptions: { searchListMethod: name, searchable: true, slowLoadNotice: SLOW_LIST },
		},
		{ displayName: 'By ID', name: 'id', type: 'string', ...byId },
		...more,
	],
});

/**
 * Makes a field that may name people, one chosen from a list or any by the open_id.
 *
 * @param words what they are to the thing, and the search behind the list
 * @returns the field; what it holds is read as a locator
 */
export const optionalPerson = <Name extends string>({
	search,
	...shown
}: Pick<LocatorWords<Name>, 'displayName' | 'name' | 'description' | 'search'> &
	Pick<INodeProperties, 'displayOptions'>): Field<Name> => ({
	...shown,
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	...listAndId(search, { placeholder: 'e.g. ou_…' }),
	[SEARCH]: search,
});
