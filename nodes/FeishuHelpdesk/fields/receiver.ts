import { InputError } from '../shared/inputError';
import { NOT_A_PERSON } from '../shared/notAPerson';
import { identifierText } from '../shared/identifier';
import { parseEmail, parseMobile, type Address } from './address';
import { SEARCH, type Field } from './field';
import { guestSearch } from './guestSearch';
import { entriesOf, listPattern, splitText } from './list';
import { SLOW_LIST } from './locator';
import { parsePersonId, type PersonId, type UserIdType } from './personId';

/** Who gets a message: known by an ID, or to be looked up. */
export type Receiver = { entered: string } & (
	| ({ by: 'id' } & PersonId)
	| (Address & { idType: UserIdType })
);

// What the editor checks while a user types: no stricter than the parsers, which have the last word.
const EMAIL_PATTERN = '[^\\s@,;，；、<>"()]+@[^\\s@,;，；、<>"()]+\\.[^\\s@,;，；、<>"().]+';
const ID_PATTERN = `(?!${Object.keys(NOT_A_PERSON).join('|')})[^\\s@,;，；、]+`;
/** Separators, and what nobody sees, which is copied along with a number. */
const AROUND_DIGITS =
	'\\s+().（）\\-\\u00ad\\u2010-\\u2015\\u2212\\uff0d\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\ufe00-\\ufe0f,;，；、';
/** At least six digits, among whatever numbers and lists of them are written with. */
const MOBILES_PATTERN = `^(?:[${AROUND_DIGITS}]*\\d){6}[\\d${AROUND_DIGITS}]*$`;

const SEVERAL = 'Several are separated by commas or line breaks.';

/** A field that names people, in the ways they are known by, the easiest first. */
const people = <Name extends string>(words: {
	displayName: string;
	name: Name;
	description: string;
}): Field<Name> => ({
	...words,
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Choose a person…',
			hint: 'People who recently contacted the helpdesk. To find anybody else, type the whole e-mail address or mobile number.',
			typeOptions: {
				searchListMethod: guestSearch.name,
				searchable: true,
				searchFilterRequired: false,
				slowLoadNotice: SLOW_LIST,
			},
		},
		{
			// n8n cuts the chosen way off after seven letters or so.
			displayName: 'E-Mail',
			name: 'email',
			type: 'string',
			placeholder: 'e.g. alice@example.com',
			hint: `The e-mail address in the person's Feishu contact. ${SEVERAL}`,
			validation: [
				{
					type: 'regex',
					properties: {
						regex: listPattern(EMAIL_PATTERN),
						errorMessage: 'Enter an e-mail address, e.g. alice@example.com',
					},
				},
			],
		},
		{
			displayName: 'Mobile',
			name: 'mobile',
			type: 'string',
			placeholder: 'e.g. +6581234567',
			hint: `Outside mainland China with + and the country code. ${SEVERAL}`,
			validation: [
				{
					type: 'regex',
					properties: {
						regex: MOBILES_PATTERN,
						errorMessage: 'Enter a mobile number, e.g. +6581234567',
					},
				},
			],
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. ou_7d8a6e6df7621556ce0d21922b676706',
			hint: `ou_… is an open_id, on_… a union_id, anything else a user_id. ${SEVERAL}`,
			validation: [
				{
					type: 'regex',
					properties: {
						regex: listPattern(ID_PATTERN),
						errorMessage: 'Enter the ID of a person, not of a chat, and not an e-mail address',
					},
				},
			],
		},
	],
	[SEARCH]: guestSearch,
});

/** Who gets the message. */
export const receiverField = people({
	displayName: 'Receiver',
	name: 'receiver',
	description: 'The person who gets the message. Several people get one message each.',
});

/** For whom a ticket is opened. */
export const guestField = people({
	displayName: 'Guest',
	name: 'guest',
	description: 'The person for whom the ticket is opened',
});

/**
 * Reads a field that names people.
 *
 * @param located mode and value of the resource locator
 * @param explicit what the option 'User ID Type' says, `auto` for by prefix
 * @param field label of the field
 * @returns each person once, in order; an error in place of one that is not well-formed
 * @throws {InputError} when the field is empty
 */
export function parseReceivers(
	located: { mode: string; value: unknown },
	explicit: UserIdType | 'auto',
	field: string,
): (Receiver | InputError)[] {
	const receivers = new Map<string, Receiver | InputError>();
	for (const { value, place } of entriesOf(located.value, splitText)) {
		const receiver = readOne(
			located.mode,
			() => identifierText(value, field, place),
			explicit,
			field,
		);
		if (receiver === undefined) continue;
		const key = receiver instanceof Error ? receiver.message : keyOfReceiver(receiver);
		if (!receivers.has(key)) receivers.set(key, receiver);
	}
	if (receivers.size === 0) parsePersonId('', explicit, field);
	return [...receivers.values()];
}

function readOne(
	mode: string,
	read: () => string,
	explicit: UserIdType | 'auto',
	field: string,
): Receiver | InputError | undefined {
	const idType = explicit === 'auto' ? 'open_id' : explicit;
	let entry = '';
	try {
		entry = read();
		if (entry === '') return undefined;
		// An expression that replaces the whole field says nothing about the mode.
		const isEmail = mode === 'email' || (mode === '' && entry.includes('@'));
		if (isEmail) return { entered: entry, ...parseEmail(entry, field), idType };
		if (mode === 'mobile') return { entered: entry, ...parseMobile(entry, field), idType };
		return { entered: entry, by: 'id', ...parsePersonId(entry, explicit, field) };
	} catch (error) {
		const { problem, hint } =
			error instanceof InputError ? error : new InputError(field, String(error), '');
		return new InputError(field, problem, hint, entry);
	}
}

const keyOfReceiver = (receiver: Receiver): string =>
	receiver.by === 'id' ? `id:${receiver.id}` : `${receiver.by}:${receiver.key}`;
