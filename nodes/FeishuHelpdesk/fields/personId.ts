import { visibleText } from '../shared/identifier';
import { InputError, excerpt } from '../shared/inputError';
import { otherThing } from '../shared/notAPerson';
import { field } from './field';

/** `user_id_type` values of Feishu's APIs. */
export const USER_ID_TYPES = ['open_id', 'union_id', 'user_id'] as const;

/** One of {@link USER_ID_TYPES}. */
export type UserIdType = (typeof USER_ID_TYPES)[number];

/** A person, known by an ID. */
export interface PersonId {
	id: string;
	idType: UserIdType;
}

/** Says of what kind a receiver's ID is where its prefix does not. */
export const userIdTypeOption = field({
	displayName: 'User ID Type',
	name: 'userIdType',
	type: 'options',
	options: [
		{
			name: 'By Prefix',
			value: 'auto',
			description: 'Read from the ID: ou_… is an open_id, on_… a union_id, anything else a user_id',
		},
		{ name: 'Open ID', value: 'open_id', description: 'Valid in one app only, begins with ou_' },
		{
			name: 'Union ID',
			value: 'union_id',
			description: 'Valid in all apps of one developer, begins with on_',
		},
		{
			name: 'User ID',
			value: 'user_id',
			description:
				'Valid in the tenant. The app needs the scope contact:user.employee_id:readonly.',
		},
	],
	default: 'auto',
	description: 'What kind of ID the person is given by, or looked up as',
});

const PREFIXES = Object.freeze({ ou_: 'open_id', on_: 'union_id' } satisfies Record<
	string,
	UserIdType
>);

/**
 * Reads the ID of a person.
 *
 * @param value what the field holds
 * @param explicit what the option 'User ID Type' says, `auto` for by prefix
 * @param field label of the field
 * @param otherwise what to enter in place of something else, where the field has no mode for addresses
 * @returns ID and type
 * @throws {InputError} when it is empty, no ID of a person, or does not fit the chosen type
 */
export function parsePersonId(
	value: string,
	explicit: UserIdType | 'auto',
	field: string,
	otherwise?: string,
): PersonId {
	const id = visibleText(value);
	if (id === '') {
		throw new InputError(
			field,
			'is empty',
			otherwise ?? 'Choose a person, or enter an e-mail address or an ID.',
		);
	}
	if (/[\s\p{Cc}]/u.test(id)) {
		throw new InputError(
			field,
			`holds white space: '${excerpt(id)}'`,
			otherwise ?? 'Enter one ID. Several are separated by commas or line breaks.',
		);
	}
	const other = otherThing(id);
	if (other !== undefined && explicit !== 'user_id') {
		throw new InputError(
			field,
			`is the ID of ${other}, not of a person: '${excerpt(id)}'`,
			otherwise ??
				"The helpdesk reaches people, also in the service group: enter the person's e-mail address, ou_…, on_… or user_id.",
		);
	}
	if (id.includes('@')) {
		throw new InputError(
			field,
			`is an e-mail address, not an ID: '${excerpt(id)}'`,
			otherwise ?? "Choose 'E-Mail' beside the field, or enter the person's ou_…, on_… or user_id.",
		);
	}
	const read = Object.entries(PREFIXES).find(([start]) => id.startsWith(start))?.[1] ?? 'user_id';
	if (explicit === 'auto' || explicit === read || explicit === 'user_id') {
		return { id, idType: explicit === 'auto' ? read : explicit };
	}
	const expected = explicit === 'open_id' ? 'ou_' : 'on_';
	throw new InputError(
		field,
		`is not a ${explicit}: '${excerpt(id)}' does not begin with ${expected}`,
		"Correct the ID, or set the option 'User ID Type' to 'By Prefix'.",
	);
}

const OPEN_IDS =
	'Choose from the list, or enter an ID that begins with ou_, as Agent Schedule: Get Many and User: Look Up put it out.';

/**
 * Reads the ID of a person where Feishu takes no other kind; of another it finds nobody, without a word.
 *
 * @param value what the field holds
 * @param field label of the field
 * @returns the open_id
 * @throws {InputError} when it is empty or anything else
 */
export function parseOpenId(value: string, field: string): string {
	const { id, idType } = parsePersonId(value, 'auto', field, OPEN_IDS);
	if (idType === 'open_id') return id;
	throw new InputError(
		field,
		`holds a ${idType}, where Feishu takes open_ids only: '${excerpt(id)}'`,
		OPEN_IDS,
	);
}
