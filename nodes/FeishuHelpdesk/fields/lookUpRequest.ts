import { path } from '../transport/path';
import type { ApiRequest } from '../transport/request';
import type { Address } from './address';
import type { UserIdType } from './personId';

/** Feishu docs: generic error codes: field validation failed. */
export const INVALID_ADDRESS = 99992402;

/**
 * Asks who is behind addresses. Feishu docs: contact-v3, batch_get_id.
 *
 * @param addresses up to 50 of each kind
 * @param idType the kind of ID to get
 * @param includeResigned whether people who have left are found, too
 * @returns the request; Feishu answers with `user_list`
 */
export function lookUpRequest(
	addresses: readonly Address[],
	idType: UserIdType,
	includeResigned: boolean,
): ApiRequest {
	const of = (kind: Address['by']) =>
		addresses.flatMap(({ by, value }) => (by === kind ? [value] : []));
	const [emails, mobiles] = [of('email'), of('mobile')];
	return {
		method: 'POST',
		path: path`/contact/v3/users/batch_get_id`,
		query: { user_id_type: idType },
		body: {
			json: {
				...(emails.length > 0 && { emails }),
				...(mobiles.length > 0 && { mobiles }),
				...(includeResigned && { include_resigned: true }),
			},
		},
		effect: 'read',
		expects: { what: 'the list of people', names: ['user_list'] },
		about: ['person'],
		scope: 'contact:user.id:readonly',
	};
}
