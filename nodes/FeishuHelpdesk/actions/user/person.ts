import type { PersonId } from '../../fields/personId';
import type { Receiver } from '../../fields/receiver';
import { page, quoted } from '../../shared/feishuPages';
import { InputError } from '../../shared/inputError';
import type { JsonObject } from '../../shared/json';
import type { Found, Need } from '../../engine/operation';
import { userLookUp } from './userLookUp';

/** A person, known by ID now or once the look-ups are done. */
export interface Person {
	/** As the user named the person, for messages. */
	readonly name: string;
	readonly needs: readonly Need[];
	/**
	 * @param found what the look-ups yielded
	 * @returns the person's ID
	 * @throws {InputError} naming the address, when there is no such person to reach
	 */
	readonly resolve: (found: Found) => PersonId;
	/** What the output says of the person besides the ID. */
	readonly address: Readonly<Record<string, string>>;
}

/**
 * @param receiver as the field names the person
 * @param field label of the field
 * @returns the person
 */
export function personOf(receiver: Receiver, field: string): Person {
	if (receiver.by === 'id') {
		const { id, idType } = receiver;
		return { name: id, needs: [], resolve: () => ({ id, idType }), address: {} };
	}
	const { by, value, idType } = receiver;
	const need = userLookUp(receiver, { idType, resigned: 'explain' });
	return {
		name: value,
		needs: [need],
		resolve: (found) => {
			const { user_id: id, status, resigned } = found(need);
			if (resigned === true || hasLeft(status)) throw leftCompany(field, value);
			if (typeof id !== 'string')
				throw by === 'email' ? noEmail(field, value) : noMobile(field, value);
			return { id, idType };
		},
		address: { [by]: value },
	};
}

const hasLeft = (status: JsonObject[string] | undefined): boolean =>
	typeof status === 'object' &&
	status !== null &&
	(Reflect.get(status, 'is_resigned') === true || Reflect.get(status, 'is_exited') === true);

const leftCompany = (field: string, address: string) =>
	new InputError(
		field,
		`belongs to a person who has left the company: '${address}'`,
		'Choose another person.',
	);

/** Feishu docs: contact-v3, batch_get_id: why no ID comes back. The answer does not tell which it is. */
const OUT_OF_RANGE = `Or the person is outside the app's contact range: in the app's ${page('Developer Console')}, widen it under ${quoted('Permissions & Scopes')} → ${quoted('Data Permissions')}, then publish a version.`;

const noEmail = (field: string, address: string) =>
	new InputError(
		field,
		`is an e-mail address that Feishu does not know: '${address}'`,
		`Enter the address that stands in the person's Feishu contact. A company mailbox of Feishu Mail can't be looked up: use the contact address, the mobile number or the ID. ${OUT_OF_RANGE}`,
	);

const noMobile = (field: string, address: string) =>
	new InputError(
		field,
		`is a mobile number that Feishu does not know: '${address}'`,
		`Enter the number that stands in the person's Feishu contact, with + and the country code outside mainland China. ${OUT_OF_RANGE}`,
	);
